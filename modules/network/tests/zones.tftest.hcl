# Which zones a network has, and where they lie.

mock_provider "aws" {
  mock_data "aws_availability_zones" {
    defaults = { names = ["ap-northeast-2d", "ap-northeast-2b", "ap-northeast-2a", "ap-northeast-2c"] }
  }
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
  tiers = { app = { kind = "isolated", slot = 1 } }
}

run "a_number_takes_the_first_by_name" {
  command = plan

  variables {
    zone_count = 2
  }

  assert {
    condition     = output.zones == tolist(["ap-northeast-2a", "ap-northeast-2b"])
    error_message = jsonencode(output.zones)
  }

  assert {
    condition     = data.aws_availability_zones.available[0].state == "available" && one(data.aws_availability_zones.available[0].filter).values == toset(["opt-in-not-required"])
    error_message = "Local Zones and zones that are out of order do not count"
  }
}

run "a_number_gives_the_single_gateway_the_first_zone" {
  command = plan

  variables {
    zone_count = 3
    tiers = {
      web = { kind = "public", slot = 0 }
      app = { kind = "private", slot = 1 }
    }
    nat = { mode = "single" }
  }

  assert {
    condition     = keys(aws_nat_gateway.this) == ["ap-northeast-2a"]
    error_message = jsonencode(keys(aws_nat_gateway.this))
  }
}

run "names_ask_for_no_data" {
  command = plan

  variables {
    zones = ["ap-northeast-2c", "ap-northeast-2a"]
  }

  assert {
    condition     = length(data.aws_availability_zones.available) == 0
    error_message = "zones by name need no call"
  }

  assert {
    condition = { for key, subnet in aws_subnet.this : key => subnet.cidr_block } == {
      "app/ap-northeast-2a" = "10.0.32.0/22"
      "app/ap-northeast-2c" = "10.0.40.0/22"
    }
    error_message = "a zone's letter is its place, whatever zones there are"
  }
}

run "a_local_zone_by_its_own_place" {
  command = plan

  variables {
    zones      = ["us-west-2a", "us-west-2-lax-1a"]
    zone_slots = { us-west-2-lax-1a = 5 }
  }

  assert {
    condition = { for key, subnet in aws_subnet.this : key => subnet.cidr_block } == {
      "app/us-west-2a"       = "10.0.32.0/22"
      "app/us-west-2-lax-1a" = "10.0.52.0/22"
    }
    error_message = jsonencode({ for key, subnet in aws_subnet.this : key => subnet.cidr_block })
  }
}

run "more_zones_than_the_region_has" {
  command = plan

  variables {
    zones      = null
    zone_count = 6
  }

  expect_failures = [data.aws_availability_zones.available]
}
