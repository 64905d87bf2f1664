# Generated from src/access/roles/access-roles.ts by `npm run modules`. Do not edit.

output "boundary_arn" {
  description = "The permissions boundary of the roles, for `permissions_boundary` of other roles too."
  value = (
    var.permissions_boundary == null ? one(aws_iam_policy.boundary[*].arn) : var.permissions_boundary
  )
}

output "operating_policy" {
  description = "The policy of operators beside it; null without operators."
  value       = one(aws_iam_policy.operating[*].name)
}

output "reading_policy" {
  description = "The policy of all roles, for a permission set's customer managed policies."
  value       = aws_iam_policy.reading.name
}

output "role_arns" {
  description = "ARNs of the roles, by name."
  value       = { for key, instance in aws_iam_role.this : key => instance.arn }
}

output "roles" {
  description = "The roles as others take them: name, ARN and kind, by name."
  value = {
    for name, role in var.roles :
    name => { arn = aws_iam_role.this[name].arn, kind = role.kind, name = aws_iam_role.this[name].name }
  }
}
