# Generated from src/compute/app-runner/connector/connector.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  notices = (
    length(local.zones) < 3
    ? [
      "The connector stands in ${length(local.zones)} of the region's zones; App Runner recommends three at least, so that the service outlives the failure of one.",
    ]
    : []
  )

  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )

  tier_subnets = (
    contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].subnets : {}
  )
}

check "zones" {
  assert {
    condition     = length(local.notices) == 0
    error_message = join(" ", local.notices)
  }
}
