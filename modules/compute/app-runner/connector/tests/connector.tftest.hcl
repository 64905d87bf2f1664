mock_provider "aws" {
  mock_resource "aws_security_group" {
    defaults = {
      id  = "sg-0aaaaaaaaaaaaaaaa"
      arn = "arn:aws:ec2:ap-northeast-1:123456789012:security-group/sg-0aaaaaaaaaaaaaaaa"
    }
  }
  mock_resource "aws_apprunner_vpc_connector" {
    defaults = { arn = "arn:aws:apprunner:ap-northeast-1:123456789012:vpcconnector/shop/1/0123456789abcdef" }
  }
}

variables {
  name = "shop"
  tier = "private"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      private = {
        kind = "private"
        subnets = {
          ap-northeast-1a = { id = "subnet-0a", cidr_block = "10.0.0.0/24" }
          ap-northeast-1c = { id = "subnet-0c", cidr_block = "10.0.1.0/24" }
          ap-northeast-1d = { id = "subnet-0d", cidr_block = "10.0.2.0/24" }
        }
      }
      isolated = {
        kind    = "isolated"
        subnets = { ap-northeast-1a = { id = "subnet-1a", cidr_block = "10.0.8.0/24" } }
      }
    }
  }
}

run "own_group" {
  command = apply

  variables {
    targets = {
      database = { security_group = { id = "sg-0bbbbbbbbbbbbbbbb", name = "database" }, port = 5432 }
    }
  }

  assert {
    condition     = toset(aws_apprunner_vpc_connector.this.subnets) == toset(["subnet-0a", "subnet-0c", "subnet-0d"])
    error_message = "one subnet in every zone"
  }
  assert {
    condition     = toset(aws_apprunner_vpc_connector.this.security_groups) == toset(["sg-0aaaaaaaaaaaaaaaa"])
    error_message = "a group of its own"
  }
  assert {
    condition     = toset(keys(aws_vpc_security_group_egress_rule.this)) == toset(["to-database", "https/0.0.0.0/0"])
    error_message = jsonencode(keys(aws_vpc_security_group_egress_rule.this))
  }
  assert {
    condition = (
      aws_vpc_security_group_ingress_rule.this["database-from-shop-connector"].security_group_id == "sg-0bbbbbbbbbbbbbbbb" &&
      aws_vpc_security_group_ingress_rule.this["database-from-shop-connector"].referenced_security_group_id == "sg-0aaaaaaaaaaaaaaaa" &&
      aws_vpc_security_group_ingress_rule.this["database-from-shop-connector"].from_port == 5432
    )
    error_message = "the database lets the connector in by reference"
  }
  assert {
    condition     = output.connector.internet && length(output.notices) == 0
    error_message = "a private tier has a way to the internet, and three zones are enough"
  }
}

# AWS takes no change of a connector, and the provider replaces it. The mock provider does not know that: here the edit is an
# update in place, so that nothing but the name can be looked at.
run "another_zone_another_name" {
  command = apply

  variables {
    zones = ["ap-northeast-1a", "ap-northeast-1c"]
  }

  expect_failures = [check.zones]

  assert {
    condition = (
      can(regex("^shop-[0-9a-f]{8}$", aws_apprunner_vpc_connector.this.vpc_connector_name)) &&
      aws_apprunner_vpc_connector.this.vpc_connector_name != run.own_group.connector_name
    )
    error_message = aws_apprunner_vpc_connector.this.vpc_connector_name
  }
}

# ranges that are known only after the apply have names in their rules' addresses
run "named_ranges" {
  command = apply

  variables {
    outbound = {
      https    = { port = 443, ranges = ["10.0.0.0/16"], named_ranges = { partner = "203.0.113.10/32" } }
      postgres = { port = 5432, named_ranges = { warehouse = "198.51.100.0/24" }, description = "the warehouse" }
    }
  }

  assert {
    condition = toset(keys(aws_vpc_security_group_egress_rule.this)) == toset([
      "https/10.0.0.0/16", "https/partner", "postgres/warehouse",
    ])
    error_message = jsonencode(keys(aws_vpc_security_group_egress_rule.this))
  }
  assert {
    condition = (
      aws_vpc_security_group_egress_rule.this["https/partner"].cidr_ipv4 == "203.0.113.10/32" &&
      aws_vpc_security_group_egress_rule.this["https/partner"].from_port == 443 &&
      aws_vpc_security_group_egress_rule.this["postgres/warehouse"].cidr_ipv4 == "198.51.100.0/24" &&
      aws_vpc_security_group_egress_rule.this["postgres/warehouse"].description == "the warehouse"
    )
    error_message = "a named range is the rule's range, under its name"
  }
}

run "no_range_at_all" {
  command = plan

  variables {
    outbound = { https = { port = 443 } }
  }

  expect_failures = [var.outbound]
}

run "given_groups" {
  command = apply

  variables {
    security_groups = [
      { id = "sg-0cccccccccccccccc", name = "app" },
      { id = "sg-0dddddddddddddddd", name = "egress" },
    ]
    targets = {
      database = { security_group = { id = "sg-0bbbbbbbbbbbbbbbb", name = "database" }, port = 5432 }
    }
  }

  assert {
    condition     = length(aws_security_group.this) == 0 && length(aws_vpc_security_group_egress_rule.this) == 0
    error_message = "the given groups' outbound rules are their owner's"
  }
  assert {
    condition     = toset(keys(aws_vpc_security_group_ingress_rule.this)) == toset(["database-from-app", "database-from-egress"])
    error_message = jsonencode(keys(aws_vpc_security_group_ingress_rule.this))
  }
}

run "fewer_zones_warn" {
  command = plan

  variables {
    zones = ["ap-northeast-1a", "ap-northeast-1c"]
  }

  expect_failures = [check.zones]
}

run "an_isolated_tier_has_no_way_out" {
  command = plan

  variables {
    tier     = "isolated"
    outbound = {}
  }

  expect_failures = [check.zones]

  assert {
    condition     = output.connector.internet == false && length(aws_vpc_security_group_egress_rule.this) == 0
    error_message = "nothing leads to the internet"
  }
}

run "public_tier" {
  command = plan

  variables {
    network = {
      vpc_id      = "vpc-0123456789abcdef0"
      cidr_blocks = ["10.0.0.0/16"]
      tiers = {
        private = { kind = "public", subnets = { ap-northeast-1a = { id = "subnet-0a", cidr_block = "10.0.0.0/24" } } }
      }
    }
  }

  expect_failures = [var.tier]
}
