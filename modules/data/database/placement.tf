# Generated from src/data/database/placement.ts by `npm run modules`. Do not edit.

# Where the database stands: in subnets with no way out, and by which name.

# Of all zones of the tier: RDS wants two at least, for an instance without a standby too.
resource "aws_db_subnet_group" "this" {
  description = "Subnets of the database"
  name_prefix = "${var.name}-"
  subnet_ids  = [for subnet in var.network.tiers[var.tier].subnets : subnet.id]
  tags        = merge(var.tags, { Name = var.name })

  # RDS moves no instance to another group of the same VPC: a new name must not make one.
  lifecycle {
    ignore_changes = [name_prefix]

    precondition {
      condition     = length(local.reserved_words_used) == 0
      error_message = join("\n", local.reserved_words_used)
    }

    precondition {
      condition     = length(local.window_problems) == 0
      error_message = join("\n", local.window_problems)
    }
  }
}
