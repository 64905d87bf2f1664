# Generated from src/network/routes/routes.ts by `npm run modules`. Do not edit.

# The routes that the user adds: a route table has one for a destination, the tier's own way out or
# a user's, never two.

locals {
  further_routes = flatten([
    for name, route in var.routes : [
      for key, subnet in local.subnets : {
        endpoint_id           = lookup(route.target.endpoint_ids, subnet.zone, null)
        gateway_id            = route.target.virtual_private_gateway ? one(aws_vpn_gateway.this[*].id) : null
        ipv4                  = try(can(regex(":", route.destination)), false) ? null : route.destination
        ipv6                  = try(can(regex(":", route.destination)), false) ? route.destination : null
        key                   = "${name}/${key}"
        peering_connection_id = route.target.peering_connection_id
        prefix_list_id        = route.prefix_list_id
        route_table_id        = aws_route_table.this[key].id
        transit_gateway_id    = route.target.transit_gateway_id
      }
      if contains(route.tiers, subnet.tier)
    ]
  ])
}

resource "aws_route" "this" {
  for_each = { for route in local.further_routes : route.key => route }

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  destination_prefix_list_id  = each.value.prefix_list_id
  gateway_id                  = each.value.gateway_id
  route_table_id              = each.value.route_table_id
  transit_gateway_id          = each.value.transit_gateway_id
  vpc_endpoint_id             = each.value.endpoint_id
  vpc_peering_connection_id   = each.value.peering_connection_id

  lifecycle {
    precondition {
      condition     = length(local.route_problems) == 0
      error_message = join("\n", local.route_problems)
    }
  }
}
