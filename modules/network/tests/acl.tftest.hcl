# Network ACLs: one for each tier, open by default, strict where rules are given.

mock_provider "aws" {
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:flow" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/flow" }
  }
}

variables {
  name  = "main"
  cidr  = "10.0.0.0/16"
  zones = ["ap-northeast-2a", "ap-northeast-2c"]
  tiers = {
    app = { kind = "isolated", slot = 1 }
    data = {
      kind = "isolated"
      slot = 2
      acl = {
        ephemeral_from = 32768
        ingress = {
          postgres = { number = 100, cidr = "10.0.32.0/19", from_port = 5432, to_port = 5432 }
          ping     = { number = 110, protocol = "icmp", cidr = "10.0.0.0/16", icmp_type = 8 }
          ping6    = { number = 120, protocol = "icmpv6", cidr = "2001:db8::/56" }
          tunnel   = { number = 130, protocol = "47", cidr = "10.0.0.0/16" }
          nobody   = { number = 90, action = "deny", protocol = "all", cidr = "10.0.33.0/24" }
        }
        egress = {
          replies = { number = 100, cidr = "10.0.32.0/19", from_port = 32768 }
        }
      }
    }
  }
}

run "a_strict_tier_beside_an_open_one" {
  command = apply

  assert {
    condition = { for tier, acl in aws_network_acl.this : tier => [length(acl.ingress), length(acl.egress)] } == {
      app  = [2, 2]
      data = [5, 1]
    }
    error_message = jsonencode(aws_network_acl.this)
  }

  assert {
    condition = alltrue([for tier, acl in aws_network_acl.this : acl.subnet_ids == toset([
      for zone in ["ap-northeast-2a", "ap-northeast-2c"] : aws_subnet.this["${tier}/${zone}"].id
    ])])
    error_message = "an ACL holds its tier's subnets"
  }

  assert {
    condition = alltrue([for rules in [aws_network_acl.this["app"].ingress, aws_network_acl.this["app"].egress] : rules == toset([
      { rule_no = 100, action = "allow", protocol = "-1", cidr_block = "0.0.0.0/0", ipv6_cidr_block = null, from_port = 0, to_port = 0, icmp_type = 0, icmp_code = 0 },
      { rule_no = 101, action = "allow", protocol = "-1", cidr_block = null, ipv6_cidr_block = "::/0", from_port = 0, to_port = 0, icmp_type = 0, icmp_code = 0 },
    ])])
    error_message = jsonencode(aws_network_acl.this["app"])
  }

  assert {
    condition = aws_network_acl.this["data"].ingress == toset([
      { rule_no = 90, action = "deny", protocol = "-1", cidr_block = "10.0.33.0/24", ipv6_cidr_block = null, from_port = 0, to_port = 0, icmp_type = 0, icmp_code = 0 },
      { rule_no = 100, action = "allow", protocol = "6", cidr_block = "10.0.32.0/19", ipv6_cidr_block = null, from_port = 5432, to_port = 5432, icmp_type = 0, icmp_code = 0 },
      { rule_no = 110, action = "allow", protocol = "1", cidr_block = "10.0.0.0/16", ipv6_cidr_block = null, from_port = 0, to_port = 0, icmp_type = 8, icmp_code = -1 },
      { rule_no = 120, action = "allow", protocol = "58", cidr_block = null, ipv6_cidr_block = "2001:db8::/56", from_port = 0, to_port = 0, icmp_type = -1, icmp_code = -1 },
      { rule_no = 130, action = "allow", protocol = "47", cidr_block = "10.0.0.0/16", ipv6_cidr_block = null, from_port = 0, to_port = 0, icmp_type = 0, icmp_code = 0 },
    ])
    error_message = "TCP has ports, ICMP a type and a code, others nothing: ${jsonencode(aws_network_acl.this["data"].ingress)}"
  }

  assert {
    condition = aws_network_acl.this["data"].egress == toset([
      { rule_no = 100, action = "allow", protocol = "6", cidr_block = "10.0.32.0/19", ipv6_cidr_block = tostring(null), from_port = 32768, to_port = 65535, icmp_type = 0, icmp_code = 0 },
    ])
    error_message = "to the last port where none is given: ${jsonencode(aws_network_acl.this["data"].egress)}"
  }
}

run "a_rule_without_its_way_back" {
  command = plan

  variables {
    tiers = {
      data = { kind = "isolated", slot = 2, acl = { ingress = { postgres = { number = 100, cidr = "10.0.32.0/19", from_port = 5432, to_port = 5432 } } } }
    }
  }

  expect_failures = [aws_vpc.this]
}

run "a_way_back_behind_a_denial" {
  command = plan

  variables {
    tiers = {
      data = {
        kind = "isolated"
        slot = 2
        acl = {
          ingress = { postgres = { number = 100, cidr = "10.0.32.0/19", from_port = 5432, to_port = 5432 } }
          egress = {
            none    = { number = 50, action = "deny", protocol = "all", cidr = "10.0.0.0/16" }
            replies = { number = 100, cidr = "10.0.32.0/19", from_port = 1024 }
          }
        }
      }
    }
  }

  expect_failures = [aws_vpc.this]
}
