# Generated from src/compute/ecs-cluster/ecs-cluster.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  capacity_tiers = var.network == null ? [] : [
    for tier, settings in var.network.tiers : tier
    if settings.kind != "public" && length(settings.subnets) != 0
  ]
}
