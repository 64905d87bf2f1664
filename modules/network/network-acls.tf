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

  acl_entries = [
    for rule in local.acl_rules : {
      direction = rule.direction
      entry = {
        action          = rule.action
        cidr_block      = !can(regex(":", rule.cidr)) ? rule.cidr : null
        from_port       = contains(["tcp", "udp"], rule.protocol) ? rule.from_port : 0
        icmp_code       = contains(["icmp", "icmpv6"], rule.protocol) ? rule.icmp_code : 0
        icmp_type       = contains(["icmp", "icmpv6"], rule.protocol) ? rule.icmp_type : 0
        ipv6_cidr_block = can(regex(":", rule.cidr)) ? rule.cidr : null
        protocol        = lookup(local.protocol_numbers, rule.protocol, rule.protocol)
        rule_no         = rule.number
        to_port         = contains(["tcp", "udp"], rule.protocol) ? rule.to_port : 0
      }
      tier = rule.tier
    }
  ]
}

resource "aws_network_acl" "this" {
  for_each = {
    for tier, settings in var.tiers : tier => {
      egress = [
        for placed in local.acl_entries : placed.entry
        if placed.tier == tier && placed.direction == "egress"
      ]
      ingress = [
        for placed in local.acl_entries : placed.entry
        if placed.tier == tier && placed.direction == "ingress"
      ]
      name = "${var.name}-${tier}"
      subnet_ids = [
        for key, subnet in local.subnets : aws_subnet.this[key].id
        if subnet.tier == tier
      ]
    }
  }

  egress     = each.value.egress
  ingress    = each.value.ingress
  subnet_ids = each.value.subnet_ids
  tags       = merge(var.tags, { Name = each.value.name })
  vpc_id     = aws_vpc.this.id
}
