# Generated from src/endpoints/endpoint-group.ts by `npm run modules`. Do not edit.

# The interface endpoints' security group: TCP 443 from private and isolated subnets, and nothing
# else.

locals {
  address_types = concat(
    [var.ip_address_type],
    concat(
      [for endpoint in local.interface_settings : endpoint.ip_address_type],
      [for endpoint in var.service_endpoints : endpoint.ip_address_type]
    )
  )

  needs_group = anytrue(concat(
    [for endpoint in local.interface_settings : endpoint.security_group_ids == null],
    [for endpoint in var.service_endpoints : endpoint.security_group_ids == null]
  ))

  has_ipv6 = anytrue([for type in local.address_types : type == null ? false : type == "dualstack"])

  clients = merge([
    for tier, settings in var.network.tiers : {
      for zone, subnet in settings.subnets :
      "${tier}/${zone}" => { ipv4 = subnet.cidr_block, ipv6 = subnet.ipv6_cidr_block }
    }
    if settings.kind != "public"
  ]...)
}

resource "aws_security_group" "this" {
  count = local.needs_group ? 1 : 0

  description = "Interface endpoints: HTTPS from private and isolated subnets"
  name_prefix = "${var.name}-endpoints-"
  tags        = merge(var.tags, { Name = "${var.name}-endpoints" })
  vpc_id      = var.network.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = { for key, client in local.clients : key => client.ipv4 if local.needs_group }

  cidr_ipv4         = each.value
  description       = "HTTPS from ${each.key}"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = one(aws_security_group.this[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-endpoints" })
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "https_ipv6" {
  for_each = {
    for key, client in local.clients : key => client.ipv6
    if local.needs_group && local.has_ipv6
  }

  cidr_ipv6         = each.value
  description       = "HTTPS by IPv6 from ${each.key}"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = one(aws_security_group.this[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-endpoints" })
  to_port           = 443
}
