# Dual stack: a range of Amazon, a part of it for every subnet, ways out of each kind of tier.

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
}

run "every_subnet_has_both" {
  command = apply

  variables {
    ipv6 = true
    tiers = {
      public   = { kind = "public", slot = 0 }
      private  = { kind = "private", slot = 1 }
      isolated = { kind = "isolated", slot = 2, ipv6_slot = 31 }
    }
  }

  override_resource {
    target = aws_vpc.this
    values = { ipv6_cidr_block = "2600:1f00:0:aa00::/56" }
  }

  assert {
    condition = { for key, subnet in aws_subnet.this : key => subnet.ipv6_cidr_block } == {
      "public/ap-northeast-2a"   = "2600:1f00:0:aa00::/64"
      "public/ap-northeast-2c"   = "2600:1f00:0:aa02::/64"
      "private/ap-northeast-2a"  = "2600:1f00:0:aa08::/64"
      "private/ap-northeast-2c"  = "2600:1f00:0:aa0a::/64"
      "isolated/ap-northeast-2a" = "2600:1f00:0:aaf8::/64"
      "isolated/ap-northeast-2c" = "2600:1f00:0:aafa::/64"
    }
    error_message = jsonencode({ for key, subnet in aws_subnet.this : key => subnet.ipv6_cidr_block })
  }

  assert {
    condition     = aws_vpc.this.assign_generated_ipv6_cidr_block && alltrue([for subnet in aws_subnet.this : subnet.assign_ipv6_address_on_creation])
    error_message = "the VPC gets a range and every subnet gives addresses of it"
  }

  assert {
    condition = (
      toset(keys(aws_route.internet_ipv6)) == toset(["public/ap-northeast-2a", "public/ap-northeast-2c"]) &&
      alltrue([for route in aws_route.internet_ipv6 : route.destination_ipv6_cidr_block == "::/0" && route.gateway_id == aws_internet_gateway.this[0].id])
    )
    error_message = "public tiers reach and are reached"
  }

  assert {
    condition = (
      toset(keys(aws_route.egress_only_ipv6)) == toset(["private/ap-northeast-2a", "private/ap-northeast-2c"]) &&
      alltrue([for route in aws_route.egress_only_ipv6 : route.egress_only_gateway_id == aws_egress_only_internet_gateway.this[0].id])
    )
    error_message = "private tiers reach and are not reached, isolated ones neither"
  }

  assert {
    condition     = output.network.ipv6_cidr_block == "2600:1f00:0:aa00::/56" && output.network.tiers.public.subnets["ap-northeast-2c"].ipv6_cidr_block == "2600:1f00:0:aa02::/64"
    error_message = "the reference holds both"
  }
}

run "a_tier_of_ipv6_alone" {
  command = apply

  variables {
    ipv6 = true
    nat  = { mode = "single", zone = "ap-northeast-2a" }
    tiers = {
      public = { kind = "public", slot = 0 }
      app    = { kind = "private", slot = 1 }
      six    = { kind = "private", ipv6_slot = 2, ipv6_only = true, dns64 = true }
    }
  }

  override_resource {
    target = aws_vpc.this
    values = { ipv6_cidr_block = "2600:1f00:0:aa00::/56" }
  }

  assert {
    condition = alltrue([
      for key, subnet in aws_subnet.this :
      subnet.ipv6_native == startswith(key, "six/") &&
      subnet.enable_resource_name_dns_aaaa_record_on_launch == startswith(key, "six/")
    ])
    error_message = "its subnets alone have no IPv4 range"
  }

  assert {
    condition     = aws_subnet.this["six/ap-northeast-2a"].ipv6_cidr_block == "2600:1f00:0:aa10::/64" && aws_subnet.this["six/ap-northeast-2a"].private_dns_hostname_type_on_launch == "resource-name"
    error_message = "they lie where their IPv6 slot says, and name instances by their ids"
  }

  assert {
    condition = (
      toset(keys(aws_route.nat)) == toset(["app/ap-northeast-2a", "app/ap-northeast-2c"]) &&
      toset(keys(aws_route.nat64)) == toset(["six/ap-northeast-2a", "six/ap-northeast-2c"])
    )
    error_message = "their way to IPv4 is by translation alone"
  }

  assert {
    condition     = toset(keys(output.network.tiers)) == toset(["app", "public"]) && contains(keys(output.subnet_ids), "six/ap-northeast-2a")
    error_message = "the reference leaves them to those who name a subnet"
  }
}

run "names_of_ipv4_alone_through_nat" {
  command = apply

  variables {
    ipv6 = true
    nat  = { mode = "per_zone" }
    tiers = {
      public = { kind = "public", slot = 0 }
      app    = { kind = "private", slot = 1, dns64 = true }
      batch  = { kind = "private", slot = 2 }
    }
  }

  override_resource {
    target = aws_vpc.this
    values = { ipv6_cidr_block = "2600:1f00:0:aa00::/56" }
  }

  assert {
    condition     = { for key, subnet in aws_subnet.this : key => subnet.enable_dns64 if subnet.enable_dns64 } == { "app/ap-northeast-2a" = true, "app/ap-northeast-2c" = true }
    error_message = "the resolver answers so in the tier that asks for it"
  }

  assert {
    condition = (
      toset(keys(aws_route.nat64)) == toset(["app/ap-northeast-2a", "app/ap-northeast-2c"]) &&
      alltrue([for key, route in aws_route.nat64 : route.destination_ipv6_cidr_block == "64:ff9b::/96" && route.nat_gateway_id == aws_nat_gateway.this[split("/", key)[1]].id])
    )
    error_message = "its answers lead to the zone's NAT gateway"
  }
}
