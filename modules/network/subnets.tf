# Generated from src/network/subnets/subnets.ts by `npm run modules`. Do not edit.

# The subnets of every tier, each with its own route table.

locals {
  zone_places = {
    for zone in local.zones :
    zone => contains(keys(var.zone_slots), zone)
    ? var.zone_slots[zone]
    : index([
      "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p",
    ], substr(zone, -1, 1))
  }

  subnet_bases = {
    for tier, plot in local.plots :
    tier => var.ipam != null && var.tiers[tier].range == null ? aws_vpc.this.cidr_block : plot.base
  }

  subnet_ranges = {
    for tier, plot in local.plots : tier => {
      for zone, place in local.zone_places :
      zone => contains(keys(var.tiers[tier].cidrs), zone)
      ? var.tiers[tier].cidrs[zone]
      : cidrsubnet(local.subnet_bases[tier], plot.subnet_bits, plot.slot * var.reserved_zones + place)
      if length(local.layout_problems) == 0
    }
  }

  ipv6_only_ranges = {
    for tier, settings in var.tiers :
    tier => { for zone, place in local.zone_places : zone => null if length(local.layout_problems) == 0 }
    if settings.ipv6_only
  }

  subnets = merge([
    for tier, ranges in merge(local.subnet_ranges, local.ipv6_only_ranges) : {
      for zone, range in ranges : "${tier}/${zone}" => {
        cidr_block    = range
        default_route = var.tiers[tier].default_route
        dns64         = var.tiers[tier].dns64
        ipv6_number = (
          var.ipv6
          ? (
            (
              (var.tiers[tier].ipv6_slot == null ? var.tiers[tier].slot : var.tiers[tier].ipv6_slot) *
              var.reserved_zones
            ) +
            local.zone_places[zone]
          )
          : null
        )
        ipv6_only      = var.tiers[tier].ipv6_only
        kind           = var.tiers[tier].kind
        map_public_ips = var.tiers[tier].map_public_ips
        tags           = merge(var.tags, var.tiers[tier].tags, { Name = "${var.name}-${tier}-${zone}" })
        tier           = tier
        zone           = zone
      }
    }
  ]...)
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  assign_ipv6_address_on_creation                = var.ipv6
  availability_zone                              = each.value.zone
  cidr_block                                     = each.value.cidr_block
  enable_dns64                                   = each.value.dns64
  enable_resource_name_dns_aaaa_record_on_launch = each.value.ipv6_only
  ipv6_cidr_block = (
    var.ipv6 ? cidrsubnet(aws_vpc.this.ipv6_cidr_block, 8, each.value.ipv6_number) : null
  )
  ipv6_native                         = each.value.ipv6_only
  map_public_ip_on_launch             = each.value.map_public_ips
  private_dns_hostname_type_on_launch = each.value.ipv6_only ? "resource-name" : null
  tags                                = each.value.tags
  vpc_id                              = aws_vpc.this.id

  # A secondary range has to be there before a subnet can lie in it.
  depends_on = [aws_vpc_ipv4_cidr_block_association.this]
}

resource "aws_route_table" "this" {
  for_each = { for key, subnet in local.subnets : key => subnet.tags }

  tags   = each.value
  vpc_id = aws_vpc.this.id
}

resource "aws_route_table_association" "this" {
  for_each = {
    for key, subnet in local.subnets :
    key => { route_table_id = aws_route_table.this[key].id, subnet_id = aws_subnet.this[key].id }
  }

  route_table_id = each.value.route_table_id
  subnet_id      = each.value.subnet_id

  depends_on = [
    aws_internet_gateway.this,
    aws_vpc_block_public_access_exclusion.this,
    aws_network_acl.this,
    aws_route.internet,
    aws_route.internet_ipv6,
    aws_route.egress_only_ipv6,
    aws_route.nat,
    aws_route.nat64,
  ]
}
