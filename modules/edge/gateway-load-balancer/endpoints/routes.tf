# Generated from src/edge/gateway-load-balancer/endpoints/routes.ts by `npm run modules`. Do not edit.

# The routes out of protected subnets to the endpoints, and back from NAT gateways.

locals {
  protected_subnets = {
    for subnet in flatten([
      for tier, settings in var.network.tiers : [
        for zone, subnet in settings.subnets : {
          cidr_block      = subnet.cidr_block
          ipv6_cidr_block = subnet.ipv6_cidr_block
          key             = "${tier}/${zone}"
          route_table_id  = subnet.route_table_id
          tier            = tier
          zone            = zone
        }
      ]
      if contains(var.protected_tiers, tier)
    ]) : subnet.key => subnet
  }

  # In every protected table a route for every destination, to the endpoint of its own zone.
  outward_routes = flatten([
    for name, range in var.destinations : [
      for key, subnet in local.protected_subnets : {
        ipv4           = !can(regex(":", range)) ? range : null
        ipv6           = can(regex(":", range)) ? range : null
        key            = "${name}/${key}"
        route_table_id = subnet.route_table_id
        zone           = subnet.zone
      }
    ]
  ])

  answering_subnets = {
    for subnet in flatten([
      for tier, settings in var.network.tiers : [
        for zone, subnet in settings.subnets : {
          cidr_block      = subnet.cidr_block
          ipv6_cidr_block = subnet.ipv6_cidr_block
          key             = "${tier}/${zone}"
          route_table_id  = subnet.route_table_id
          tier            = tier
          zone            = zone
        }
      ]
      if contains(var.return_tiers, tier)
    ]) : subnet.key => subnet
  }

  return_routes = flatten([
    for key, answering in local.answering_subnets : [
      for key2, subnet in local.protected_subnets : {
        ipv4           = subnet.cidr_block
        ipv6           = null
        key            = "${key}/${key2}"
        route_table_id = answering.route_table_id
        zone           = subnet.zone
      }
    ]
  ])
}

resource "aws_route" "this" {
  for_each = { for route in local.outward_routes : route.key => route }

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  route_table_id              = each.value.route_table_id
  vpc_endpoint_id             = aws_vpc_endpoint.this[each.value.zone].id
}

resource "aws_route" "ingress_ipv6" {
  for_each = {
    for key, subnet in local.protected_subnets : key => {
      ipv4           = null
      ipv6           = subnet.ipv6_cidr_block
      route_table_id = one(aws_route_table.ingress[*].id)
      zone           = subnet.zone
    }
    if var.ingress != null && anytrue([for range in values(var.destinations) : can(regex(":", range))])
  }

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  route_table_id              = each.value.route_table_id
  vpc_endpoint_id             = aws_vpc_endpoint.this[each.value.zone].id
}

resource "aws_route" "ingress" {
  for_each = {
    for key, subnet in local.protected_subnets : key => {
      ipv4           = subnet.cidr_block
      ipv6           = null
      route_table_id = one(aws_route_table.ingress[*].id)
      zone           = subnet.zone
    }
    if var.ingress != null
  }

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  route_table_id              = each.value.route_table_id
  vpc_endpoint_id             = aws_vpc_endpoint.this[each.value.zone].id
}

resource "aws_route" "return" {
  for_each = { for route in local.return_routes : route.key => route }

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  route_table_id              = each.value.route_table_id
  vpc_endpoint_id             = aws_vpc_endpoint.this[each.value.zone].id
}
