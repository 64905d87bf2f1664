# Generated from src/compute/app-runner/connector/placement.ts by `npm run modules`. Do not edit.

# Where the connector stands: its zones, its subnets, and whether they have a way to the internet.

locals {
  zones = var.zones == null ? keys(var.network.tiers[var.tier].subnets) : var.zones

  subnet_ids = [
    for zone, subnet in var.network.tiers[var.tier].subnets : subnet.id
    if contains(local.zones, zone)
  ]

  has_internet = (
    var.internet == null
    ? (
      var.network.tiers[var.tier].internet == null
      ? var.network.tiers[var.tier].kind != "isolated"
      : var.network.tiers[var.tier].internet
    )
    : var.internet
  )
}
