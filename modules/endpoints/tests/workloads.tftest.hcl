# The endpoints follow from what runs, in a network whose ids are not known yet.

mock_provider "aws" {}

variables {
  name   = "main"
  region = "ap-northeast-2"
  tiers  = ["private"]
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      public = { kind = "public", subnets = {
        ap-northeast-2a = { id = "subnet-00", cidr_block = "10.0.0.0/24", route_table_id = "rtb-00" }
        ap-northeast-2c = { id = "subnet-01", cidr_block = "10.0.1.0/24", route_table_id = "rtb-01" }
      } }
      private = { kind = "private", subnets = {
        ap-northeast-2a = { id = "subnet-10", cidr_block = "10.0.16.0/24", route_table_id = "rtb-10" }
        ap-northeast-2c = { id = "subnet-11", cidr_block = "10.0.17.0/24", route_table_id = "rtb-11" }
      } }
      isolated = { kind = "isolated", subnets = {
        ap-northeast-2a = { id = "subnet-20", cidr_block = "10.0.32.0/24", route_table_id = "rtb-20" }
        ap-northeast-2c = { id = "subnet-21", cidr_block = "10.0.33.0/24", route_table_id = "rtb-21" }
      } }
    }
  }
}

run "fargate_in_an_older_region" {
  command = apply

  variables {
    workloads = { web = { launch_type = "fargate", secrets = true } }
  }

  assert {
    condition     = toset(keys(output.interface_endpoint_ids)) == toset(["ecr.api", "ecr.dkr", "logs", "secretsmanager"])
    error_message = jsonencode(keys(output.interface_endpoint_ids))
  }

  assert {
    condition     = keys(output.gateway_endpoint_ids) == ["s3"]
    error_message = "ECR's layers lie in S3"
  }

  assert {
    condition     = aws_vpc_endpoint.interface["logs"].subnet_ids == toset(["subnet-10", "subnet-11"])
    error_message = "one subnet in a zone, of the tier that was named"
  }

  assert {
    condition     = aws_vpc_endpoint.gateway["s3"].route_table_ids == toset(["rtb-10", "rtb-11"])
    error_message = "the tables of the block's tiers lead to S3, and no other"
  }

  assert {
    condition     = toset(keys(aws_vpc_security_group_ingress_rule.https)) == toset(["isolated/ap-northeast-2a", "isolated/ap-northeast-2c", "private/ap-northeast-2a", "private/ap-northeast-2c"])
    error_message = "private and isolated subnets may connect, public ones may not"
  }

  assert {
    condition     = jsondecode(aws_vpc_endpoint.gateway["s3"].policy).Statement[0].Resource == ["arn:aws:s3:::prod-ap-northeast-2-starport-layer-bucket/*"]
    error_message = aws_vpc_endpoint.gateway["s3"].policy
  }

  assert {
    condition     = join(",", output.reasons["secretsmanager"]) == "web: its containers are given secrets of Secrets Manager"
    error_message = jsonencode(output.reasons)
  }

  assert {
    condition     = length(output.notices) == 0 && output.resolver_ips == null
    error_message = "nothing to say, nothing that was not asked for"
  }
}

run "the_perimeter_is_this_account_s" {
  command = apply

  override_data {
    target = data.aws_caller_identity.this
    values = { account_id = "123456789012" }
  }

  variables {
    workloads         = { web = { launch_type = "fargate", secrets = true } }
    gateway_endpoints = { s3 = { resources = ["arn:aws:s3:::assets"], anonymous_reads = ["arn:aws:s3:::web"] } }
    perimeter         = { resource_accounts = ["210987654321"] }
  }

  assert {
    condition = [
      for statement in jsondecode(aws_vpc_endpoint.interface["secretsmanager"].policy).Statement : statement.Condition.StringEquals
      ] == [
      { "aws:PrincipalAccount" = ["123456789012"], "aws:ResourceAccount" = ["123456789012"] },
      { "aws:PrincipalAccount" = ["123456789012"], "aws:ResourceAccount" = ["210987654321"] },
    ]
    error_message = aws_vpc_endpoint.interface["secretsmanager"].policy
  }

  assert {
    condition = jsondecode(aws_vpc_endpoint.gateway["s3"].policy).Statement[0] == {
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource  = ["arn:aws:s3:::prod-ap-northeast-2-starport-layer-bucket/*", "arn:aws:s3:::web/*"]
    }
    error_message = aws_vpc_endpoint.gateway["s3"].policy
  }

  assert {
    condition = alltrue([
      for statement in slice(jsondecode(aws_vpc_endpoint.gateway["s3"].policy).Statement, 1, 3) :
      statement.Resource == ["arn:aws:s3:::assets", "arn:aws:s3:::assets/*"] && can(statement.Condition.StringEquals["aws:ResourceAccount"])
    ])
    error_message = aws_vpc_endpoint.gateway["s3"].policy
  }
}

run "the_perimeter_is_an_organization_s" {
  command = apply

  variables {
    interface_endpoints = { sqs = { policy = "perimeter" }, s3 = {}, dynamodb-streams = {} }
    gateway_endpoints   = { s3 = {} }
    perimeter           = { organization_id = "o-0123456789" }
  }

  assert {
    condition = alltrue([
      for policy in [aws_vpc_endpoint.interface["sqs"].policy, aws_vpc_endpoint.gateway["s3"].policy] :
      jsondecode(policy).Statement[0].Condition.StringEquals == { "aws:PrincipalOrgID" = ["o-0123456789"], "aws:ResourceOrgID" = ["o-0123456789"] }
    ])
    error_message = aws_vpc_endpoint.gateway["s3"].policy
  }

  assert {
    condition     = length(data.aws_caller_identity.this) == 0
    error_message = "nobody has to be asked for the account"
  }

  assert {
    condition = (
      aws_vpc_endpoint.interface["s3"].private_dns_enabled &&
      aws_vpc_endpoint.interface["s3"].dns_options[0].private_dns_only_for_inbound_resolver_endpoint == false &&
      !aws_vpc_endpoint.interface["dynamodb-streams"].private_dns_enabled
    )
    error_message = "what AWS would take for true is said, and names that there are not are not asked for"
  }
}

run "fargate_in_a_newer_region" {
  command = plan

  variables {
    region = "ca-west-1"
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = { private = { kind = "private", subnets = {
        ca-west-1a = { id = "subnet-10", cidr_block = "10.0.16.0/24", route_table_id = "rtb-10" }
      } } }
    }
    workloads = { web = { launch_type = "fargate", private_images = false, log_driver = "none" } }
  }

  assert {
    condition = (
      keys(aws_vpc_endpoint.ecs_agent) == ["ecs-agent"] &&
      keys(aws_vpc_endpoint.ecs_telemetry) == ["ecs-telemetry"] &&
      keys(aws_vpc_endpoint.ecs) == ["ecs"] &&
      keys(aws_vpc_endpoint.interface) == []
    )
    error_message = "all three, and nothing else"
  }

  assert {
    condition     = aws_vpc_endpoint.ecs["ecs"].service_name == "com.amazonaws.ca-west-1.ecs"
    error_message = "the region's name"
  }
}

run "an_unknown_region_is_new_and_says_so" {
  command = plan

  variables {
    region = "xx-north-9"
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = { private = { kind = "private", subnets = {
        xx-north-9a = { id = "subnet-10", cidr_block = "10.0.16.0/24", route_table_id = "rtb-10" }
      } } }
    }
    workloads = { web = { launch_type = "fargate" } }
  }

  assert {
    condition     = keys(aws_vpc_endpoint.ecs_agent) == ["ecs-agent"] && length(output.notices) == 1
    error_message = jsonencode(output.notices)
  }
}

run "a_service_in_china" {
  command = plan

  variables {
    region = "cn-north-1"
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = { private = { kind = "private", subnets = {
        cn-north-1a = { id = "subnet-10", cidr_block = "10.0.16.0/24", route_table_id = "rtb-10" }
      } } }
    }
    workloads = { web = { launch_type = "fargate" } }
  }

  assert {
    condition = (
      aws_vpc_endpoint.interface["ecr.api"].service_name == "cn.com.amazonaws.cn-north-1.ecr.api" &&
      aws_vpc_endpoint.interface["logs"].service_name == "com.amazonaws.cn-north-1.logs" &&
      aws_vpc_endpoint.gateway["s3"].service_name == "com.amazonaws.cn-north-1.s3" &&
      strcontains(aws_vpc_endpoint.gateway["s3"].policy, "arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*")
    )
    error_message = "China has its own prefix for some services, and its own partition"
  }
}

run "settings_for_one" {
  command = plan

  variables {
    workloads = { web = { launch_type = "fargate" } }
    interface_endpoints = {
      logs = { zones = ["ap-northeast-2a"], policy = "full", private_dns = false, security_group_ids = ["sg-own"] }
      s3   = { dns = { record_ip_type = "ipv4", only_for_inbound_resolver = true } }
    }
    gateway_endpoints = { s3 = {} }
    service_endpoints = {
      partner = { service_name = "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0", tiers = ["isolated"] }
      iam     = { service_name = "com.amazonaws.iam", service_region = "us-east-1", private_dns = true }
    }
  }

  assert {
    condition = (
      aws_vpc_endpoint.interface["logs"].subnet_ids == toset(["subnet-10"]) &&
      aws_vpc_endpoint.interface["logs"].security_group_ids == toset(["sg-own"]) &&
      !aws_vpc_endpoint.interface["logs"].private_dns_enabled &&
      jsondecode(aws_vpc_endpoint.interface["logs"].policy).Statement[0].Action == "*"
    )
    error_message = "what is said for one endpoint goes over the block's"
  }

  assert {
    condition     = aws_vpc_endpoint.interface["s3"].dns_options[0].private_dns_only_for_inbound_resolver_endpoint
    error_message = "DNS options"
  }

  assert {
    condition     = aws_vpc_endpoint.service["partner"].subnet_ids == toset(["subnet-20", "subnet-21"])
    error_message = "an endpoint of another service, in another tier"
  }

  assert {
    condition     = aws_vpc_endpoint.service["iam"].service_region == "us-east-1"
    error_message = "an endpoint of another region's service, by name"
  }
}

run "ipv6" {
  command = plan

  variables {
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = { private = { kind = "private", subnets = {
        ap-northeast-2a = { id = "subnet-10", cidr_block = "10.0.16.0/24", ipv6_cidr_block = "2001:db8::/64", route_table_id = "rtb-10" }
      } } }
    }
    interface_endpoints = { sqs = {} }
    ip_address_type     = "dualstack"
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.https_ipv6["private/ap-northeast-2a"].cidr_ipv6 == "2001:db8::/64"
    error_message = "IPv6 clients are admitted where endpoints have IPv6 addresses"
  }
}

run "ipv6_without_ranges" {
  command = plan

  variables {
    interface_endpoints = { sqs = {} }
    ip_address_type     = "dualstack"
  }

  expect_failures = [var.ip_address_type]
}

run "own_dns_servers_with_a_resolver" {
  command = apply

  variables {
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = { private = { kind = "private", subnets = {
        ap-northeast-2a = { id = "subnet-10", cidr_block = "10.0.16.0/24", route_table_id = "rtb-10" }
        ap-northeast-2c = { id = "subnet-11", cidr_block = "10.0.17.0/24", route_table_id = "rtb-11" }
      } } }
      dns = { servers = ["10.0.0.53"] }
    }
    interface_endpoints = { sqs = {} }
    resolver            = {}
  }

  assert {
    condition     = length(aws_route53_resolver_endpoint.this[0].ip_address) == 2
    error_message = "an address in each zone"
  }

  assert {
    condition     = toset(keys(aws_vpc_security_group_ingress_rule.resolver)) == toset(["tcp/10.0.0.0/16", "udp/10.0.0.0/16"])
    error_message = "DNS by both protocols from the VPC"
  }
}

run "own_dns_servers_without" {
  command = plan

  variables {
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = { private = { kind = "private", subnets = {
        ap-northeast-2a = { id = "subnet-10", cidr_block = "10.0.16.0/24", route_table_id = "rtb-10" }
      } } }
      dns = { servers = ["10.0.0.53"] }
    }
    interface_endpoints = { sqs = {} }
  }

  expect_failures = [var.private_dns]
}

run "another_region" {
  command = plan

  variables {
    region = "us-east-1"
  }

  expect_failures = [var.region]
}

run "nothing_by_default" {
  command = plan

  assert {
    condition     = length(aws_security_group.this) == 0 && length(output.interface_endpoint_ids) == 0 && output.security_group_id == null
    error_message = "no endpoint that nobody asked for"
  }
}
