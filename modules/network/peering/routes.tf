# Generated from src/network/peering/routes.ts by `npm run modules`. Do not edit.

# A peering's routes: the route tables of one side, the ranges of the other.

locals {
  requester_tables = flatten([
    for tier, settings in var.requester.tiers : [
      for zone, subnet in settings.subnets :
      { name = "${tier}/${zone}", route_table_id = subnet.route_table_id }
    ]
    if var.requester_tiers == null ? settings.kind != "public" : contains(var.requester_tiers, tier)
  ])

  accepter_ranges = concat(
    [for range in var.accepter.cidr_blocks : { ipv4 = range, ipv6 = null, name = range }],
    [
      for range in [{ ipv4 = null, ipv6 = var.accepter.ipv6_cidr_block, name = "ipv6" }] : range
      if var.ipv6 == null
      ? var.requester.ipv6_cidr_block != null && var.accepter.ipv6_cidr_block != null
      : var.ipv6
    ]
  )

  requester_routes = flatten([
    for table in local.requester_tables : [
      for range in local.accepter_ranges : {
        ipv4           = range.ipv4
        ipv6           = range.ipv6
        key            = "${table.name}/${range.name}"
        route_table_id = table.route_table_id
      }
    ]
  ])

  accepter_tables = flatten([
    for tier, settings in var.accepter.tiers : [
      for zone, subnet in settings.subnets :
      { name = "${tier}/${zone}", route_table_id = subnet.route_table_id }
    ]
    if var.accepter_tiers == null ? settings.kind != "public" : contains(var.accepter_tiers, tier)
  ])

  requester_ranges = concat(
    [for range in var.requester.cidr_blocks : { ipv4 = range, ipv6 = null, name = range }],
    [
      for range in [{ ipv4 = null, ipv6 = var.requester.ipv6_cidr_block, name = "ipv6" }] : range
      if var.ipv6 == null
      ? var.requester.ipv6_cidr_block != null && var.accepter.ipv6_cidr_block != null
      : var.ipv6
    ]
  )

  accepter_routes = flatten([
    for table in local.accepter_tables : [
      for range in local.requester_ranges : {
        ipv4           = range.ipv4
        ipv6           = range.ipv6
        key            = "${table.name}/${range.name}"
        route_table_id = table.route_table_id
      }
    ]
  ])
}

resource "aws_route" "requester" {
  for_each = {
    for route in local.requester_routes :
    route.key => { ipv4 = route.ipv4, ipv6 = route.ipv6, route_table_id = route.route_table_id }
  }

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  route_table_id              = each.value.route_table_id
  vpc_peering_connection_id   = aws_vpc_peering_connection_accepter.this.id
}

resource "aws_route" "accepter" {
  for_each = {
    for route in local.accepter_routes :
    route.key => { ipv4 = route.ipv4, ipv6 = route.ipv6, route_table_id = route.route_table_id }
  }
  provider = aws.accepter

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  route_table_id              = each.value.route_table_id
  vpc_peering_connection_id   = aws_vpc_peering_connection_accepter.this.id
}
