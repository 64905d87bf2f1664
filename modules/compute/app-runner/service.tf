# Generated from src/compute/app-runner/service.ts by `npm run modules`. Do not edit.

# The service itself: what runs, how large, who reaches it, and what it reaches.

locals {
  secret_sources = {
    for name, secret in var.secrets :
    name => secret.parameter_arn == null
    ? (
      secret.json_key == null && secret.version_stage == null && secret.version_id == null
      ? secret.secret_arn
      : join("", [
        "${secret.secret_arn}:",
        secret.json_key == null ? "" : secret.json_key,
        ":",
        secret.version_stage == null ? "" : secret.version_stage,
        ":",
        secret.version_id == null ? "" : secret.version_id,
      ])
    )
    : secret.parameter_arn
  }
}

# App Runner Developer Guide, "Tracing for your App Runner application with X-Ray".
resource "aws_apprunner_observability_configuration" "this" {
  count = var.tracing ? 1 : 0

  observability_configuration_name = var.name
  tags                             = merge(var.tags, { Name = var.name })

  trace_configuration {
    vendor = "AWSXRAY"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apprunner_service" "this" {
  auto_scaling_configuration_arn = (
    var.shared_scaling == null
    ? one(aws_apprunner_auto_scaling_configuration_version.this[*].arn)
    : var.shared_scaling.arn
  )
  service_name = var.name
  tags         = merge(var.tags, { Name = var.name })

  health_check_configuration {
    healthy_threshold = var.health_check.healthy_threshold
    interval          = var.health_check.interval_seconds
    path = (
      var.health_check.protocol == "HTTP"
      ? (var.health_check.path == null ? "/" : var.health_check.path)
      : null
    )
    protocol            = var.health_check.protocol
    timeout             = var.health_check.timeout_seconds
    unhealthy_threshold = var.health_check.unhealthy_threshold
  }

  instance_configuration {
    cpu = tostring(var.cpu)
    instance_role_arn = (
      var.instance_role == null ? one(aws_iam_role.instance[*].arn) : var.instance_role.arn
    )
    memory = tostring(var.memory)
  }

  network_configuration {
    ip_address_type = var.ip_address_type

    egress_configuration {
      egress_type       = var.connector == null ? "DEFAULT" : "VPC"
      vpc_connector_arn = var.connector == null ? null : var.connector.arn
    }

    ingress_configuration {
      is_publicly_accessible = var.ingress == "public"
    }
  }

  observability_configuration {
    observability_configuration_arn = one(aws_apprunner_observability_configuration.this[*].arn)
    observability_enabled           = var.tracing
  }

  source_configuration {
    auto_deployments_enabled = var.image == null ? var.code.auto_deploy : var.image.auto_deploy

    dynamic "image_repository" {
      for_each = var.image == null ? [] : [var.image]

      content {
        image_identifier      = image_repository.value.identifier
        image_repository_type = image_repository.value.registry == "ecr" ? "ECR" : "ECR_PUBLIC"

        image_configuration {
          port                          = tostring(var.port)
          runtime_environment_secrets   = local.secret_sources
          runtime_environment_variables = var.environment
          start_command                 = image_repository.value.start_command
        }
      }
    }

    dynamic "code_repository" {
      for_each = var.code == null ? [] : [var.code]

      content {
        repository_url   = code_repository.value.repository_url
        source_directory = code_repository.value.directory

        code_configuration {
          configuration_source = code_repository.value.configuration == "api" ? "API" : "REPOSITORY"

          dynamic "code_configuration_values" {
            for_each = code_repository.value.configuration == "api" ? [code_repository.value] : []

            content {
              build_command                 = code_repository.value.build_command
              port                          = tostring(var.port)
              runtime                       = code_repository.value.runtime
              runtime_environment_secrets   = local.secret_sources
              runtime_environment_variables = var.environment
              start_command                 = code_repository.value.start_command
            }
          }
        }

        source_code_version {
          type  = "BRANCH"
          value = code_repository.value.branch
        }
      }
    }

    dynamic "authentication_configuration" {
      for_each = (
        (var.image == null ? false : var.image.registry == "ecr") || var.code != null
        ? [
          {
            connection_arn = var.code == null ? null : var.code.connection_arn
            role_arn = (
              (var.image == null ? false : var.image.registry == "ecr") && var.access_role == null
              ? one(aws_iam_role.access[*].arn)
              : var.access_role == null ? null : var.access_role.arn
            )
          },
        ]
        : []
      )

      content {
        access_role_arn = authentication_configuration.value.role_arn
        connection_arn  = authentication_configuration.value.connection_arn
      }
    }
  }

  dynamic "encryption_configuration" {
    for_each = var.kms_key_arn == null ? [] : [var.kms_key_arn]

    content {
      kms_key = encryption_configuration.value
    }
  }

  lifecycle {
    precondition {
      condition     = length(local.unreached_calls) == 0
      error_message = join("\n", local.unreached_calls)
    }

    precondition {
      condition     = length(local.instance_role_problems) == 0
      error_message = join("\n", local.instance_role_problems)
    }
  }

  # Roles without their policies would fail the first deployment.
  depends_on = [
    aws_iam_role_policy.access,
    aws_iam_role_policy.secrets,
    aws_iam_role_policy.application,
    aws_iam_role_policy.tracing,
  ]
}
