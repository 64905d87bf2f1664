# What the module refuses, each named by the variable or by the VPC's precondition. The whole table, words included,
# comes from the contract (test/modules/refusals.test.ts); here is one of a kind, as Terraform's own users write it.

mock_provider "aws" {}

variables {
  name  = "main"
  cidr  = "10.0.0.0/16"
  zones = ["ap-northeast-2a", "ap-northeast-2c"]
}

run "a_name_that_ends_with_a_hyphen" {
  command = plan
  variables {
    name = "main-"
  }
  expect_failures = [var.name]
}

run "a_range_with_host_bits" {
  command = plan
  variables {
    cidr = "10.0.0.1/16"
  }
  expect_failures = [var.cidr]
}

run "a_range_and_a_pool" {
  command = plan
  variables {
    ipam = { pool_id = "ipam-pool-0123456789abcdef0", netmask_length = 16 }
  }
  expect_failures = [var.cidr]
}

run "zones_and_a_number_of_them" {
  command = plan
  variables {
    zone_count = 2
  }
  expect_failures = [var.zones]
}

run "zones_of_one_place" {
  command = plan
  variables {
    zone_slots = { ap-northeast-2a = 2 }
  }
  expect_failures = [var.zones]
}

run "a_kind_of_tier_that_is_none" {
  command = plan
  variables {
    tiers = { app = { kind = "secret", slot = 0 } }
  }
  expect_failures = [var.tiers]
}

run "a_tier_in_a_range_that_is_not_there" {
  command = plan
  variables {
    tiers = { app = { kind = "isolated", slot = 0, range = "pods" } }
  }
  expect_failures = [var.tiers]
}

run "a_single_gateway_in_no_zone" {
  command = plan
  variables {
    nat = { mode = "single" }
  }
  expect_failures = [var.nat]
}

run "a_gateway_without_a_public_tier" {
  command = plan
  variables {
    tiers = { app = { kind = "private", slot = 0 } }
    nat   = { mode = "per_zone" }
  }
  expect_failures = [var.nat]
}

run "a_route_with_two_targets" {
  command = plan
  variables {
    routes = {
      lan = { tiers = ["private"], destination = "10.9.0.0/16", target = { transit_gateway_id = "tgw-0123456789abcdef0", peering_connection_id = "pcx-0123456789abcdef0" } }
    }
  }
  expect_failures = [var.routes]
}

run "a_route_to_a_gateway_that_is_not_there" {
  command = plan
  variables {
    routes = { office = { tiers = ["private"], destination = "10.9.0.0/16", target = { virtual_private_gateway = true } } }
  }
  expect_failures = [var.routes]
}

run "propagation_to_a_tier_that_is_not_there" {
  command = plan
  variables {
    vpn_gateway = { propagate_to = ["office"] }
  }
  expect_failures = [var.vpn_gateway]
}

run "logs_to_a_bucket_that_is_not_named" {
  command = plan
  variables {
    flow_logs = { destination = "s3" }
  }
  expect_failures = [var.flow_logs]
}

run "tiers_in_one_place" {
  command = plan
  variables {
    tiers = { app = { kind = "isolated", slot = 1 }, data = { kind = "isolated", slot = 1 } }
  }
  expect_failures = [aws_vpc.this]
}

run "a_range_too_small_for_its_tiers" {
  command = plan
  variables {
    cidr = "10.0.0.0/24"
  }
  expect_failures = [aws_vpc.this]
}

run "ranges_that_overlap" {
  command = plan
  variables {
    secondary_cidrs = { more = "10.0.128.0/17" }
  }
  expect_failures = [aws_vpc.this]
}

run "ipv6_places_taken_twice" {
  command = plan
  variables {
    ipv6  = true
    tiers = { app = { kind = "isolated", slot = 1 }, data = { kind = "isolated", slot = 2, ipv6_slot = 1 } }
  }
  expect_failures = [aws_vpc.this]
}
