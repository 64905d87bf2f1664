# Generated from src/compute/ecs-cluster/ecs-cluster.ts by `npm run modules`. Do not edit.

# An ECS cluster with its capacity: Fargate, Fargate Spot, and Auto Scaling groups of container
# instances that ECS scales, drains and protects. Instances are refreshed when their image or their
# VPC endpoints change. Container Insights, recorded ECS Exec sessions and a Service Connect
# namespace belong to it.
#
# auto-scaling-groups.tf  An Auto Scaling group per EC2 capacity provider, and the provider itself.
# capacity-providers.tf   The cluster's capacity providers by the keys that strategies use, and its
#                         default strategy.
# execute-command.tf      ECS Exec: the log group that sessions are recorded in.
# instance-role.tf        The container instances' role: what the agent does in this cluster, and
#                         nothing else.
# launch-templates.tf     A launch template per EC2 capacity provider, and what a container instance
#                         does at first boot.
# rules.tf                What is refused: lists of problems that preconditions and checks tell, and
#                         steps of the variables' validations.
# service-connect.tf      Service Connect: the Cloud Map namespace that the cluster's services
#                         share.

locals {
  service_connect_namespace_arn = (
    var.service_connect == null ? null
    : var.service_connect.namespace_arn == null
    ? one(aws_service_discovery_http_namespace.this[*].arn)
    : var.service_connect.namespace_arn
  )
}

resource "aws_ecs_cluster" "this" {
  name = var.name
  tags = merge(var.tags, { Name = var.name })

  configuration {
    execute_command_configuration {
      kms_key_id = var.execute_command.logging ? var.execute_command.kms_key_arn : null
      logging    = var.execute_command.logging ? "OVERRIDE" : "DEFAULT"

      dynamic "log_configuration" {
        for_each = (
          var.execute_command.logging ? [one(aws_cloudwatch_log_group.execute_command[*].name)] : []
        )

        content {
          cloud_watch_encryption_enabled = var.execute_command.kms_key_arn != null
          cloud_watch_log_group_name     = log_configuration.value
        }
      }
    }
  }

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }

  dynamic "service_connect_defaults" {
    for_each = var.service_connect == null ? [] : [local.service_connect_namespace_arn]

    content {
      namespace = service_connect_defaults.value
    }
  }
}
