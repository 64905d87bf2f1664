# Generated from src/compute/ecs-service/ecs-service.ts by `npm run modules`. Do not edit.

output "execution_role_arn" {
  description = "ARN of the execution role."
  value       = var.execution_role == null ? one(aws_iam_role.execution[*].arn) : var.execution_role.arn
}

output "log_group_names" {
  description = "Names of the log groups, by container."
  value       = { for key, instance in aws_cloudwatch_log_group.this : key => instance.name }
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value = {
    arn = one(concat(
      aws_ecs_service.this[*].id, aws_ecs_service.fixed[*].id, aws_ecs_service.pipeline[*].id,
      aws_ecs_service.pipeline_fixed[*].id
    ))
    cluster_arn  = var.cluster.arn
    cluster_name = var.cluster.name
    execution_role_arn = (
      var.execution_role == null ? one(aws_iam_role.execution[*].arn) : var.execution_role.arn
    )
    execution_role_name = one(aws_iam_role.execution[*].name)
    log_group_names     = { for key, instance in aws_cloudwatch_log_group.this : key => instance.name }
    name                = var.name
    ports = {
      for port in flatten([
        for key, container in local.all_containers : [
          for name, port in container.ports : {
            container      = key
            container_port = port.container_port
            key            = "${key}/${name}"
            protocol       = port.protocol
          }
        ]
      ]) :
      port.key => {
        container      = port.container
        container_port = port.container_port
        protocol       = port.protocol
      }
    }
    task_definition_arn = aws_ecs_task_definition.this.arn
    task_family         = "${var.cluster.name}-${var.name}"
    task_role_arn       = var.task_role == null ? one(aws_iam_role.task[*].arn) : var.task_role.arn
    task_role_name      = one(aws_iam_role.task[*].name)
  }
}

output "task_definition_arn" {
  description = "ARN of the task definition, with its revision."
  value       = aws_ecs_task_definition.this.arn
}

output "task_role_arn" {
  description = "ARN of the task role."
  value       = var.task_role == null ? one(aws_iam_role.task[*].arn) : var.task_role.arn
}
