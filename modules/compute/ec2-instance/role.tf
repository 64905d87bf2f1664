# Generated from src/compute/server/role.ts by `npm run modules`. Do not edit.

# The role of a server or a fleet, its policies, and the profile that hands it to instances; or an
# existing role.

resource "aws_iam_role" "this" {
  count = var.role == null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Instances of ${var.name}."
  # Role names are shared by all regions of the account.
  name_prefix          = "${var.name}-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = var.name })
}

# The block's preconditions are the profile's: it is always there, and reads nothing that could fail
# before them.
resource "aws_iam_instance_profile" "this" {
  name_prefix = "${var.name}-"
  role        = var.role == null ? one(aws_iam_role.this[*].name) : var.role.name
  tags        = merge(var.tags, { Name = var.name })

  lifecycle {
    precondition {
      condition     = length(local.user_data_problems) == 0
      error_message = join("\n", local.user_data_problems)
    }
  }
}
