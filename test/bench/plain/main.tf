# What somebody writes by hand who needs this one network: the resources that modules/network makes for
# test/bench/module/main.tf, without a variable.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "eu-west-1"
}

locals {
  name = "bench"

  subnets = {
    "public/eu-west-1a"   = { tier = "public", zone = "eu-west-1a", cidr = "10.0.0.0/22" }
    "public/eu-west-1b"   = { tier = "public", zone = "eu-west-1b", cidr = "10.0.4.0/22" }
    "private/eu-west-1a"  = { tier = "private", zone = "eu-west-1a", cidr = "10.0.32.0/22" }
    "private/eu-west-1b"  = { tier = "private", zone = "eu-west-1b", cidr = "10.0.36.0/22" }
    "isolated/eu-west-1a" = { tier = "isolated", zone = "eu-west-1a", cidr = "10.0.64.0/22" }
    "isolated/eu-west-1b" = { tier = "isolated", zone = "eu-west-1b", cidr = "10.0.68.0/22" }
  }

  open_rules = {
    "ingress-ipv4" = { egress = false, number = 100, ipv4 = "0.0.0.0/0", ipv6 = null }
    "ingress-ipv6" = { egress = false, number = 101, ipv4 = null, ipv6 = "::/0" }
    "egress-ipv4"  = { egress = true, number = 100, ipv4 = "0.0.0.0/0", ipv6 = null }
    "egress-ipv6"  = { egress = true, number = 101, ipv4 = null, ipv6 = "::/0" }
  }

  acl_rules = merge([
    for tier in ["public", "private", "isolated"] : {
      for key, rule in local.open_rules : "${tier}/${key}" => merge(rule, { tier = tier })
    }
  ]...)
}

resource "aws_vpc" "this" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = local.name }
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = "${local.name}-default-closed" }
}

resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
  tags                   = { Name = "${local.name}-default-closed" }

  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_default_route_table" "this" {
  default_route_table_id = aws_vpc.this.default_route_table_id
  route                  = []
  tags                   = { Name = "${local.name}-default-closed" }
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = false
  tags                    = { Name = "${local.name}-${replace(each.key, "/", "-")}" }
}

resource "aws_route_table" "this" {
  for_each = local.subnets

  vpc_id = aws_vpc.this.id
  tags   = { Name = "${local.name}-${replace(each.key, "/", "-")}" }
}

resource "aws_route_table_association" "this" {
  for_each = local.subnets

  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = aws_route_table.this[each.key].id
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
  tags   = { Name = local.name }
}

resource "aws_eip" "nat" {
  domain = "vpc"
  tags   = { Name = "${local.name}-nat" }
}

resource "aws_nat_gateway" "this" {
  allocation_id = aws_eip.nat.allocation_id
  subnet_id     = aws_subnet.this["public/eu-west-1a"].id
  tags          = { Name = "${local.name}-nat" }
  depends_on    = [aws_internet_gateway.this]
}

resource "aws_route" "internet" {
  for_each = { for key, subnet in local.subnets : key => subnet if subnet.tier == "public" }

  route_table_id         = aws_route_table.this[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route" "nat" {
  for_each = { for key, subnet in local.subnets : key => subnet if subnet.tier == "private" }

  route_table_id         = aws_route_table.this[each.key].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this.id
}

resource "aws_network_acl" "this" {
  for_each = toset(["public", "private", "isolated"])

  vpc_id     = aws_vpc.this.id
  subnet_ids = [for key, subnet in local.subnets : aws_subnet.this[key].id if subnet.tier == each.key]
  tags       = { Name = "${local.name}-${each.key}" }
}

resource "aws_network_acl_rule" "this" {
  for_each = local.acl_rules

  network_acl_id  = aws_network_acl.this[each.value.tier].id
  egress          = each.value.egress
  rule_number     = each.value.number
  rule_action     = "allow"
  protocol        = "-1"
  cidr_block      = each.value.ipv4
  ipv6_cidr_block = each.value.ipv6
}

resource "aws_cloudwatch_log_group" "flow_logs" {
  name              = "/aws/vpc-flow-logs/${local.name}"
  retention_in_days = 30
  tags              = { Name = "${local.name}-flow-logs" }
}

resource "aws_iam_role" "flow_logs" {
  name_prefix = "${local.name}-"
  description = "Lets VPC flow logs write to their log group."
  tags        = { Name = "${local.name}-flow-logs" }

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "vpc-flow-logs.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "flow_logs" {
  name = "write-flow-logs"
  role = aws_iam_role.flow_logs.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
      Resource = "${aws_cloudwatch_log_group.flow_logs.arn}:*"
    }]
  })
}

resource "aws_flow_log" "this" {
  vpc_id                   = aws_vpc.this.id
  traffic_type             = "ALL"
  log_destination_type     = "cloud-watch-logs"
  log_destination          = aws_cloudwatch_log_group.flow_logs.arn
  iam_role_arn             = aws_iam_role.flow_logs.arn
  max_aggregation_interval = 600
  tags                     = { Name = "${local.name}-flow-logs" }
}
