# Generated from src/compute/ec2-fleet/ec2-fleet.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  user_data_bytes = nonsensitive(
    3 * floor(length(base64encode(local.user_data_text)) / 4) -
    (
      (endswith(base64encode(local.user_data_text), "=") ? 1 : 0) +
      (endswith(base64encode(local.user_data_text), "==") ? 1 : 0)
    )
  )

  user_data_problems = [
    for bytes in [local.user_data_bytes] :
    "user_data comes to ${bytes} bytes with all its parts; allowed: up to 16384 bytes. Fetch larger things from a bucket at first boot."
    if bytes > 16384
  ]

  uncountable_groups = [
    for key, group in var.target_groups : key
    if group.arn_suffix == null || group.load_balancer_arn_suffix == null
  ]

  launching_heartbeats = [
    for hook in var.hooks : hook.heartbeat_seconds
    if hook.transition == "launching"
  ]

  default_capacity_wait = length(local.launching_heartbeats) != 0 ? 0 : 600

  tier_zones = (
    contains(keys(var.network.tiers), var.tier) ? keys(var.network.tiers[var.tier].subnets) : []
  )
}
