# Generated from src/compute/ecs-cluster/auto-scaling-groups.ts by `npm run modules`. Do not edit.

# An Auto Scaling group per EC2 capacity provider, and the provider itself.

locals {
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
