# Generated from src/compute/ecs-service/logging.ts by `npm run modules`. Do not edit.

# Where containers' output goes.

locals {
  log_options = {
    for key, container in local.all_containers : key => merge(
      container.logging.options,
      container.logging.driver == "awslogs"
      ? {
        "awslogs-group"         = "/aws/ecs/${var.cluster.name}/${var.name}/${key}"
        "awslogs-region"        = local.region
        "awslogs-stream-prefix" = key
      }
      : {}
    )
  }

  container_logs = {
    for key, container in local.all_containers : key => {
      logConfiguration = container.logging.driver == "none" ? null : merge(
        { logDriver = container.logging.driver },
        {
          for member, value in {
            options = length(local.log_options[key]) == 0 ? null : local.log_options[key]
            secretOptions = length(local.log_secret_sources[key]) == 0 ? null : [
              for name, source in local.log_secret_sources[key] : { name = name, valueFrom = source }
            ]
          } : member => value
          if value != null
        }
      )
    }
  }

  log_plans = merge(
    {
      for key, container in local.all_containers : key => {
        name = "/aws/ecs/${var.cluster.name}/${var.name}/${key}"
        retention_days = (
          container.logging.retention_days == null
          ? var.logs.retention_days
          : container.logging.retention_days
        )
        tags = merge(var.tags, { Name = "${var.name}-${key}" })
      }
      if container.logging.driver == "awslogs"
    },
    {
      for key in ["service-connect"] : key => {
        name           = "/aws/ecs/${var.cluster.name}/${var.name}/${key}"
        retention_days = var.logs.retention_days
        tags           = merge(var.tags, { Name = "${var.name}-${key}" })
      }
      if try(var.service_connect.logging, false)
    }
  )
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.log_plans

  kms_key_id        = var.logs.kms_key_arn
  name              = each.value.name
  retention_in_days = each.value.retention_days
  tags              = each.value.tags
}
