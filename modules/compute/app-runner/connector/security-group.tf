# Generated from src/compute/app-runner/connector/security-group.ts by `npm run modules`. Do not edit.

# The connector's own group, outbound only, and the inbound rules of what it calls.

locals {
  outbound_rules = merge([
    for key, rule in var.outbound : {
      for name, range in merge({ for range in rule.ranges : range => range }, rule.named_ranges) :
      "${key}/${name}" => {
        description = rule.description == null ? "Calls by ${key}" : rule.description
        group_id    = null
        port        = rule.port
        range       = range
      }
    }
    if length(var.security_groups) == 0
  ]...)

  egress = merge({
    for key, target in var.targets : "to-${key}" => {
      description = "Calls of ${key}"
      group_id    = target.security_group.id
      port        = target.port
      range       = null
    }
    if length(var.security_groups) == 0
  }, local.outbound_rules)

  connector_groups = (
    length(var.security_groups) == 0
    ? [
      {
        arn    = one(aws_security_group.this[*].arn)
        id     = one(aws_security_group.this[*].id)
        name   = "${var.name}-connector"
        vpc_id = var.network.vpc_id
      },
    ]
    : var.security_groups
  )

  target_rules = merge([
    for target, settings in var.targets : {
      for group in local.connector_groups : "${target}-from-${group.name}" => {
        port      = settings.port
        source_id = group.id
        target    = target
        target_id = settings.security_group.id
      }
    }
  ]...)
}

resource "aws_security_group" "this" {
  count = length(var.security_groups) == 0 ? 1 : 0

  description            = "Outbound traffic of App Runner through the connector ${var.name}"
  name_prefix            = "${var.name}-connector-"
  revoke_rules_on_delete = true
  tags                   = merge(var.tags, { Name = "${var.name}-connector" })
  vpc_id                 = var.network.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = local.egress

  cidr_ipv4                    = each.value.range
  description                  = each.value.description
  from_port                    = each.value.port
  ip_protocol                  = "tcp"
  referenced_security_group_id = each.value.group_id
  security_group_id            = one(aws_security_group.this[*].id)
  tags                         = merge(var.tags, { Name = "${var.name}-connector-${each.key}" })
  to_port                      = each.value.port
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = local.target_rules

  description                  = "App Runner services of the connector ${var.name}"
  from_port                    = each.value.port
  ip_protocol                  = "tcp"
  referenced_security_group_id = each.value.source_id
  security_group_id            = each.value.target_id
  tags                         = merge(var.tags, { Name = each.key })
  to_port                      = each.value.port
}
