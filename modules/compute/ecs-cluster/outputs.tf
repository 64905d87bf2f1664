# Generated from src/compute/ecs-cluster/ecs-cluster.ts by `npm run modules`. Do not edit.

output "autoscaling_group_names" {
  description = "Names of the Auto Scaling groups, by key of `ec2`."
  value       = { for key, instance in aws_autoscaling_group.this : key => instance.name }
}

output "capacity_provider_names" {
  description = "Names of the capacity providers, by the keys that strategies use."
  value       = local.capacity_provider_names
}

output "cluster" {
  description = "The cluster as services take it: ARN, name, capacity providers, namespace, ECS Exec."
  value = {
    arn = join("", [
      trimsuffix(aws_ecs_cluster.this.arn, aws_ecs_cluster.this.name),
      aws_ecs_cluster_capacity_providers.this.cluster_name,
    ])
    capacity_provider_names = local.capacity_provider_names
    execute_command = (
      var.execute_command.logging
      ? {
        kms_key_arn    = var.execute_command.kms_key_arn
        log_group_arn  = one(aws_cloudwatch_log_group.execute_command[*].arn)
        log_group_name = one(aws_cloudwatch_log_group.execute_command[*].name)
      }
      : null
    )
    name                          = var.name
    service_connect_namespace_arn = local.service_connect_namespace_arn
  }
}

output "image_ids" {
  description = "The image that each group runs, by key of `ec2`."
  value       = { for key, plan in local.launch_plans : key => plan.image_id }
}

output "instance_role_arn" {
  description = "ARN of the container instances' role; null without any."
  value       = one(aws_iam_role.instances[*].arn)
}

output "instance_role_name" {
  description = "Name of the container instances' role, to attach further policies to; null without any."
  value       = one(aws_iam_role.instances[*].name)
}

output "launch_template_versions" {
  description = "The launch template's version that each group runs, by key of `ec2`."
  value       = { for key, instance in aws_launch_template.this : key => instance.latest_version }
}
