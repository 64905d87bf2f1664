# Generated from src/network/subnets/layout.ts by `npm run modules`. Do not edit.

# Where every subnet lies.

locals {
  # Bits that tell the zones of a tier apart.
  zone_bits = index([1, 2, 4, 8, 16, 32], var.reserved_zones)

  tier_bits     = index([1, 2, 4, 8, 16, 32], var.reserved_tiers)
  primary_range = var.ipam == null ? var.cidr : "0.0.0.0/${var.ipam.netmask_length}"

  tier_ranges = {
    for tier, settings in var.tiers :
    tier => settings.range == null ? local.primary_range : var.secondary_cidrs[settings.range]
    if !settings.ipv6_only
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
}
