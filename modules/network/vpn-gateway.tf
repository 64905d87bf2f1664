# Generated from src/network/routes/vpn-gateway.ts by `npm run modules`. Do not edit.

# A virtual private gateway, and the tiers that take the routes it learns.

resource "aws_vpn_gateway" "this" {
  count = var.vpn_gateway != null ? 1 : 0

  amazon_side_asn = var.vpn_gateway.amazon_side_asn == null ? null : tostring(
    var.vpn_gateway.amazon_side_asn
  )
  tags   = merge(var.tags, { Name = var.name })
  vpc_id = aws_vpc.this.id
}

resource "aws_vpn_gateway_route_propagation" "this" {
  for_each = {
    for key, subnet in local.subnets : key => aws_route_table.this[key].id
    if contains(try(var.vpn_gateway.propagate_to, []), subnet.tier)
  }

  route_table_id = each.value
  vpn_gateway_id = one(aws_vpn_gateway.this[*].id)
}
