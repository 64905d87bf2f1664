# Generated from src/endpoints/resolver.ts by `npm run modules`. Do not edit.

# Names that lead to endpoints, and the Route 53 Resolver inbound endpoint where DNS servers of
# one's own forward to.

locals {
  resolver_queries = merge(
    {
      for range in var.network.cidr_blocks : "tcp/${range}" => { protocol = "tcp", range = range }
      if var.resolver == null ? false : var.resolver.endpoint_id == null
    },
    {
      for range in var.network.cidr_blocks : "udp/${range}" => { protocol = "udp", range = range }
      if var.resolver == null ? false : var.resolver.endpoint_id == null
    }
  )

  resolver_addresses = var.resolver == null ? [] : [
    for id in merge([
      for tier in(var.resolver.tiers == null ? local.tiers : sort(var.resolver.tiers)) : {
        for zone, subnet in var.network.tiers[tier].subnets : zone => subnet.id
        if contains(var.resolver.zones == null ? [zone] : sort(var.resolver.zones), zone)
      }
    ]...) : { subnet_id = id }
  ]
}

resource "aws_security_group" "resolver" {
  count = (var.resolver == null ? false : var.resolver.endpoint_id == null) ? 1 : 0

  description = "Inbound resolver: DNS from the ranges of the VPC"
  name_prefix = "${var.name}-resolver-"
  tags        = merge(var.tags, { Name = "${var.name}-resolver" })
  vpc_id      = var.network.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "resolver" {
  for_each = local.resolver_queries

  cidr_ipv4         = each.value.range
  description       = "DNS from the VPC"
  from_port         = 53
  ip_protocol       = each.value.protocol
  security_group_id = one(aws_security_group.resolver[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-resolver" })
  to_port           = 53
}

resource "aws_route53_resolver_endpoint" "this" {
  count = (var.resolver == null ? false : var.resolver.endpoint_id == null) ? 1 : 0

  direction          = "INBOUND"
  name               = "${var.name}-inbound"
  security_group_ids = [one(aws_security_group.resolver[*].id)]
  tags               = merge(var.tags, { Name = "${var.name}-resolver" })

  dynamic "ip_address" {
    for_each = local.resolver_addresses

    content {
      subnet_id = ip_address.value.subnet_id
    }
  }
}
