# Generated from src/compute/ecs-cluster/ecs-cluster.ts by `npm run modules`. Do not edit.

locals {
  service_connect_namespace_arn = (
    var.service_connect == null ? null
    : var.service_connect.namespace_arn == null
    ? one(aws_service_discovery_http_namespace.this[*].arn)
    : var.service_connect.namespace_arn
  )

  launch_plans = {
    for key, capacity in var.ec2 : key => {
      boot_script         = capacity.boot_script
      detailed_monitoring = capacity.detailed_monitoring
      device_name         = capacity.root_disk.device_name
      disk_size           = capacity.root_disk.size_gib
      image_id = (
        capacity.image_id == null
        ? data.aws_ssm_parameter.image[key].insecure_value
        : capacity.image_id
      )
      kms_key_arn        = capacity.root_disk.kms_key_arn
      name               = "${var.name}-${key}"
      security_group_ids = [for group in capacity.security_groups : group.id]
      tags               = merge(var.tags, { Name = "${var.name}-${key}" })
    }
  }

  agent_setup = <<-EOT
    #!/bin/bash
    # endpoints: ${jsonencode(var.endpoint_ids)}
    # refresh: ${var.refresh_token}
    set -eu
    agent=$(rpm -q --qf '%%{VERSION}' ecs-init) || agent=0
    if ! printf '1.25.1\n%s\n' "$agent" | sort -CV; then
      systemctl mask --now ecs
      echo "ECS agent $agent is older than 1.25.1: not joining ${aws_ecs_cluster.this.name}" > /dev/console
      exit 1
    fi
    cat >> /etc/ecs/ecs.config <<'END'
    ECS_CLUSTER=${aws_ecs_cluster.this.name}
    ECS_AWSVPC_BLOCK_IMDS=true
    ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
    END
  EOT

  group_plans = {
    for key, capacity in var.ec2 : key => {
      instance_types         = capacity.instance_types
      max_healthy_percentage = capacity.refresh.max_healthy_percentage
      max_size               = capacity.max_size
      min_healthy_percentage = capacity.refresh.min_healthy_percentage
      min_size               = capacity.min_size
      name                   = "${var.name}-${key}"
      on_demand_base         = capacity.on_demand_base
      on_demand_percentage   = 100 - capacity.spot_percentage
      protect_from_scale_in  = capacity.termination_protection
      subnet_ids             = [for subnet in var.network.tiers[capacity.tier].subnets : subnet.id]
      template_id            = aws_launch_template.this[key].id
      template_version       = aws_launch_template.this[key].latest_version
    }
  }

  capacity_provider_names = merge(
    {
      for provider in concat(
        var.fargate ? ["FARGATE"] : [],
        var.fargate_spot ? ["FARGATE_SPOT"] : []
      ) : provider => provider
    },
    { for key, capacity in var.ec2 : key => "${var.name}-${key}" }
  )

  default_providers = (
    var.default_strategy == null
    ? (var.fargate ? ["FARGATE"] : keys(var.ec2))
    : keys(var.default_strategy)
  )

  default_strategy = [
    for provider in local.default_providers : {
      base     = try(var.default_strategy[provider].base, 0)
      provider = local.capacity_provider_names[provider]
      weight   = try(var.default_strategy[provider].weight, 1)
    }
  ]
}

data "aws_ssm_parameter" "image" {
  for_each = { for key, capacity in var.ec2 : key => capacity.image_family }

  name = "/aws/service/ecs/optimized-ami/${each.value}/recommended/image_id"
}

resource "aws_cloudwatch_log_group" "execute_command" {
  count = var.execute_command.logging ? 1 : 0

  kms_key_id        = var.execute_command.kms_key_arn
  name              = "/aws/ecs/${var.name}/execute-command"
  retention_in_days = var.execute_command.retention_days
  tags              = merge(var.tags, { Name = "${var.name}-execute-command" })
}

resource "aws_service_discovery_http_namespace" "this" {
  count = (var.service_connect == null ? false : var.service_connect.namespace != null) ? 1 : 0

  description = "Service Connect of the ECS cluster ${var.name}"
  name        = var.service_connect.namespace
  tags        = merge(var.tags, { Name = var.name })
}

resource "aws_ecs_cluster" "this" {
  name = var.name
  tags = merge(var.tags, { Name = var.name })

  setting {
    name  = "containerInsights"
    value = var.container_insights
  }

  dynamic "configuration" {
    for_each = (
      var.execute_command.logging ? [one(aws_cloudwatch_log_group.execute_command[*].name)] : []
    )

    content {
      execute_command_configuration {
        kms_key_id = var.execute_command.kms_key_arn
        logging    = "OVERRIDE"

        log_configuration {
          cloud_watch_encryption_enabled = var.execute_command.kms_key_arn != null
          cloud_watch_log_group_name     = configuration.value
        }
      }
    }
  }

  dynamic "service_connect_defaults" {
    for_each = var.service_connect == null ? [] : [local.service_connect_namespace_arn]

    content {
      namespace = service_connect_defaults.value
    }
  }
}

resource "aws_iam_role" "instances" {
  count = length(var.ec2) > 0 ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Container instances of the ECS cluster ${var.name}."
  # Role names are shared by all regions of the account.
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = "${var.name}-instances" })
}

resource "aws_iam_role_policy" "agent" {
  count = length(var.ec2) > 0 ? 1 : 0

  name = "ecs-agent"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "ecs:RegisterContainerInstance",
          "ecs:DeregisterContainerInstance",
          "ecs:SubmitAttachmentStateChanges",
          "ecs:SubmitContainerStateChange",
          "ecs:SubmitTaskStateChange",
        ]
        Effect   = "Allow"
        Resource = aws_ecs_cluster.this.arn
        Sid      = "Register"
      },
      {
        Action    = ["ecs:Poll", "ecs:StartTelemetrySession", "ecs:UpdateContainerInstancesState"]
        Condition = { ArnEquals = { "ecs:cluster" = aws_ecs_cluster.this.arn } }
        Effect    = "Allow"
        Resource  = "${replace(aws_ecs_cluster.this.arn, ":cluster/", ":container-instance/")}/*"
        Sid       = "Work"
      },
      { Action = "ecs:DiscoverPollEndpoint", Effect = "Allow", Resource = "*", Sid = "Discover" },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instances[*].id)
}

resource "aws_iam_role_policy" "session_manager" {
  count = length(var.ec2) > 0 && var.session_manager ? 1 : 0

  name = "session-manager"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ]
        Effect   = "Allow"
        Resource = "*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instances[*].id)
}

resource "aws_iam_instance_profile" "this" {
  count = length(var.ec2) > 0 ? 1 : 0

  name_prefix = "${var.name}-"
  role        = one(aws_iam_role.instances[*].name)
  tags        = merge(var.tags, { Name = "${var.name}-instances" })
}

resource "aws_launch_template" "this" {
  for_each = local.launch_plans

  description            = "Container instances of the ECS cluster ${var.name}"
  image_id               = each.value.image_id
  name                   = each.value.name
  tags                   = each.value.tags
  update_default_version = true
  user_data              = base64encode("${local.agent_setup}${each.value.boot_script}\n")
  vpc_security_group_ids = each.value.security_group_ids

  block_device_mappings {
    device_name = each.value.device_name

    ebs {
      delete_on_termination = "true"
      encrypted             = "true"
      kms_key_id            = each.value.kms_key_arn
      volume_size           = each.value.disk_size
      volume_type           = "gp3"
    }
  }

  iam_instance_profile {
    arn = one(aws_iam_instance_profile.this[*].arn)
  }

  metadata_options {
    http_endpoint               = "enabled"
    http_put_response_hop_limit = var.metadata_hop_limit
    http_tokens                 = "required"
  }

  monitoring {
    enabled = each.value.detailed_monitoring
  }

  tag_specifications {
    resource_type = "instance"
    tags          = each.value.tags
  }

  tag_specifications {
    resource_type = "volume"
    tags          = each.value.tags
  }
}

resource "aws_autoscaling_group" "this" {
  for_each = local.group_plans

  health_check_type     = "EC2"
  max_size              = each.value.max_size
  min_size              = each.value.min_size
  name                  = each.value.name
  protect_from_scale_in = each.value.protect_from_scale_in
  vpc_zone_identifier   = each.value.subnet_ids

  instance_refresh {
    strategy = "Rolling"

    preferences {
      max_healthy_percentage       = each.value.max_healthy_percentage
      min_healthy_percentage       = each.value.min_healthy_percentage
      scale_in_protected_instances = "Refresh"
    }
  }

  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = each.value.on_demand_base
      on_demand_percentage_above_base_capacity = each.value.on_demand_percentage
      spot_allocation_strategy                 = "price-capacity-optimized"
    }

    launch_template {
      launch_template_specification {
        launch_template_id = each.value.template_id
        version            = tostring(each.value.template_version)
      }

      dynamic "override" {
        for_each = each.value.instance_types

        content {
          instance_type = override.value
        }
      }
    }
  }

  dynamic "tag" {
    for_each = [
      for key, value in merge(var.tags, { AmazonECSManaged = "true" }, { Name = each.value.name }) :
      { key = key, value = value }
    ]

    content {
      key                 = tag.value.key
      propagate_at_launch = true
      value               = tag.value.value
    }
  }

  depends_on = [aws_iam_role_policy.agent, aws_iam_role_policy.session_manager]
}

resource "aws_ecs_capacity_provider" "this" {
  for_each = {
    for key, capacity in var.ec2 : key => {
      draining   = capacity.managed_draining
      group_arn  = aws_autoscaling_group.this[key].arn
      name       = "${var.name}-${key}"
      protection = capacity.termination_protection
      scaling    = capacity.scaling
    }
  }

  name = each.value.name
  tags = merge(var.tags, { Name = each.value.name })

  auto_scaling_group_provider {
    auto_scaling_group_arn         = each.value.group_arn
    managed_draining               = each.value.draining ? "ENABLED" : "DISABLED"
    managed_termination_protection = each.value.protection ? "ENABLED" : "DISABLED"

    managed_scaling {
      instance_warmup_period    = each.value.scaling.warmup_seconds
      maximum_scaling_step_size = each.value.scaling.maximum_step
      minimum_scaling_step_size = each.value.scaling.minimum_step
      status                    = each.value.scaling.enabled ? "ENABLED" : "DISABLED"
      target_capacity           = each.value.scaling.target_capacity
    }
  }

  # One that is removed leaves the cluster first: AWS deletes none that a cluster has.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_cluster_capacity_providers" "this" {
  capacity_providers = concat(
    concat(var.fargate ? ["FARGATE"] : [], var.fargate_spot ? ["FARGATE_SPOT"] : []),
    values({ for key, instance in aws_ecs_capacity_provider.this : key => instance.name })
  )
  cluster_name = aws_ecs_cluster.this.name

  dynamic "default_capacity_provider_strategy" {
    for_each = local.default_strategy

    content {
      base              = default_capacity_provider_strategy.value.base
      capacity_provider = default_capacity_provider_strategy.value.provider
      weight            = default_capacity_provider_strategy.value.weight
    }
  }
}
