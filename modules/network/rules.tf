# Generated from src/network/network.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  claimed_blocks = [
    for tier, plot in local.plots :
    { owner = "tiers[\"${tier}\"]", range = cidrsubnet(plot.base, plot.block_bits, plot.slot) }
    if plot.slot != null && plot.block_bits >= 0 ? plot.slot < pow(2, plot.block_bits) : false
  ]

  chosen_ranges = flatten([
    for tier, settings in var.tiers :
    [for zone, range in settings.cidrs : { owner = "tiers[\"${tier}\"].cidrs[\"${zone}\"]", range = range }]
  ])

  oversized_tiers = [
    for tier, plot in local.plots :
    "tiers[\"${tier}\"].prefix_length is ${plot.prefix_length}, but ${var.reserved_zones} subnets of that size (reserved_zones) do not fit in ${plot.base}; allowed: ${plot.prefix_length - plot.block_bits} to 28. Choose smaller subnets or a larger range."
    if plot.slot != null && plot.block_bits < 0
  ]

  undersized_tiers = [
    for size, tiers in {
      for tier in [for tier, plot in local.plots : tier if plot.slot != null && plot.prefix_length > 28] :
      "${local.plots[tier].prefix_length} in ${local.plots[tier].base}" => tier...
    } :
    "prefix_length of tiers \"${join("\", \"", tiers)}\" comes to ${size}; allowed: up to 28, the smallest subnet of AWS. Choose a larger range, or less room by reserved_tiers or reserved_zones."
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
      if settings.slot == null && !settings.ipv6_only && !contains(keys(settings.cidrs), zone)
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
      [for name, range in var.secondary_cidrs : { owner = "secondary range \"${name}\"", range = range }]
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
    cidrhost("${split("/", var.cidr)[0]}/${tonumber(split("/", family)[1])}", 0) == cidrhost(family, 0)
  ])

  secondary_families = {
    for name, range in var.secondary_cidrs : name => join("", [
      for family in ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"] : family
      if tonumber(split("/", range)[1]) >= tonumber(split("/", family)[1]) &&
      cidrhost("${split("/", range)[0]}/${tonumber(split("/", family)[1])}", 0) == cidrhost(family, 0)
    ])
  }

  ranges_in_10_0_and_10_1 = [
    for claim in concat(
      var.cidr != null ? [{ owner = "cidr", range = var.cidr }] : [],
      [for name, range in var.secondary_cidrs : { owner = "secondary range \"${name}\"", range = range }]
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
    tonumber(split("/", range)[1]) >= 16 && cidrhost("${split("/", range)[0]}/16", 0) == "172.31.0.0" ||
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
    local.oversized_tiers, local.undersized_tiers, local.slots_out_of_range, local.tiers_without_range,
    local.overlapping_tiers, local.overlapping_ranges, local.restricted_ranges
  )

  ipv6_slots = {
    for tier, settings in var.tiers : tier => settings.ipv6_slot == null ? settings.slot : settings.ipv6_slot
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

  acl_replies = {
    for rule in local.acl_rules : "${rule.tier}/${rule.direction}/${rule.key}" => [
      for other in local.acl_rules : { action = other.action, number = other.number }
      if other.tier == rule.tier &&
      other.direction != rule.direction &&
      contains([rule.protocol, "all"], other.protocol) &&
      (other.protocol == "all" || other.from_port <= rule.ephemeral_from && other.to_port == 65535) &&
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

  ipv4_route_claims = [
    for tier, settings in var.tiers :
    { destination = "0.0.0.0/0", owner = "the tier's own way out", tier = tier }
    if settings.default_route &&
    (settings.kind == "public" || settings.kind == "private" && var.nat.mode != "none")
  ]

  ipv6_route_claims = [
    for tier, settings in var.tiers : { destination = "::/0", owner = "the tier's own way out", tier = tier }
    if settings.default_route && var.ipv6 && settings.kind != "isolated"
  ]

  nat64_route_claims = [
    for tier, settings in var.tiers :
    { destination = "64:ff9b::/96", owner = "the tier's DNS64", tier = tier }
    if settings.dns64
  ]

  route_claims = concat(
    local.ipv4_route_claims,
    local.ipv6_route_claims,
    local.nat64_route_claims,
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
    for claim in local.route_claims : "tiers[\"${claim.tier}\"] for ${claim.destination}" => claim.owner...
  }

  route_problems = [
    for place, owners in local.route_owners :
    "routes has ${length(owners)} routes in ${place}: ${join(", ", owners)}; allowed: one. Take one away, or give the tier another kind."
    if length(owners) > 1
  ]
}
