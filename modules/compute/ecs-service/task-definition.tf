# Generated from src/compute/ecs-service/task-definition.ts by `npm run modules`. Do not edit.

# The task definition: a new revision of its family with every change.

resource "aws_ecs_task_definition" "this" {
  container_definitions = jsonencode(local.container_definitions)
  cpu                   = var.cpu
  execution_role_arn = (
    var.execution_role == null ? one(aws_iam_role.execution[*].arn) : var.execution_role.arn
  )
  family                   = "${var.cluster.name}-${var.name}"
  memory                   = var.memory
  network_mode             = "awsvpc"
  requires_compatibilities = [var.launch_type == "fargate" ? "FARGATE" : "EC2"]
  tags                     = merge(var.tags, { Name = var.name })
  task_role_arn            = var.task_role == null ? one(aws_iam_role.task[*].arn) : var.task_role.arn

  runtime_platform {
    cpu_architecture        = var.architecture
    operating_system_family = "LINUX"
  }

  dynamic "ephemeral_storage" {
    for_each = var.ephemeral_storage_gib == null ? [] : [var.ephemeral_storage_gib]

    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  dynamic "volume" {
    for_each = [for name, volume in var.volumes : { name = name, volume = volume }]

    content {
      configure_at_launch = volume.value.volume.ebs != null
      name                = volume.value.name

      dynamic "efs_volume_configuration" {
        for_each = volume.value.volume.efs == null ? [] : [volume.value.volume.efs]

        content {
          file_system_id     = efs_volume_configuration.value.file_system_id
          root_directory     = efs_volume_configuration.value.root_directory
          transit_encryption = "ENABLED"

          authorization_config {
            access_point_id = efs_volume_configuration.value.access_point_id
            iam             = efs_volume_configuration.value.iam ? "ENABLED" : "DISABLED"
          }
        }
      }
    }
  }

  lifecycle {
    precondition {
      condition     = length(local.unreached_services) == 0
      error_message = join("\n", local.unreached_services)
    }

    precondition {
      condition     = length(local.dependency_cycles) == 0
      error_message = join("\n", local.dependency_cycles)
    }

    precondition {
      condition     = length(local.nginx_problems) == 0
      error_message = join("\n", local.nginx_problems)
    }

    precondition {
      condition     = length(local.secret_problems) == 0
      error_message = join("\n", local.secret_problems)
    }

    precondition {
      condition     = length(local.definition_problems) == 0
      error_message = join("\n", local.definition_problems)
    }
  }
}
