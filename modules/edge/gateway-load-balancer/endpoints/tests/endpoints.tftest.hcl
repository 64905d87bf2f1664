# What the emulator shows less exactly: acceptance, IPv6 both ways (its endpoints forget their address type), refusals.

mock_provider "aws" {}

variables {
  name = "shop"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      inspection = {
        kind = "public"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24", route_table_id = "rtb-0123456789abcdef0" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24", route_table_id = "rtb-0123456789abcdef1" }
        }
      }
      web = {
        kind = "public"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef2", cidr_block = "10.0.2.0/24", ipv6_cidr_block = "2001:db8:0:2::/64", route_table_id = "rtb-0123456789abcdef2" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef3", cidr_block = "10.0.3.0/24", ipv6_cidr_block = "2001:db8:0:3::/64", route_table_id = "rtb-0123456789abcdef3" }
        }
      }
    }
  }
  tier            = "inspection"
  service         = { service_name = "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0" }
  protected_tiers = ["web"]
  ingress         = { internet_gateway_id = "igw-0123456789abcdef0" }
}

run "both_versions_both_ways" {
  command = apply

  variables {
    ip_address_type = "dualstack"
    accept          = true
    destinations    = { internet = "0.0.0.0/0", six = "::/0" }
  }

  assert {
    condition     = alltrue([for endpoint in aws_vpc_endpoint.this : endpoint.auto_accept && endpoint.ip_address_type == "dualstack" && endpoint.vpc_endpoint_type == "GatewayLoadBalancer"])
    error_message = "Endpoints of both versions, accepted."
  }
  assert {
    condition     = { for key, route in aws_route.this : key => route.vpc_endpoint_id == aws_vpc_endpoint.this[split("/", key)[2]].id } == { "internet/web/ap-northeast-2a" = true, "internet/web/ap-northeast-2c" = true, "six/web/ap-northeast-2a" = true, "six/web/ap-northeast-2c" = true }
    error_message = "Each zone's table leads to the zone's own endpoint."
  }
  assert {
    condition     = aws_route.ingress["web/ap-northeast-2c"].destination_cidr_block == "10.0.3.0/24" && aws_route.ingress["web/ap-northeast-2c"].vpc_endpoint_id == aws_vpc_endpoint.this["ap-northeast-2c"].id
    error_message = "The internet gateway's table leads to the same endpoint."
  }
  assert {
    condition     = aws_route.ingress_ipv6["web/ap-northeast-2a"].destination_ipv6_cidr_block == "2001:db8:0:2::/64"
    error_message = "IPv6 comes in the same way."
  }
}

run "one_direction_only" {
  command = plan

  variables {
    ingress = null
  }

  expect_failures = [var.ingress]
}

run "a_zone_without_an_endpoint" {
  command = plan

  variables {
    zones = ["ap-northeast-2a"]
  }

  expect_failures = [var.protected_tiers]
}
