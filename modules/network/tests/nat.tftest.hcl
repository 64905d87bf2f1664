# NAT gateways are keyed by zone, whatever the mode.

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

run "single" {
  command = apply

  variables {
    nat = { mode = "single", zone = "ap-northeast-2c" }
  }

  assert {
    condition     = keys(aws_nat_gateway.this) == ["ap-northeast-2c"] && keys(aws_eip.nat) == ["ap-northeast-2c"]
    error_message = "one gateway, in the zone that was named"
  }

  assert {
    condition     = aws_nat_gateway.this["ap-northeast-2c"].subnet_id == aws_subnet.this["public/ap-northeast-2c"].id
    error_message = "in the public tier"
  }

  assert {
    condition     = aws_nat_gateway.this["ap-northeast-2c"].allocation_id == aws_eip.nat["ap-northeast-2c"].allocation_id
    error_message = "with an address of its own"
  }

  assert {
    condition     = toset(keys(aws_route.nat)) == toset(["private/ap-northeast-2a", "private/ap-northeast-2c"])
    error_message = "private tiers alone go out by NAT"
  }

  assert {
    condition     = alltrue([for route in aws_route.nat : route.nat_gateway_id == aws_nat_gateway.this["ap-northeast-2c"].id])
    error_message = "all by the one gateway"
  }

  assert {
    condition     = output.nat_public_ips == { "ap-northeast-2c" = aws_nat_gateway.this["ap-northeast-2c"].public_ip }
    error_message = "the address that others see"
  }
}

run "per_zone_keeps_the_single_gateway" {
  command = apply

  variables {
    nat = { mode = "per_zone" }
  }

  assert {
    condition     = output.nat_public_ips["ap-northeast-2c"] == run.single.nat_public_ips["ap-northeast-2c"]
    error_message = "the zone that had a gateway keeps it, and its address"
  }

  assert {
    condition     = alltrue([for key, route in aws_route.nat : route.nat_gateway_id == aws_nat_gateway.this[split("/", key)[1]].id])
    error_message = "each zone has its own way out"
  }
}

run "existing_addresses" {
  command = apply

  variables {
    nat = { mode = "per_zone", allocation_ids = { ap-northeast-2a = "eipalloc-0123456789abcdef0" } }
  }

  assert {
    condition     = aws_nat_gateway.this["ap-northeast-2a"].allocation_id == "eipalloc-0123456789abcdef0" && keys(aws_eip.nat) == ["ap-northeast-2c"]
    error_message = "an address that was brought is used, and no other made for that zone"
  }
}

run "the_tier_of_the_gateways" {
  command = apply

  variables {
    nat = { mode = "per_zone", tier = "edge" }
    tiers = {
      edge   = { kind = "public", slot = 0 }
      dmz    = { kind = "public", slot = 1 }
      server = { kind = "private", slot = 2 }
    }
  }

  assert {
    condition     = alltrue([for zone, gateway in aws_nat_gateway.this : gateway.subnet_id == aws_subnet.this["edge/${zone}"].id])
    error_message = "the tier that was named, not the first by name"
  }
}
