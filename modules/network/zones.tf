# Generated from src/network/subnets/zones.ts by `npm run modules`. Do not edit.

# The zones: which, and the place of each in every tier.

# The zones by name, or the first of the region's.
data "aws_availability_zones" "available" {
  count = var.zones == null && var.zone_count != null ? 1 : 0

  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }

  lifecycle {
    postcondition {
      condition     = length(self.names) >= var.zone_count
      error_message = "the number of zones is ${var.zone_count}, but the region has \"${join("\", \"", self.names)}\"; allowed: as many as it has."
    }
  }
}
