# Generated from src/network/routes/nat.ts by `npm run modules`. Do not edit.

# NAT gateways and their Elastic IPs, keyed by zone: a change of mode keeps the gateway and the
# address of every zone that still has one.

locals {
  nat_zones = (
    var.nat.mode == "none" ? []
    : var.nat.mode == "single"
    ? [var.nat.zone == null ? local.zones[0] : var.nat.zone]
    : local.zones
  )
}

resource "aws_eip" "nat" {
  for_each = {
    for zone in local.nat_zones : zone => "${var.name}-nat-${zone}"
    if !contains(keys(var.nat.allocation_ids), zone)
  }

  domain = "vpc"
  tags   = merge(var.tags, { Name = each.value })
}

resource "aws_nat_gateway" "this" {
  for_each = {
    for zone in local.nat_zones : zone => {
      allocation_id = (
        contains(keys(var.nat.allocation_ids), zone)
        ? var.nat.allocation_ids[zone]
        : aws_eip.nat[zone].allocation_id
      )
      name = "${var.name}-nat-${zone}"
      subnet_id = aws_subnet.this[
        "${
          var.nat.tier == null
          ? [for tier, settings in var.tiers : tier if settings.kind == "public" && !settings.ipv6_only][0]
          : var.nat.tier
        }/${zone}"
      ].id
    }
  }

  allocation_id = each.value.allocation_id
  subnet_id     = each.value.subnet_id
  tags          = merge(var.tags, { Name = each.value.name })

  depends_on = [aws_internet_gateway.this]
}

resource "aws_route" "nat" {
  for_each = {
    for key, subnet in local.subnets : key => {
      nat_gateway_id = aws_nat_gateway.this[
        var.nat.mode == "single" ? (var.nat.zone == null ? local.zones[0] : var.nat.zone) : subnet.zone
      ].id
      route_table_id = aws_route_table.this[key].id
    }
    if var.nat.mode != "none" &&
    subnet.kind == "private" &&
    subnet.default_route &&
    !var.tiers[subnet.tier].ipv6_only
  }

  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = each.value.nat_gateway_id
  route_table_id         = each.value.route_table_id
}

resource "aws_route" "nat64" {
  for_each = {
    for key, subnet in local.subnets : key => {
      nat_gateway_id = aws_nat_gateway.this[
        var.nat.mode == "single" ? (var.nat.zone == null ? local.zones[0] : var.nat.zone) : subnet.zone
      ].id
      route_table_id = aws_route_table.this[key].id
    }
    if var.nat.mode != "none" && subnet.kind == "private" && subnet.default_route && subnet.dns64
  }

  destination_ipv6_cidr_block = "64:ff9b::/96"
  nat_gateway_id              = each.value.nat_gateway_id
  route_table_id              = each.value.route_table_id
}
