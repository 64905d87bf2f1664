# Generated from src/compute/ecs-service/service.ts by `npm run modules`. Do not edit.

# The service: its tasks are there, are replaced, are reached.

locals {
  subnet_ids = [
    for zone, subnet in var.network.tiers[var.tier].subnets : subnet.id
    if var.zones == null || contains(var.zones == null ? [] : var.zones, zone)
  ]

  registrations = [
    for target in var.targets : {
      container        = target.container
      port             = local.all_containers[target.container].ports[target.port].container_port
      target_group_arn = target.target_group.arn
    }
  ]

  connected_services = [
    for name, service in try(var.service_connect.services, {}) : merge(service, { port_name = name })
  ]
}

resource "aws_ecs_service" "this" {
  count = var.deployment_owner != "pipeline" && var.desired_count == null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate" ? (var.platform_version == null ? "LATEST" : var.platform_version) : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null ? [service.value] : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [desired_count]

    postcondition {
      condition = (
        !var.wait_for_steady_state || self.task_definition == aws_ecs_task_definition.this.arn
      )
      error_message = "The deployment of ${aws_ecs_task_definition.this.arn} failed and was rolled back: the service ${var.name} runs another task definition. Its events and stopped tasks say why; the next apply tries again."
    }
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}

resource "aws_ecs_service" "fixed" {
  count = var.deployment_owner != "pipeline" && var.desired_count != null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate" ? (var.platform_version == null ? "LATEST" : var.platform_version) : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null ? [service.value] : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    postcondition {
      condition = (
        !var.wait_for_steady_state || self.task_definition == aws_ecs_task_definition.this.arn
      )
      error_message = "The deployment of ${aws_ecs_task_definition.this.arn} failed and was rolled back: the service ${var.name} runs another task definition. Its events and stopped tasks say why; the next apply tries again."
    }
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}

resource "aws_ecs_service" "pipeline" {
  count = var.deployment_owner == "pipeline" && var.desired_count == null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate" ? (var.platform_version == null ? "LATEST" : var.platform_version) : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null ? [service.value] : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [task_definition, desired_count]
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}

resource "aws_ecs_service" "pipeline_fixed" {
  count = var.deployment_owner == "pipeline" && var.desired_count != null ? 1 : 0

  availability_zone_rebalancing      = var.zone_rebalancing ? "ENABLED" : "DISABLED"
  cluster                            = var.cluster.arn
  deployment_maximum_percent         = var.deployment.maximum_percent
  deployment_minimum_healthy_percent = var.deployment.minimum_healthy_percent
  desired_count                      = var.desired_count == null ? try(var.scaling.min, 1) : var.desired_count
  enable_ecs_managed_tags            = true
  enable_execute_command             = var.exec
  force_new_deployment               = var.deployment.force_new
  health_check_grace_period_seconds  = var.health_check_grace_period
  launch_type = (
    length(local.strategy) == 0 ? (var.launch_type == "fargate" ? "FARGATE" : "EC2") : null
  )
  name = var.name
  platform_version = (
    var.launch_type == "fargate" ? (var.platform_version == null ? "LATEST" : var.platform_version) : null
  )
  propagate_tags        = var.propagate_tags
  tags                  = merge(var.tags, { Name = var.name })
  task_definition       = aws_ecs_task_definition.this.arn
  wait_for_steady_state = var.wait_for_steady_state

  deployment_circuit_breaker {
    enable   = var.deployment.circuit_breaker.enabled
    rollback = var.deployment.circuit_breaker.rollback
  }

  network_configuration {
    assign_public_ip = var.public_ip
    security_groups  = [for group in var.security_groups : group.id]
    subnets          = local.subnet_ids
  }

  service_connect_configuration {
    enabled = var.service_connect != null
    namespace = (
      var.service_connect != null
      ? (
        try(var.service_connect.namespace_arn, null) == null
        ? var.cluster.service_connect_namespace_arn
        : try(var.service_connect.namespace_arn, null)
      )
      : null
    )

    dynamic "service" {
      for_each = local.connected_services

      content {
        discovery_name        = service.value.discovery_name
        ingress_port_override = service.value.ingress_port
        port_name             = service.value.port_name

        client_alias {
          dns_name = service.value.dns_name
          port     = service.value.port
        }

        dynamic "timeout" {
          for_each = (
            service.value.idle_timeout != null || service.value.request_timeout != null ? [service.value] : []
          )

          content {
            idle_timeout_seconds        = timeout.value.idle_timeout
            per_request_timeout_seconds = timeout.value.request_timeout
          }
        }

        dynamic "tls" {
          for_each = service.value.tls != null ? [service.value.tls] : []

          content {
            kms_key  = tls.value.kms_key_arn
            role_arn = tls.value.role_arn

            issuer_cert_authority {
              aws_pca_authority_arn = tls.value.authority_arn
            }
          }
        }
      }
    }

    dynamic "log_configuration" {
      for_each = (
        try(var.service_connect.logging, false)
        ? ["/aws/ecs/${var.cluster.name}/${var.name}/service-connect"]
        : []
      )

      content {
        log_driver = "awslogs"
        options = {
          "awslogs-group"         = log_configuration.value
          "awslogs-region"        = local.region
          "awslogs-stream-prefix" = "service-connect"
        }
      }
    }
  }

  dynamic "capacity_provider_strategy" {
    for_each = local.strategy

    content {
      base              = capacity_provider_strategy.value.base
      capacity_provider = capacity_provider_strategy.value.provider
      weight            = capacity_provider_strategy.value.weight
    }
  }

  dynamic "alarms" {
    for_each = length(var.deployment.alarms) != 0 ? [values(var.deployment.alarms)] : []

    content {
      alarm_names = alarms.value
      enable      = true
      rollback    = var.deployment.alarm_rollback
    }
  }

  dynamic "load_balancer" {
    for_each = local.registrations

    content {
      container_name   = load_balancer.value.container
      container_port   = load_balancer.value.port
      target_group_arn = load_balancer.value.target_group_arn
    }
  }

  dynamic "volume_configuration" {
    for_each = [
      for name, volume in var.volumes : { name = name, volume = volume.ebs }
      if volume.ebs != null
    ]

    content {
      name = volume_configuration.value.name

      managed_ebs_volume {
        encrypted        = true
        file_system_type = volume_configuration.value.volume.file_system
        iops             = volume_configuration.value.volume.iops
        kms_key_id       = volume_configuration.value.volume.kms_key_arn
        role_arn         = one(aws_iam_role.infrastructure[*].arn)
        size_in_gb       = volume_configuration.value.volume.size_gib
        snapshot_id      = volume_configuration.value.volume.snapshot_id
        throughput       = volume_configuration.value.volume.throughput
        volume_type      = volume_configuration.value.volume.type

        tag_specifications {
          propagate_tags = "SERVICE"
          resource_type  = "volume"
          tags           = var.tags
        }
      }
    }
  }

  lifecycle {
    ignore_changes = [task_definition]
  }

  depends_on = [
    aws_iam_role_policy.execution,
    aws_iam_role_policy.application,
    aws_iam_role_policy.volumes,
    aws_iam_role_policy.exec,
    aws_iam_role_policy.create_volumes,
    aws_iam_role_policy.attach_volumes,
    aws_iam_role_policy.delete_volumes,
  ]
}
