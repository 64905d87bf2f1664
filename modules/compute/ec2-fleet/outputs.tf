# Generated from src/compute/ec2-fleet/ec2-fleet.ts by `npm run modules`. Do not edit.

output "auto_scaling_group_name" {
  description = "The Auto Scaling group's name."
  value       = aws_autoscaling_group.this.name
}

output "fleet" {
  description = "The fleet as deployments take it: names, ARN, role, security groups."
  value = {
    auto_scaling_group_arn  = aws_autoscaling_group.this.arn
    auto_scaling_group_name = aws_autoscaling_group.this.name
    name                    = var.name
    role_arn                = var.role == null ? one(aws_iam_role.this[*].arn) : var.role.arn
    role_name               = var.role == null ? one(aws_iam_role.this[*].name) : var.role.name
    security_group_ids      = [for group in var.security_groups : group.id]
  }
}

output "image_id" {
  description = "The image that instances start from."
  value       = local.image_id
}

output "key_name" {
  description = "Name of the key pair; null without any."
  value       = one(aws_key_pair.this[*].key_name)
}

output "launch_template_id" {
  description = "Id of the launch template."
  value       = aws_launch_template.this.id
}

output "launch_template_version" {
  description = "The launch template's version that the group runs."
  value       = aws_launch_template.this.latest_version
}

output "role_arn" {
  description = "ARN of the instances' role."
  value       = var.role == null ? one(aws_iam_role.this[*].arn) : var.role.arn
}

output "role_name" {
  description = "Name of the instances' role, to add policies to."
  value       = var.role == null ? one(aws_iam_role.this[*].name) : var.role.name
}
