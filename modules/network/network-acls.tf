# Generated from src/network/acls/network-acls.ts by `npm run modules`. Do not edit.

# Network ACLs: one per tier, with the user's rules or with everything allowed.

locals {
  acl_rules = flatten([
    for tier, settings in var.tiers : concat(
      [
        for key, rule in settings.acl.ingress : merge(rule, {
          address        = split("/", rule.cidr)[0]
          direction      = "ingress"
          ephemeral_from = settings.acl.ephemeral_from
          key            = key
          length         = tonumber(split("/", rule.cidr)[1])
          tier           = tier
        })
      ],
      [
        for key, rule in settings.acl.egress : merge(rule, {
          address        = split("/", rule.cidr)[0]
          direction      = "egress"
          ephemeral_from = settings.acl.ephemeral_from
          key            = key
          length         = tonumber(split("/", rule.cidr)[1])
          tier           = tier
        })
      ]
    )
  ])

  protocol_numbers = {
    all    = "-1"
    icmp   = "1"
    icmpv6 = "58"
    tcp    = "6"
    udp    = "17"
  }

  acl_entries = {
    for rule in local.acl_rules : "${rule.tier}/${rule.direction}/${rule.key}" => {
      action    = rule.action
      egress    = rule.direction == "egress"
      from_port = contains(["tcp", "udp"], rule.protocol) ? rule.from_port : null
      icmp_code = contains(["icmp", "icmpv6"], rule.protocol) ? rule.icmp_code : null
      icmp_type = contains(["icmp", "icmpv6"], rule.protocol) ? rule.icmp_type : null
      ipv4      = can(regex(":", rule.cidr)) ? null : rule.cidr
      ipv6      = can(regex(":", rule.cidr)) ? rule.cidr : null
      number    = rule.number
      protocol  = lookup(local.protocol_numbers, rule.protocol, rule.protocol)
      tier      = rule.tier
      to_port   = contains(["tcp", "udp"], rule.protocol) ? rule.to_port : null
    }
  }
}

resource "aws_network_acl" "this" {
  for_each = {
    for tier, settings in var.tiers : tier => {
      name = "${var.name}-${tier}"
      subnet_ids = [
        for key, subnet in local.subnets : aws_subnet.this[key].id
        if subnet.tier == tier
      ]
    }
  }

  subnet_ids = each.value.subnet_ids
  tags       = merge(var.tags, { Name = each.value.name })
  vpc_id     = aws_vpc.this.id
}

resource "aws_network_acl_rule" "this" {
  for_each = {
    for key, entry in local.acl_entries :
    key => merge(entry, { network_acl_id = aws_network_acl.this[entry.tier].id })
  }

  cidr_block      = each.value.ipv4
  egress          = each.value.egress
  from_port       = each.value.from_port
  icmp_code       = each.value.icmp_code
  icmp_type       = each.value.icmp_type
  ipv6_cidr_block = each.value.ipv6
  network_acl_id  = each.value.network_acl_id
  protocol        = each.value.protocol
  rule_action     = each.value.action
  rule_number     = each.value.number
  to_port         = each.value.to_port
}
