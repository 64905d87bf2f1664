# Ranges: from IPAM, secondary ones, chosen by hand.

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

run "ipam_keys_are_known_before_the_range" {
  command = plan

  variables {
    cidr = null
    ipam = { pool_id = "ipam-pool-0123456789abcdef0", netmask_length = 20 }
  }

  assert {
    condition     = aws_vpc.this.ipv4_ipam_pool_id == "ipam-pool-0123456789abcdef0" && aws_vpc.this.ipv4_netmask_length == 20
    error_message = "the pool gives the range"
  }

  assert {
    condition     = length(aws_subnet.this) == 6 && contains(keys(aws_subnet.this), "private/ap-northeast-2c")
    error_message = jsonencode(keys(aws_subnet.this))
  }
}

run "ipam_range_after_apply" {
  command = apply

  variables {
    cidr = null
    ipam = { pool_id = "ipam-pool-0123456789abcdef0", netmask_length = 20 }
  }

  override_resource {
    target = aws_vpc.this
    values = { cidr_block = "172.20.16.0/20" }
  }

  assert {
    condition = { for key, subnet in aws_subnet.this : key => subnet.cidr_block } == {
      "public/ap-northeast-2a"   = "172.20.16.0/26"
      "public/ap-northeast-2c"   = "172.20.16.128/26"
      "private/ap-northeast-2a"  = "172.20.18.0/26"
      "private/ap-northeast-2c"  = "172.20.18.128/26"
      "isolated/ap-northeast-2a" = "172.20.20.0/26"
      "isolated/ap-northeast-2c" = "172.20.20.128/26"
    }
    error_message = jsonencode({ for key, subnet in aws_subnet.this : key => subnet.cidr_block })
  }

  assert {
    condition     = jsonencode(output.network.cidr_blocks) == jsonencode(["172.20.16.0/20"])
    error_message = "the reference holds the range that IPAM gave"
  }
}

run "ipam_and_a_secondary_range" {
  command = apply

  variables {
    cidr            = null
    ipam            = { pool_id = "ipam-pool-0123456789abcdef0", netmask_length = 20 }
    secondary_cidrs = { pods = "100.64.0.0/16" }
    tiers = {
      app  = { kind = "isolated", slot = 1 }
      pods = { kind = "isolated", slot = 0, range = "pods" }
    }
  }

  override_resource {
    target = aws_vpc.this
    values = { cidr_block = "172.20.16.0/20" }
  }

  assert {
    condition     = aws_subnet.this["app/ap-northeast-2a"].cidr_block == "172.20.18.0/26" && aws_subnet.this["pods/ap-northeast-2a"].cidr_block == "100.64.0.0/22"
    error_message = jsonencode({ for key, subnet in aws_subnet.this : key => subnet.cidr_block })
  }
}

run "secondary_range" {
  command = apply

  variables {
    secondary_cidrs = { pods = "100.64.0.0/16", spare = "100.65.0.0/16" }
    tiers = {
      app  = { kind = "isolated", slot = 0 }
      pods = { kind = "isolated", slot = 0, range = "pods", prefix_length = 20 }
    }
  }

  assert {
    condition     = { for key, range in aws_vpc_ipv4_cidr_block_association.this : key => range.cidr_block } == { pods = "100.64.0.0/16", spare = "100.65.0.0/16" }
    error_message = "every range by its name"
  }

  assert {
    condition     = aws_subnet.this["pods/ap-northeast-2c"].cidr_block == "100.64.32.0/20" && aws_subnet.this["app/ap-northeast-2c"].cidr_block == "10.0.8.0/22"
    error_message = jsonencode({ for key, subnet in aws_subnet.this : key => subnet.cidr_block })
  }

  assert {
    condition     = jsonencode(output.network.cidr_blocks) == jsonencode(["10.0.0.0/16", "100.64.0.0/16", "100.65.0.0/16"])
    error_message = "the primary range comes first"
  }
}

run "chosen_by_hand" {
  command = plan

  variables {
    tiers = {
      app = { kind = "isolated", cidrs = { ap-northeast-2a = "10.0.200.0/24", ap-northeast-2c = "10.0.7.0/26" } }
      mix = { kind = "isolated", slot = 3, cidrs = { ap-northeast-2a = "10.0.201.0/24" } }
    }
  }

  assert {
    condition = { for key, subnet in aws_subnet.this : key => subnet.cidr_block } == {
      "app/ap-northeast-2a" = "10.0.200.0/24"
      "app/ap-northeast-2c" = "10.0.7.0/26"
      "mix/ap-northeast-2a" = "10.0.201.0/24"
      "mix/ap-northeast-2c" = "10.0.104.0/22"
    }
    error_message = jsonencode({ for key, subnet in aws_subnet.this : key => subnet.cidr_block })
  }

  assert {
    condition     = output.layout.app.reserved == "its subnets only"
    error_message = "a tier without a slot reserves nothing"
  }
}
