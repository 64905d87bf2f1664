# Generated from src/network/network.ts by `npm run modules`. Do not edit.

locals {
  zone_bits     = index([1, 2, 4, 8, 16, 32], var.reserved_zones)
  tier_bits     = index([1, 2, 4, 8, 16, 32], var.reserved_tiers)
  primary_range = var.ipam == null ? var.cidr : "0.0.0.0/${var.ipam.netmask_length}"

  tier_ranges = {
    for tier, settings in var.tiers :
    tier => settings.range == null ? local.primary_range : var.secondary_cidrs[settings.range]
  }

  subnet_lengths = {
    for tier, range in local.tier_ranges :
    tier => var.tiers[tier].prefix_length == null
    ? tonumber(split("/", range)[1]) + local.tier_bits + local.zone_bits
    : var.tiers[tier].prefix_length
  }

  plots = {
    for tier, range in local.tier_ranges : tier => {
      base          = range
      block_bits    = local.subnet_lengths[tier] - tonumber(split("/", range)[1]) - local.zone_bits
      prefix_length = local.subnet_lengths[tier]
      slot          = var.tiers[tier].slot
      subnet_bits   = local.subnet_lengths[tier] - tonumber(split("/", range)[1])
    }
  }

  claimed_blocks = [
    for tier, plot in local.plots :
    { owner = "tiers[\"${tier}\"]", range = cidrsubnet(plot.base, plot.block_bits, plot.slot) }
    if plot.slot != null && plot.block_bits >= 0 ? plot.slot < pow(2, plot.block_bits) : false
  ]

  chosen_ranges = flatten([
    for tier, settings in var.tiers : [
      for zone, range in settings.cidrs :
      { owner = "tiers[\"${tier}\"].cidrs[\"${zone}\"]", range = range }
    ]
  ])

  oversized_tiers = [
    for tier, plot in local.plots :
    "tiers[\"${tier}\"].prefix_length is ${plot.prefix_length}, but ${var.reserved_zones} subnets of that size (reserved_zones) do not fit in ${plot.base}; allowed: ${plot.prefix_length - plot.block_bits} to 28. Choose smaller subnets or a larger range."
    if plot.slot != null && plot.block_bits < 0
  ]

  undersized_tiers = [
    for size, tiers in {
      for tier in [
        for tier, plot in local.plots : tier
        if plot.slot != null && plot.prefix_length > 28
      ] : "${local.plots[tier].prefix_length} in ${local.plots[tier].base}" => tier...
    } :
    "prefix_length of tiers ${jsonencode(tiers)} comes to ${size}; allowed: up to 28, the smallest subnet of AWS. Choose a larger range, or less room by reserved_tiers or reserved_zones."
  ]

  slots_out_of_range = [
    for tier, plot in local.plots : "tiers[\"${tier}\"].slot is ${plot.slot}; allowed: 0 to ${
      pow(2, plot.block_bits) - 1
    }, the blocks of ${var.reserved_zones} subnets of /${plot.prefix_length} in ${plot.base}. Choose a lower slot or smaller subnets."
    if plot.slot != null &&
    (plot.slot != null && plot.block_bits >= 0 ? plot.slot >= pow(2, plot.block_bits) : false)
  ]

  tiers_without_range = flatten([
    for tier, settings in var.tiers : [
      for zone in(var.zones == null ? [] : var.zones) :
      "tiers[\"${tier}\"] has neither a slot nor a range for ${zone} in its cidrs; allowed: one of the two. Give it a slot that no other tier has."
      if settings.slot == null && !contains(keys(settings.cidrs), zone)
    ]
  ])

  claimed_ranges = [
    for claim in concat(local.claimed_blocks, local.chosen_ranges) : {
      address = split("/", claim.range)[0]
      length  = tonumber(split("/", claim.range)[1])
      owner   = claim.owner
      range   = claim.range
    }
  ]

  overlapping_tiers = flatten([
    for position, one in local.claimed_ranges : [
      for index, other in local.claimed_ranges :
      "${other.owner} lies in ${other.range}, which overlaps ${one.range} of ${one.owner}; allowed: ranges that share no address. Choose another slot or range."
      if position < index &&
      (
        cidrhost("${one.address}/${min(one.length, other.length)}", 0) ==
        cidrhost("${other.address}/${min(one.length, other.length)}", 0)
      )
    ]
  ])

  vpc_ranges = [
    for claim in concat(
      var.cidr != null ? [{ owner = "cidr", range = var.cidr }] : [],
      [
        for name, range in var.secondary_cidrs :
        { owner = "secondary range \"${name}\"", range = range }
      ]
    ) :
    {
      address = split("/", claim.range)[0]
      length  = tonumber(split("/", claim.range)[1])
      owner   = claim.owner
      range   = claim.range
    }
  ]

  overlapping_ranges = flatten([
    for position, one in local.vpc_ranges : [
      for index, other in local.vpc_ranges :
      "${other.owner} lies in ${other.range}, which overlaps ${one.range} of ${one.owner}; allowed: ranges that share no address. Choose another slot or range."
      if position < index &&
      (
        cidrhost("${one.address}/${min(one.length, other.length)}", 0) ==
        cidrhost("${other.address}/${min(one.length, other.length)}", 0)
      )
    ]
  ])

  primary_family = var.cidr == null ? null : join("", [
    for family in ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"] : family
    if tonumber(split("/", var.cidr)[1]) >= tonumber(split("/", family)[1]) &&
    cidrhost(
      "${split("/", var.cidr)[0]}/${tonumber(split("/", family)[1])}",
      0
    ) == cidrhost(family, 0)
  ])

  secondary_families = {
    for name, range in var.secondary_cidrs : name => join("", [
      for family in ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"] : family
      if tonumber(split("/", range)[1]) >= tonumber(split("/", family)[1]) &&
      cidrhost(
        "${split("/", range)[0]}/${tonumber(split("/", family)[1])}",
        0
      ) == cidrhost(family, 0)
    ])
  }

  ranges_in_10_0_and_10_1 = [
    for claim in concat(
      var.cidr != null ? [{ owner = "cidr", range = var.cidr }] : [],
      [
        for name, range in var.secondary_cidrs :
        { owner = "secondary range \"${name}\"", range = range }
      ]
    ) : claim.range
    if tonumber(split("/", claim.range)[1]) >= 15 &&
    cidrhost("${split("/", claim.range)[0]}/15", 0) == "10.0.0.0"
  ]

  restricted_by_aws = {
    for name, range in var.secondary_cidrs : name => range
    if(
      local.primary_family != null &&
      local.secondary_families[name] != "" &&
      local.secondary_families[name] != local.primary_family
    ) ||
    (
      tonumber(split("/", range)[1]) >= 16 &&
      cidrhost("${split("/", range)[0]}/16", 0) == "172.31.0.0"
    ) ||
    (
      tonumber(split("/", range)[1]) >= 16 &&
      cidrhost("${split("/", range)[0]}/16", 0) == "10.0.0.0" &&
      length(local.ranges_in_10_0_and_10_1) > 1
    )
  }

  restricted_ranges = [
    for name, range in local.restricted_by_aws :
    "secondary range \"${name}\" lies in ${range}, which AWS restricts in a VPC of ${var.cidr == null ? "an IPAM pool's range" : var.cidr}; allowed: ranges of the same private block (10.0.0.0/8, but none of 10.0.0.0/16 beside others of 10.0.0.0/15; 172.16.0.0/12, but none of 172.31.0.0/16; 192.168.0.0/16), of 100.64.0.0/10, or publicly routable ones."
  ]

  layout_problems = concat(
    local.oversized_tiers,
    local.undersized_tiers,
    local.slots_out_of_range,
    local.tiers_without_range,
    local.overlapping_tiers,
    local.overlapping_ranges,
    local.restricted_ranges
  )

  ipv6_slots = {
    for tier, settings in var.tiers :
    tier => settings.ipv6_slot == null ? settings.slot : settings.ipv6_slot
    if var.ipv6
  }

  ipv6_room = pow(2, 8 - local.zone_bits)

  ipv6_slots_out_of_range = [
    for tier, slot in local.ipv6_slots :
    "tiers[\"${tier}\"].ipv6_slot is ${slot == null ? "missing" : slot}; allowed: 0 to ${local.ipv6_room - 1}, each for one tier. Without it the slot counts."
    if slot == null || try(slot >= local.ipv6_room, false)
  ]

  ipv6_slots_shared = flatten([
    for tier, slot in local.ipv6_slots : [
      for name, other in local.ipv6_slots :
      "tiers[\"${name}\"].ipv6_slot is ${other}, as that of tiers[\"${tier}\"]; allowed: 0 to ${local.ipv6_room - 1}, each for one tier. Without it the slot counts."
      if sort([tier, name])[0] == tier && tier != name && slot == other
    ]
  ])

  ipv6_problems = concat(local.ipv6_slots_out_of_range, local.ipv6_slots_shared)

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

  acl_replies = {
    for rule in local.acl_rules : "${rule.tier}/${rule.direction}/${rule.key}" => [
      for other in local.acl_rules : { action = other.action, number = other.number }
      if other.tier == rule.tier &&
      other.direction != rule.direction &&
      contains([rule.protocol, "all"], other.protocol) &&
      (
        other.protocol == "all" || other.from_port <= rule.ephemeral_from && other.to_port == 65535
      ) &&
      try(
        rule.length >= other.length &&
        cidrhost("${rule.address}/${other.length}", 0) == cidrhost(other.cidr, 0),
        false
      )
    ]
  }

  acl_rules_without_replies = [
    for rule in local.acl_rules : rule
    if rule.action == "allow" &&
    contains(["tcp", "udp", "all"], rule.protocol) &&
    (rule.from_port != rule.ephemeral_from || rule.to_port != 65535 || rule.protocol == "all") &&
    !anytrue([
      for reply in local.acl_replies["${rule.tier}/${rule.direction}/${rule.key}"] :
      reply.action == "allow" &&
      !anytrue([
        for earlier in local.acl_replies["${rule.tier}/${rule.direction}/${rule.key}"] :
        earlier.action == "deny" && earlier.number < reply.number
      ])
    ])
  ]

  acl_problems = [
    for rule in local.acl_rules_without_replies : join("", [
      "tiers[\"${rule.tier}\"].acl.${rule.direction}[\"${rule.key}\"] allows ${rule.protocol} with ${rule.cidr}, but its replies are dropped; missing: an ",
      rule.direction == "ingress" ? "egress" : "ingress",
      " rule, not preceded by a deny, that allows ${rule.protocol}",
      rule.protocol == "all" ? "" : " ports ${rule.ephemeral_from} to 65535",
      " ",
      rule.direction == "ingress" ? "to" : "from",
      " ${rule.cidr}.",
    ])
  ]

  route_claims = concat(
    concat(
      [
        for tier, settings in var.tiers :
        { destination = "0.0.0.0/0", owner = "the tier's own way out", tier = tier }
        if settings.default_route &&
        (settings.kind == "public" || settings.kind == "private" && var.nat.mode != "none")
      ],
      [
        for tier, settings in var.tiers :
        { destination = "::/0", owner = "the tier's own way out", tier = tier }
        if settings.default_route && var.ipv6 && settings.kind != "isolated"
      ]
    ),
    flatten([
      for name, route in var.routes : [
        for tier in route.tiers : {
          destination = route.destination == null ? route.prefix_list_id : route.destination
          owner       = "routes[\"${name}\"]"
          tier        = tier
        }
      ]
    ])
  )

  route_owners = {
    for claim in local.route_claims :
    "tiers[\"${claim.tier}\"] for ${claim.destination}" => claim.owner...
  }

  route_problems = [
    for place, owners in local.route_owners :
    "routes has ${length(owners)} routes in ${place}: ${join(", ", owners)}; allowed: one. Take one away, or give the tier another kind."
    if length(owners) > 1
  ]

  zones = (
    var.zones == null
    ? slice(sort(one(data.aws_availability_zones.available[*].names)), 0, var.zone_count)
    : sort(var.zones)
  )

  zone_places = {
    for zone in local.zones :
    zone => contains(keys(var.zone_slots), zone)
    ? var.zone_slots[zone]
    : index(
      ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"],
      substr(zone, -1, 1)
    )
  }

  subnet_ranges = {
    for tier, plot in local.plots : tier => {
      for zone, place in local.zone_places :
      zone => contains(keys(var.tiers[tier].cidrs), zone)
      ? var.tiers[tier].cidrs[zone]
      : cidrsubnet(
        var.ipam != null && var.tiers[tier].range == null ? aws_vpc.this.cidr_block : plot.base,
        plot.subnet_bits,
        plot.slot * var.reserved_zones + place
      )
      if length(local.layout_problems) == 0
    }
  }

  subnets = merge([
    for tier, ranges in local.subnet_ranges : {
      for zone, range in ranges : "${tier}/${zone}" => {
        cidr_block    = range
        default_route = var.tiers[tier].default_route
        ipv6_number = (
          var.ipv6
          ? (
            (
              (
                var.tiers[tier].ipv6_slot == null ? var.tiers[tier].slot : var.tiers[tier].ipv6_slot
              ) *
              var.reserved_zones
            ) +
            local.zone_places[zone]
          )
          : null
        )
        kind           = var.tiers[tier].kind
        map_public_ips = var.tiers[tier].map_public_ips
        tags           = merge(var.tags, var.tiers[tier].tags, { Name = "${var.name}-${tier}-${zone}" })
        tier           = tier
        zone           = zone
      }
    }
  ]...)

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
      protocol  = { all = "-1", icmp = "1", icmpv6 = "58", tcp = "6", udp = "17" }[rule.protocol]
      tier      = rule.tier
      to_port   = contains(["tcp", "udp"], rule.protocol) ? rule.to_port : null
    }
  }

  nat_zones = (
    var.nat.mode == "none" ? []
    : var.nat.mode == "single"
    ? [var.nat.zone == null ? local.zones[0] : var.nat.zone]
    : local.zones
  )

  further_routes = flatten([
    for name, route in var.routes : [
      for key, subnet in local.subnets : {
        endpoint_id           = lookup(route.target.endpoint_ids, subnet.zone, null)
        gateway_id            = route.target.virtual_private_gateway ? one(aws_vpn_gateway.this[*].id) : null
        ipv4                  = try(can(regex(":", route.destination)), false) ? null : route.destination
        ipv6                  = try(can(regex(":", route.destination)), false) ? route.destination : null
        key                   = "${name}/${key}"
        peering_connection_id = route.target.peering_connection_id
        prefix_list_id        = route.prefix_list_id
        route_table_id        = aws_route_table.this[key].id
        transit_gateway_id    = route.target.transit_gateway_id
      }
      if contains(route.tiers, subnet.tier)
    ]
  ])
}

data "aws_availability_zones" "available" {
  count = var.zones == null && var.zone_count != null ? 1 : 0

  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }

  lifecycle {
    postcondition {
      condition     = length(self.names) >= var.zone_count
      error_message = "the number of zones is ${var.zone_count}, but the region has ${jsonencode(self.names)}; allowed: as many as it has."
    }
  }
}

resource "aws_vpc" "this" {
  assign_generated_ipv6_cidr_block     = var.ipv6
  cidr_block                           = var.cidr
  enable_dns_hostnames                 = var.dns_hostnames
  enable_dns_support                   = var.dns_support
  enable_network_address_usage_metrics = var.address_usage_metrics
  instance_tenancy                     = var.instance_tenancy
  ipv4_ipam_pool_id                    = var.ipam == null ? null : var.ipam.pool_id
  ipv4_netmask_length                  = var.ipam == null ? null : var.ipam.netmask_length
  tags                                 = merge(var.tags, { Name = var.name })

  lifecycle {
    precondition {
      condition     = length(local.layout_problems) == 0
      error_message = join("\n", local.layout_problems)
    }

    precondition {
      condition     = length(local.ipv6_problems) == 0
      error_message = join("\n", local.ipv6_problems)
    }

    precondition {
      condition     = length(local.acl_problems) == 0
      error_message = join("\n", local.acl_problems)
    }
  }
}

resource "aws_vpc_ipv4_cidr_block_association" "this" {
  for_each = var.secondary_cidrs

  cidr_block = each.value
  vpc_id     = aws_vpc.this.id
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  assign_ipv6_address_on_creation = var.ipv6
  availability_zone               = each.value.zone
  cidr_block                      = each.value.cidr_block
  ipv6_cidr_block = (
    var.ipv6 ? cidrsubnet(aws_vpc.this.ipv6_cidr_block, 8, each.value.ipv6_number) : null
  )
  map_public_ip_on_launch = each.value.map_public_ips
  tags                    = each.value.tags
  vpc_id                  = aws_vpc.this.id

  # A secondary range has to be there before a subnet can lie in it.
  depends_on = [aws_vpc_ipv4_cidr_block_association.this]
}

resource "aws_route_table" "this" {
  for_each = { for key, subnet in local.subnets : key => subnet.tags }

  tags   = each.value
  vpc_id = aws_vpc.this.id
}

resource "aws_default_security_group" "this" {
  tags   = merge(var.tags, { Name = "${var.name}-default-closed" })
  vpc_id = aws_vpc.this.id
}

resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id
  tags                   = merge(var.tags, { Name = "${var.name}-default-closed" })

  # A subnet made by someone else joins this ACL: not ours to remove.
  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_default_route_table" "this" {
  default_route_table_id = aws_vpc.this.default_route_table_id
  route                  = []
  tags                   = merge(var.tags, { Name = "${var.name}-default-closed" })
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
          ? [for tier, settings in var.tiers : tier if settings.kind == "public"][0]
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

resource "aws_route" "internet" {
  for_each = {
    for key, subnet in local.subnets : key => aws_route_table.this[key].id
    if subnet.kind == "public" && subnet.default_route
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

resource "aws_route" "nat" {
  for_each = {
    for key, subnet in local.subnets : key => {
      nat_gateway_id = aws_nat_gateway.this[
        var.nat.mode == "single"
        ? (var.nat.zone == null ? local.zones[0] : var.nat.zone)
        : subnet.zone
      ].id
      route_table_id = aws_route_table.this[key].id
    }
    if var.nat.mode != "none" && subnet.kind == "private" && subnet.default_route
  }

  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = each.value.nat_gateway_id
  route_table_id         = each.value.route_table_id
}

resource "aws_route" "this" {
  for_each = { for route in local.further_routes : route.key => route }

  destination_cidr_block      = each.value.ipv4
  destination_ipv6_cidr_block = each.value.ipv6
  destination_prefix_list_id  = each.value.prefix_list_id
  gateway_id                  = each.value.gateway_id
  route_table_id              = each.value.route_table_id
  transit_gateway_id          = each.value.transit_gateway_id
  vpc_endpoint_id             = each.value.endpoint_id
  vpc_peering_connection_id   = each.value.peering_connection_id

  lifecycle {
    precondition {
      condition     = length(local.route_problems) == 0
      error_message = join("\n", local.route_problems)
    }
  }
}

resource "aws_cloudwatch_log_group" "flow_logs" {
  count = var.flow_logs.destination == "cloudwatch" ? 1 : 0

  kms_key_id        = var.flow_logs.kms_key_arn
  name              = "/aws/vpc-flow-logs/${var.name}"
  retention_in_days = var.flow_logs.retention_days
  tags              = merge(var.tags, { Name = "${var.name}-flow-logs" })
}

resource "aws_iam_role" "flow_logs" {
  count = var.flow_logs.destination == "cloudwatch" ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike      = { "aws:SourceArn" = "${split(":vpc/", aws_vpc.this.arn)[0]}:vpc-flow-log/*" }
          StringEquals = { "aws:SourceAccount" = aws_vpc.this.owner_id }
        }
        Effect    = "Allow"
        Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Lets VPC flow logs write to their log group."
  # Role names are shared by all regions of the account.
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = "${var.name}-flow-logs" })
}

resource "aws_iam_role_policy" "flow_logs" {
  count = var.flow_logs.destination == "cloudwatch" ? 1 : 0

  name = "write-flow-logs"
  policy = jsonencode({
    Statement = [
      {
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
        Effect   = "Allow"
        Resource = "${one(aws_cloudwatch_log_group.flow_logs[*].arn)}:*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.flow_logs[*].id)
}

resource "aws_flow_log" "this" {
  count = var.flow_logs.destination != "none" ? 1 : 0

  iam_role_arn = var.flow_logs.destination == "s3" ? null : one(aws_iam_role.flow_logs[*].arn)
  log_destination = (
    var.flow_logs.destination == "s3"
    ? var.flow_logs.bucket_arn
    : one(aws_cloudwatch_log_group.flow_logs[*].arn)
  )
  log_destination_type     = var.flow_logs.destination == "s3" ? "s3" : "cloud-watch-logs"
  max_aggregation_interval = var.flow_logs.aggregation_seconds
  tags                     = merge(var.tags, { Name = "${var.name}-flow-logs" })
  traffic_type             = var.flow_logs.traffic_type
  vpc_id                   = aws_vpc.this.id
}

resource "aws_vpc_dhcp_options" "this" {
  count = var.dhcp != null ? 1 : 0

  domain_name = var.dhcp.domain_name
  domain_name_servers = (
    length(var.dhcp.domain_name_servers) == 0 ? ["AmazonProvidedDNS"] : var.dhcp.domain_name_servers
  )
  ntp_servers = length(var.dhcp.ntp_servers) == 0 ? null : var.dhcp.ntp_servers
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_vpc_dhcp_options_association" "this" {
  count = var.dhcp != null ? 1 : 0

  dhcp_options_id = one(aws_vpc_dhcp_options.this[*].id)
  vpc_id          = aws_vpc.this.id
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
    aws_network_acl_rule.this,
    aws_route.internet,
    aws_route.internet_ipv6,
    aws_route.egress_only_ipv6,
    aws_route.nat,
  ]
}
