# Generated from src/edge/static-ip/static-ip.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )

  chosen_zones = [
    for zone in local.tier_zones : zone
    if var.zones == null ? true : contains(var.zones, zone)
  ]

  tier_subnets = (
    contains(keys(var.network.tiers), var.tier) ? var.network.tiers[var.tier].subnets : {}
  )

  zones_without_ipv6 = [
    for zone, subnet in local.tier_subnets : zone
    if(var.zones == null ? true : contains(var.zones, zone)) && subnet.ipv6_cidr_block == null
  ]

  protocols_taken = {
    tcp     = ["tcp", "tcp_udp"]
    tcp_udp = ["tcp_udp"]
    tls     = ["tcp"]
    udp     = ["udp", "tcp_udp"]
  }

  load_balancer_ports = var.load_balancer == null ? [] : concat([
    for listener in var.load_balancer.listeners : listener.port
  ], [80])
}
