# Generated from src/network/peering/peering.ts by `npm run modules`. Do not edit.

locals {
  range_pairs = flatten([
    for ours in var.requester.cidr_blocks : [
      for theirs in var.accepter.cidr_blocks : {
        accepter  = theirs
        prefix    = try(min(tonumber(split("/", ours)[1]), tonumber(split("/", theirs)[1])), 0)
        requester = ours
      }
    ]
  ])

  overlap_problems = [
    for pair in local.range_pairs :
    "requester has the range ${pair.requester} and accepter has ${pair.accepter}, which overlap; allowed: networks that share no address."
    if try(
      cidrhost("${split("/", pair.requester)[0]}/${pair.prefix}", 0) ==
      cidrhost("${split("/", pair.accepter)[0]}/${pair.prefix}", 0),
      false
    )
  ]

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

resource "aws_vpc_peering_connection" "this" {
  peer_owner_id = var.peer_owner_id
  peer_region   = var.peer_region
  peer_vpc_id   = var.accepter.vpc_id
  tags          = merge(var.tags, { Name = var.name })
  vpc_id        = var.requester.vpc_id

  lifecycle {
    precondition {
      condition     = length(local.overlap_problems) == 0
      error_message = join("\n", local.overlap_problems)
    }
  }
}

resource "aws_vpc_peering_connection_accepter" "this" {
  provider = aws.accepter

  auto_accept               = true
  tags                      = merge(var.tags, { Name = var.name })
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
}

resource "aws_vpc_peering_connection_options" "requester" {
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.this.id

  requester {
    allow_remote_vpc_dns_resolution = var.dns_resolution
  }
}

resource "aws_vpc_peering_connection_options" "accepter" {
  provider = aws.accepter

  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.this.id

  accepter {
    allow_remote_vpc_dns_resolution = var.dns_resolution
  }
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
