# Generated from src/edge/gateway-load-balancer/gateway-load-balancer.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  tier_subnets = (
    contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].subnets : {}
  )

  zones_without_ipv6 = [
    for zone, subnet in local.tier_subnets : zone
    if(var.zones == null ? true : contains(var.zones, zone)) && subnet.ipv6_cidr_block == null
  ]

  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )
}
