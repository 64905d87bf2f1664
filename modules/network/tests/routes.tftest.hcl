# Further routes: a name, tiers, a destination, one target.

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
    app  = { kind = "isolated", slot = 0 }
    data = { kind = "isolated", slot = 1 }
  }
  vpn_gateway = {}
  routes = {
    neighbour = { tiers = ["app"], destination = "10.9.0.0/16", target = { peering_connection_id = "pcx-0123456789abcdef0" } }
    hub       = { tiers = ["app", "data"], destination = "10.128.0.0/9", target = { transit_gateway_id = "tgw-0123456789abcdef0" } }
    office    = { tiers = ["data"], destination = "192.168.0.0/16", target = { virtual_private_gateway = true } }
    lists     = { tiers = ["data"], prefix_list_id = "pl-0123456789abcdef0", target = { transit_gateway_id = "tgw-0123456789abcdef0" } }
    ipv6      = { tiers = ["app"], destination = "2001:db8:9::/48", target = { peering_connection_id = "pcx-0123456789abcdef0" } }
    firewall = {
      tiers       = ["app"]
      destination = "0.0.0.0/0"
      target      = { endpoint_ids = { ap-northeast-2a = "vpce-0aaaaaaaaaaaaaaaa", ap-northeast-2c = "vpce-0cccccccccccccccc" } }
    }
  }
}

run "a_route_in_every_table_of_its_tiers" {
  command = apply

  assert {
    condition = toset(keys(aws_route.this)) == toset(flatten([
      for route in ["neighbour/app", "hub/app", "hub/data", "office/data", "lists/data", "ipv6/app", "firewall/app"] :
      ["${route}/ap-northeast-2a", "${route}/ap-northeast-2c"]
    ]))
    error_message = jsonencode(keys(aws_route.this))
  }

  assert {
    condition     = alltrue([for key, route in aws_route.this : route.route_table_id == aws_route_table.this[trimprefix(key, "${split("/", key)[0]}/")].id])
    error_message = "each in the table that its key names"
  }

  assert {
    condition = (
      aws_route.this["neighbour/app/ap-northeast-2a"].vpc_peering_connection_id == "pcx-0123456789abcdef0" &&
      aws_route.this["neighbour/app/ap-northeast-2a"].destination_cidr_block == "10.9.0.0/16" &&
      aws_route.this["neighbour/app/ap-northeast-2a"].destination_ipv6_cidr_block == null
    )
    error_message = "a peering connection"
  }

  assert {
    condition     = aws_route.this["hub/data/ap-northeast-2c"].transit_gateway_id == "tgw-0123456789abcdef0"
    error_message = "a transit gateway"
  }

  assert {
    condition     = aws_route.this["office/data/ap-northeast-2a"].gateway_id == aws_vpn_gateway.this[0].id
    error_message = "the network's own virtual private gateway"
  }

  assert {
    condition = (
      aws_route.this["lists/data/ap-northeast-2a"].destination_prefix_list_id == "pl-0123456789abcdef0" &&
      aws_route.this["lists/data/ap-northeast-2a"].destination_cidr_block == null
    )
    error_message = "to a prefix list"
  }

  assert {
    condition = (
      aws_route.this["ipv6/app/ap-northeast-2a"].destination_ipv6_cidr_block == "2001:db8:9::/48" &&
      aws_route.this["ipv6/app/ap-northeast-2a"].destination_cidr_block == null
    )
    error_message = "to an IPv6 range"
  }

  assert {
    condition = (
      aws_route.this["firewall/app/ap-northeast-2a"].vpc_endpoint_id == "vpce-0aaaaaaaaaaaaaaaa" &&
      aws_route.this["firewall/app/ap-northeast-2c"].vpc_endpoint_id == "vpce-0cccccccccccccccc"
    )
    error_message = "each zone's table leads to its own endpoint"
  }

  assert {
    condition = alltrue([for route in aws_route.this : 1 == length([
      for target in [route.vpc_peering_connection_id, route.transit_gateway_id, route.gateway_id, route.vpc_endpoint_id] : target if target != null && target != ""
    ])])
    error_message = "one target each"
  }
}
