# Generated from src/edge/gateway-load-balancer/endpoints/gateway-endpoints.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )

  endpoint_zones = var.zones == null ? local.tier_zones : var.zones
}
