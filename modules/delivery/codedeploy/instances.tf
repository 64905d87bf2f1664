# Generated from src/delivery/codedeploy/instances.ts by `npm run modules`. Do not edit.

# Which instances a deployment group has, and what the agent on them may do.

locals {
  # Roles by keys that are known when Terraform plans.
  instance_roles = merge(
    { for key, fleet in var.fleets : "fleet-${key}" => fleet.role_name },
    { for key, role in var.instance_roles : "role-${key}" => role }
  )
}

# What the agent on an instance does beyond what the instance's role lets it do already: read this
# application's revisions, and fetch itself from AWS's bucket in the region.
resource "aws_iam_role_policy" "instance" {
  for_each = local.instance_roles

  name   = "codedeploy-${var.name}-${each.key}"
  policy = jsonencode({ Statement = local.instance_statements, Version = "2012-10-17" })
  role   = each.value
}
