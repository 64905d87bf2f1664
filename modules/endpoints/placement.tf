# Generated from src/endpoints/placement.ts by `npm run modules`. Do not edit.

# Where endpoints lie: the network, and in it one subnet in a zone.

locals {
  # The block's tiers, of which a service may have fewer.
  tiers = (
    var.tiers == null
    ? [
      for tier, settings in var.network.tiers : tier
      if settings.kind == (
        contains([for settings in var.network.tiers : settings.kind], "private") ? "private" : "isolated"
      )
    ]
    : sort(var.tiers)
  )
}
