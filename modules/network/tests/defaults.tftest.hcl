# What a network is when only its name, range and zones are said.

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
  zones = ["ap-northeast-2c", "ap-northeast-2a"]
}

run "three_tiers_over_the_zones" {
  command = apply

  assert {
    condition = { for key, subnet in aws_subnet.this : key => subnet.cidr_block } == {
      "public/ap-northeast-2a"   = "10.0.0.0/22"
      "public/ap-northeast-2c"   = "10.0.8.0/22"
      "private/ap-northeast-2a"  = "10.0.32.0/22"
      "private/ap-northeast-2c"  = "10.0.40.0/22"
      "isolated/ap-northeast-2a" = "10.0.64.0/22"
      "isolated/ap-northeast-2c" = "10.0.72.0/22"
    }
    error_message = jsonencode({ for key, subnet in aws_subnet.this : key => subnet.cidr_block })
  }

  assert {
    condition     = output.zones == tolist(["ap-northeast-2a", "ap-northeast-2c"])
    error_message = "zones have no order of their own"
  }

  assert {
    condition     = alltrue([for key, subnet in aws_subnet.this : subnet.availability_zone == split("/", key)[1]])
    error_message = "a subnet lies in the zone of its key"
  }

  assert {
    condition = (
      toset(keys(aws_route_table.this)) == toset(keys(aws_subnet.this)) &&
      alltrue([for key, link in aws_route_table_association.this : link.subnet_id == aws_subnet.this[key].id && link.route_table_id == aws_route_table.this[key].id])
    )
    error_message = "every subnet has a route table of its own"
  }

  assert {
    condition     = length([for subnet in aws_subnet.this : true if subnet.map_public_ip_on_launch]) == 0
    error_message = "nothing gets a public address by itself"
  }

  assert {
    condition     = toset(keys(aws_route.internet)) == toset(["public/ap-northeast-2a", "public/ap-northeast-2c"])
    error_message = "public tiers alone lead to the internet"
  }

  assert {
    condition     = alltrue([for route in aws_route.internet : route.destination_cidr_block == "0.0.0.0/0" && route.gateway_id == aws_internet_gateway.this[0].id])
    error_message = "by the internet gateway"
  }

  assert {
    condition     = length(aws_nat_gateway.this) + length(aws_eip.nat) + length(aws_route.nat) + length(aws_route.this) == 0
    error_message = "no NAT gateway and no further route without being asked for"
  }

  assert {
    condition     = length(aws_vpn_gateway.this) + length(aws_egress_only_internet_gateway.this) + length(aws_vpc_dhcp_options.this) == 0
    error_message = "no VPN gateway, no IPv6 gateway and no DHCP options without being asked for"
  }

  assert {
    condition     = output.nat_public_ips == {} && output.vpn_gateway_id == null
    error_message = "outputs of what is not there are empty"
  }

  assert {
    condition     = aws_vpc.this.enable_dns_support && aws_vpc.this.enable_dns_hostnames && aws_vpc.this.instance_tenancy == "default"
    error_message = "endpoints with private DNS need both DNS settings"
  }
}

run "the_vpcs_own_group_table_and_acl_are_closed" {
  command = apply

  assert {
    condition     = length(aws_default_security_group.this.ingress) == 0 && length(aws_default_security_group.this.egress) == 0
    error_message = "the default security group lets nothing through"
  }

  assert {
    condition     = length(aws_default_network_acl.this.ingress) == 0 && length(aws_default_network_acl.this.egress) == 0
    error_message = "the default network ACL lets nothing through"
  }

  assert {
    condition     = length(aws_default_route_table.this.route) == 0
    error_message = "the default route table leads nowhere"
  }
}

run "everything_has_a_name" {
  command = plan

  variables {
    tags  = { team = "shop", Name = "not this one" }
    tiers = { web = { kind = "public", slot = 3, tags = { team = "web" } } }
  }

  assert {
    condition     = aws_vpc.this.tags == tomap({ Name = "main", team = "shop" })
    error_message = jsonencode(aws_vpc.this.tags)
  }

  assert {
    condition     = aws_subnet.this["web/ap-northeast-2a"].tags == tomap({ Name = "main-web-ap-northeast-2a", team = "web" })
    error_message = jsonencode(aws_subnet.this["web/ap-northeast-2a"].tags)
  }
}

run "the_reference_holds_what_other_blocks_need" {
  command = apply

  assert {
    condition = jsonencode(output.network) == jsonencode({
      vpc_id          = aws_vpc.this.id
      cidr_blocks     = ["10.0.0.0/16"]
      ipv6_cidr_block = null
      dns             = { support = true, hostnames = true, servers = [] }
      tiers = {
        for tier, kind in { public = "public", private = "private", isolated = "isolated" } : tier => {
          kind                     = kind
          internet                 = kind == "public"
          subnets = {
            for zone in ["ap-northeast-2a", "ap-northeast-2c"] : zone => {
              id              = aws_subnet.this["${tier}/${zone}"].id
              cidr_block      = aws_subnet.this["${tier}/${zone}"].cidr_block
              ipv6_cidr_block = null
              route_table_id  = aws_route_table.this["${tier}/${zone}"].id
            }
          }
        }
      }
    })
    error_message = jsonencode(output.network)
  }

  assert {
    condition     = output.vpc_id == aws_vpc.this.id && output.subnet_ids["public/ap-northeast-2a"] == aws_subnet.this["public/ap-northeast-2a"].id
    error_message = "plain outputs say the same"
  }

  assert {
    condition     = output.layout.public == { reserved = "10.0.0.0/19", subnets = { ap-northeast-2a = "10.0.0.0/22, 1019 addresses", ap-northeast-2c = "10.0.8.0/22, 1019 addresses" } }
    error_message = jsonencode(output.layout)
  }
}
