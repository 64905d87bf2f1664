# Generated from src/network/security-group/rules.ts by `npm run modules`. Do not edit.

# The rules of both directions as resources of their own: adding one touches no other.

locals {
  ingress_rules = {
    for rule in var.ingress :
    rule.name == null
    ? join("-", compact([
      rule.protocol,
      rule.from_port,
      rule.to_port == rule.from_port ? null : rule.to_port,
      rule.icmp_type,
      rule.icmp_code,
      "from",
      rule.cidr,
      rule.group == null ? null : rule.group.name,
      rule.prefix_list == null ? null : rule.prefix_list.name,
      rule.self ? "self" : null,
    ]))
    : rule.name =>
    rule
  }

  ingress_protocols = {
    for key, rule in local.ingress_rules : key => {
      from_port = (
        contains(["icmp", "icmpv6"], rule.protocol)
        ? (rule.icmp_type == null ? -1 : rule.icmp_type)
        : rule.from_port
      )
      ip_protocol = rule.protocol == "all" ? "-1" : rule.protocol
      to_port = (
        contains(["icmp", "icmpv6"], rule.protocol) ? (rule.icmp_code == null ? -1 : rule.icmp_code)
        : rule.to_port == null
        ? rule.from_port
        : rule.to_port
      )
    }
  }

  ingress_peers = {
    for key, rule in local.ingress_rules : key => {
      cidr_ipv4      = can(regex(":", rule.cidr)) ? null : rule.cidr
      cidr_ipv6      = can(regex(":", rule.cidr)) ? rule.cidr : null
      group_id       = rule.self ? aws_security_group.this.id : rule.group == null ? null : rule.group.id
      prefix_list_id = rule.prefix_list == null ? null : rule.prefix_list.id
    }
  }

  egress_rules = {
    for rule in var.egress :
    rule.name == null
    ? join("-", compact([
      rule.protocol,
      rule.from_port,
      rule.to_port == rule.from_port ? null : rule.to_port,
      rule.icmp_type,
      rule.icmp_code,
      "to",
      rule.cidr,
      rule.group == null ? null : rule.group.name,
      rule.prefix_list == null ? null : rule.prefix_list.name,
      rule.self ? "self" : null,
    ]))
    : rule.name =>
    rule
  }

  egress_protocols = {
    for key, rule in local.egress_rules : key => {
      from_port = (
        contains(["icmp", "icmpv6"], rule.protocol)
        ? (rule.icmp_type == null ? -1 : rule.icmp_type)
        : rule.from_port
      )
      ip_protocol = rule.protocol == "all" ? "-1" : rule.protocol
      to_port = (
        contains(["icmp", "icmpv6"], rule.protocol) ? (rule.icmp_code == null ? -1 : rule.icmp_code)
        : rule.to_port == null
        ? rule.from_port
        : rule.to_port
      )
    }
  }

  egress_peers = {
    for key, rule in local.egress_rules : key => {
      cidr_ipv4      = can(regex(":", rule.cidr)) ? null : rule.cidr
      cidr_ipv6      = can(regex(":", rule.cidr)) ? rule.cidr : null
      group_id       = rule.self ? aws_security_group.this.id : rule.group == null ? null : rule.group.id
      prefix_list_id = rule.prefix_list == null ? null : rule.prefix_list.id
    }
  }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = {
    for key, rule in local.ingress_rules : key => {
      cidr_ipv4      = local.ingress_peers[key].cidr_ipv4
      cidr_ipv6      = local.ingress_peers[key].cidr_ipv6
      description    = rule.description
      from_port      = local.ingress_protocols[key].from_port
      group_id       = local.ingress_peers[key].group_id
      ip_protocol    = local.ingress_protocols[key].ip_protocol
      prefix_list_id = local.ingress_peers[key].prefix_list_id
      to_port        = local.ingress_protocols[key].to_port
    }
  }

  cidr_ipv4                    = each.value.cidr_ipv4
  cidr_ipv6                    = each.value.cidr_ipv6
  description                  = each.value.description
  from_port                    = each.value.from_port
  ip_protocol                  = each.value.ip_protocol
  prefix_list_id               = each.value.prefix_list_id
  referenced_security_group_id = each.value.group_id
  security_group_id            = aws_security_group.this.id
  tags                         = merge(var.tags, { Name = var.name })
  to_port                      = each.value.to_port

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "this" {
  for_each = {
    for key, rule in local.egress_rules : key => {
      cidr_ipv4      = local.egress_peers[key].cidr_ipv4
      cidr_ipv6      = local.egress_peers[key].cidr_ipv6
      description    = rule.description
      from_port      = local.egress_protocols[key].from_port
      group_id       = local.egress_peers[key].group_id
      ip_protocol    = local.egress_protocols[key].ip_protocol
      prefix_list_id = local.egress_peers[key].prefix_list_id
      to_port        = local.egress_protocols[key].to_port
    }
  }

  cidr_ipv4                    = each.value.cidr_ipv4
  cidr_ipv6                    = each.value.cidr_ipv6
  description                  = each.value.description
  from_port                    = each.value.from_port
  ip_protocol                  = each.value.ip_protocol
  prefix_list_id               = each.value.prefix_list_id
  referenced_security_group_id = each.value.group_id
  security_group_id            = aws_security_group.this.id
  tags                         = merge(var.tags, { Name = var.name })
  to_port                      = each.value.to_port

  lifecycle {
    create_before_destroy = true
  }
}
