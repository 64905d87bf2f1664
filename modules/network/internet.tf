# Generated from src/network/routes/internet.ts by `npm run modules`. Do not edit.

# The internet gateways, the routes of public tiers to them and of private ones by IPv6, and VPC
# Block Public Access.

resource "aws_internet_gateway" "this" {
  count = anytrue([for settings in var.tiers : settings.kind == "public"]) ? 1 : 0

  tags   = merge(var.tags, { Name = var.name })
  vpc_id = aws_vpc.this.id
}

resource "aws_egress_only_internet_gateway" "this" {
  count = var.ipv6 && anytrue([for settings in var.tiers : settings.kind == "private"]) ? 1 : 0

  tags   = merge(var.tags, { Name = var.name })
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "internet" {
  for_each = {
    for key, subnet in local.subnets : key => aws_route_table.this[key].id
    if subnet.kind == "public" && subnet.default_route && !var.tiers[subnet.tier].ipv6_only
  }

  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = one(aws_internet_gateway.this[*].id)
  route_table_id         = each.value
}

resource "aws_route" "internet_ipv6" {
  for_each = {
    for key, subnet in local.subnets : key => aws_route_table.this[key].id
    if var.ipv6 && subnet.kind == "public" && subnet.default_route
  }

  destination_ipv6_cidr_block = "::/0"
  gateway_id                  = one(aws_internet_gateway.this[*].id)
  route_table_id              = each.value
}

resource "aws_route" "egress_only_ipv6" {
  for_each = {
    for key, subnet in local.subnets : key => aws_route_table.this[key].id
    if var.ipv6 && subnet.kind == "private" && subnet.default_route
  }

  destination_ipv6_cidr_block = "::/0"
  egress_only_gateway_id      = one(aws_egress_only_internet_gateway.this[*].id)
  route_table_id              = each.value
}

resource "aws_vpc_block_public_access_options" "this" {
  count = var.block_public_access.region_mode != null ? 1 : 0

  internet_gateway_block_mode = var.block_public_access.region_mode
}

resource "aws_vpc_block_public_access_exclusion" "this" {
  count = var.block_public_access.exclusion != null ? 1 : 0

  internet_gateway_exclusion_mode = var.block_public_access.exclusion
  tags                            = merge(var.tags, { Name = var.name })
  vpc_id                          = aws_vpc.this.id
}
