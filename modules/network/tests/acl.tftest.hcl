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
    condition = toset(keys(aws_network_acl_rule.this)) == toset([
      "app/ingress/all-ipv4", "app/ingress/all-ipv6", "app/egress/all-ipv4", "app/egress/all-ipv6",
      "data/ingress/postgres", "data/ingress/ping", "data/ingress/ping6", "data/ingress/tunnel", "data/ingress/nobody", "data/egress/replies",
    ])
    error_message = jsonencode(keys(aws_network_acl_rule.this))
  }

  assert {
    condition     = alltrue([for key, rule in aws_network_acl_rule.this : rule.network_acl_id == aws_network_acl.this[split("/", key)[0]].id && rule.egress == (split("/", key)[1] == "egress")])
    error_message = "each rule in its tier's ACL and in its direction"
  }

  assert {
    condition = alltrue([for tier, acl in aws_network_acl.this : acl.subnet_ids == toset([
      for zone in ["ap-northeast-2a", "ap-northeast-2c"] : aws_subnet.this["${tier}/${zone}"].id
    ])])
    error_message = "an ACL holds its tier's subnets"
  }

  assert {
    condition = (
      aws_network_acl_rule.this["data/ingress/postgres"].protocol == "6" &&
      aws_network_acl_rule.this["data/ingress/postgres"].rule_number == 100 &&
      aws_network_acl_rule.this["data/ingress/postgres"].rule_action == "allow" &&
      aws_network_acl_rule.this["data/ingress/postgres"].from_port == 5432 &&
      aws_network_acl_rule.this["data/ingress/postgres"].to_port == 5432 &&
      aws_network_acl_rule.this["data/ingress/postgres"].icmp_type == null
    )
    error_message = "TCP has ports"
  }

  assert {
    condition = (
      aws_network_acl_rule.this["data/egress/replies"].from_port == 32768 &&
      aws_network_acl_rule.this["data/egress/replies"].to_port == 65535
    )
    error_message = "to the last port where none is given"
  }

  assert {
    condition = (
      aws_network_acl_rule.this["data/ingress/ping"].protocol == "1" &&
      aws_network_acl_rule.this["data/ingress/ping"].icmp_type == 8 &&
      aws_network_acl_rule.this["data/ingress/ping"].icmp_code == -1 &&
      aws_network_acl_rule.this["data/ingress/ping"].from_port == null
    )
    error_message = "ICMP has a type and a code"
  }

  assert {
    condition = (
      aws_network_acl_rule.this["data/ingress/ping6"].protocol == "58" &&
      aws_network_acl_rule.this["data/ingress/ping6"].ipv6_cidr_block == "2001:db8::/56" &&
      aws_network_acl_rule.this["data/ingress/ping6"].cidr_block == null
    )
    error_message = "an IPv6 range goes into ipv6_cidr_block"
  }

  assert {
    condition = (
      aws_network_acl_rule.this["data/ingress/nobody"].rule_action == "deny" &&
      aws_network_acl_rule.this["data/ingress/nobody"].protocol == "-1" &&
      aws_network_acl_rule.this["data/ingress/nobody"].from_port == null
    )
    error_message = "a denial of everything has no ports"
  }

  assert {
    condition = (
      aws_network_acl_rule.this["data/ingress/tunnel"].protocol == "47" &&
      aws_network_acl_rule.this["data/ingress/tunnel"].from_port == null &&
      aws_network_acl_rule.this["data/ingress/tunnel"].icmp_type == null
    )
    error_message = "another protocol by its number, without ports and types"
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
