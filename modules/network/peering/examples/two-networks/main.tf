# Two networks of one account and region, the second one an existing VPC that is written down by hand.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "region" {
  description = "The region to build in."
  type        = string
  default     = "ap-northeast-2"
}

provider "aws" {
  region = var.region
}

module "shop" {
  source = "../../../"

  name      = "shop"
  cidr      = "10.30.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  flow_logs = { destination = "none" }
}

# Stands for a VPC that somebody else made.
resource "aws_vpc" "office" {
  cidr_block           = "10.31.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "office" }
}

resource "aws_subnet" "office" {
  vpc_id            = aws_vpc.office.id
  cidr_block        = "10.31.0.0/24"
  availability_zone = "${var.region}a"
  tags              = { Name = "office" }
}

resource "aws_route_table" "office" {
  vpc_id = aws_vpc.office.id
  tags   = { Name = "office" }
}

resource "aws_route_table_association" "office" {
  subnet_id      = aws_subnet.office.id
  route_table_id = aws_route_table.office.id
}

module "peering" {
  source = "../../"

  providers = {
    aws          = aws
    aws.accepter = aws
  }

  name            = "shop-to-office"
  requester       = module.shop.network
  requester_tiers = ["private"]
  accepter = {
    vpc_id      = aws_vpc.office.id
    cidr_blocks = ["10.31.0.0/16"]
    tiers = {
      desks = {
        kind = "private"
        subnets = {
          "${var.region}a" = {
            id             = aws_subnet.office.id
            cidr_block     = aws_subnet.office.cidr_block
            route_table_id = aws_route_table.office.id
          }
        }
      }
    }
  }
}

output "requester_route_ids" {
  description = "Routes of the shop to the office."
  value       = module.peering.requester_route_ids
}

output "accepter_route_ids" {
  description = "Routes of the office to the shop."
  value       = module.peering.accepter_route_ids
}
