mock_provider "aws" {}

mock_provider "aws" {
  alias = "accepter"
}

variables {
  name = "shop-to-office"
  requester = {
    vpc_id          = "vpc-1123456789abcdef0"
    cidr_blocks     = ["10.1.0.0/16", "100.64.0.0/16"]
    ipv6_cidr_block = "2001:db8:1::/56"
    tiers = {
      public = {
        kind    = "public"
        subnets = { a = { id = "subnet-1a23456789abcdef0", cidr_block = "10.1.0.0/24", route_table_id = "rtb-1a23456789abcdef0" } }
      }
      private = {
        kind = "private"
        subnets = {
          a = { id = "subnet-1b23456789abcdef0", cidr_block = "10.1.1.0/24", route_table_id = "rtb-1b23456789abcdef0" }
          c = { id = "subnet-1c23456789abcdef0", cidr_block = "10.1.2.0/24", route_table_id = "rtb-1c23456789abcdef0" }
        }
      }
    }
  }
  accepter = {
    vpc_id      = "vpc-2123456789abcdef0"
    cidr_blocks = ["10.2.0.0/16"]
    tiers = {
      data = {
        kind    = "isolated"
        subnets = { b = { id = "subnet-2a23456789abcdef0", cidr_block = "10.2.0.0/24", route_table_id = "rtb-2a23456789abcdef0" } }
      }
    }
  }
}

run "routes_on_both_sides" {
  command = apply

  providers = {
    aws          = aws
    aws.accepter = aws.accepter
  }

  assert {
    condition     = keys(output.requester_route_ids) == ["private/a/10.2.0.0/16", "private/c/10.2.0.0/16"]
    error_message = jsonencode(keys(output.requester_route_ids))
  }

  assert {
    condition     = keys(output.accepter_route_ids) == ["data/b/10.1.0.0/16", "data/b/100.64.0.0/16"]
    error_message = jsonencode(keys(output.accepter_route_ids))
  }

  assert {
    condition = (
      aws_route.requester["private/c/10.2.0.0/16"].route_table_id == "rtb-1c23456789abcdef0" &&
      aws_route.requester["private/c/10.2.0.0/16"].destination_cidr_block == "10.2.0.0/16"
    )
    error_message = "a route leads from its own table to the other side's range"
  }

  assert {
    condition     = aws_vpc_peering_connection_accepter.this.auto_accept
    error_message = "the connection is accepted in the same apply"
  }

  assert {
    condition = (
      aws_vpc_peering_connection_options.requester.requester[0].allow_remote_vpc_dns_resolution &&
      aws_vpc_peering_connection_options.accepter.accepter[0].allow_remote_vpc_dns_resolution
    )
    error_message = "names resolve to private addresses on both sides"
  }
}

run "ipv6_where_both_have_a_range" {
  command = plan

  providers = {
    aws          = aws
    aws.accepter = aws.accepter
  }

  variables {
    requester_tiers = ["public"]
    accepter_tiers  = []
    accepter = {
      vpc_id          = "vpc-2123456789abcdef0"
      cidr_blocks     = ["10.2.0.0/16"]
      ipv6_cidr_block = "2001:db8:2::/56"
      tiers           = {}
    }
  }

  assert {
    condition     = keys(aws_route.requester) == ["public/a/10.2.0.0/16", "public/a/ipv6"]
    error_message = jsonencode(keys(aws_route.requester))
  }

  assert {
    condition     = aws_route.requester["public/a/ipv6"].destination_ipv6_cidr_block == "2001:db8:2::/56"
    error_message = "the IPv6 range goes into destination_ipv6_cidr_block"
  }

  assert {
    condition     = length(aws_route.accepter) == 0
    error_message = "no tiers, no routes"
  }
}

run "overlapping_ranges" {
  command = plan

  providers = {
    aws          = aws
    aws.accepter = aws.accepter
  }

  variables {
    accepter = {
      vpc_id      = "vpc-2123456789abcdef0"
      cidr_blocks = ["10.2.0.0/16", "100.64.128.0/20"]
      tiers       = {}
    }
  }

  expect_failures = [aws_vpc_peering_connection.this]
}

run "a_tier_that_is_not_there" {
  command = plan

  providers = {
    aws          = aws
    aws.accepter = aws.accepter
  }

  variables {
    requester_tiers = ["office"]
  }

  expect_failures = [var.requester_tiers]
}

run "ipv6_without_a_range" {
  command = plan

  providers = {
    aws          = aws
    aws.accepter = aws.accepter
  }

  variables {
    ipv6 = true
  }

  expect_failures = [var.ipv6]
}

run "a_table_that_two_subnets_share" {
  command = plan

  providers = {
    aws          = aws
    aws.accepter = aws.accepter
  }

  variables {
    accepter = {
      vpc_id      = "vpc-2123456789abcdef0"
      cidr_blocks = ["10.2.0.0/16"]
      tiers = {
        data = {
          kind = "isolated"
          subnets = {
            a = { id = "subnet-2a23456789abcdef0", cidr_block = "10.2.0.0/24", route_table_id = "rtb-2a23456789abcdef0" }
            b = { id = "subnet-2b23456789abcdef0", cidr_block = "10.2.1.0/24", route_table_id = "rtb-2a23456789abcdef0" }
          }
        }
      }
    }
  }

  expect_failures = [var.accepter_tiers]
}
