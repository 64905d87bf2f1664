# Generated from src/compute/ec2-fleet/group.ts by `npm run modules`. Do not edit.

# The Auto Scaling group.

locals {
  subnet_ids = [
    for zone, subnet in var.network.tiers[var.tier].subnets : subnet.id
    if var.zones == null || contains(var.zones == null ? [] : var.zones, zone)
  ]
}

resource "aws_autoscaling_group" "this" {
  capacity_rebalance      = var.purchase.rebalance
  default_instance_warmup = var.warmup_seconds
  enabled_metrics = (
    var.group_metrics
    ? [
      "GroupMinSize",
      "GroupMaxSize",
      "GroupDesiredCapacity",
      "GroupInServiceInstances",
      "GroupPendingInstances",
      "GroupStandbyInstances",
      "GroupTerminatingInstances",
      "GroupTotalInstances",
    ]
    : []
  )
  health_check_grace_period = var.health_check.grace_seconds
  health_check_type = (
    var.health_check.type == null ? (length(var.target_groups) == 0 ? "EC2" : "ELB") : var.health_check.type
  )
  max_instance_lifetime = var.max_instance_lifetime_days == null ? null : (
    var.max_instance_lifetime_days * 86400
  )
  max_size              = var.max_size
  min_size              = var.min_size
  name                  = var.name
  protect_from_scale_in = var.protect_from_scale_in
  suspended_processes   = var.suspended_processes
  termination_policies  = var.termination_policies
  vpc_zone_identifier   = local.subnet_ids
  wait_for_capacity_timeout = "${
    var.wait_for_capacity_seconds == null
    ? (
      (
        length([for hook in var.hooks : hook.heartbeat_seconds if hook.transition == "launching"]) != 0
      ) ? 0 : 600
    )
    : var.wait_for_capacity_seconds
  }s"

  dynamic "launch_template" {
    for_each = [
      for block in [true] : block
      if length(var.instance_types) <= 1 &&
      length(var.weights) == 0 &&
      var.purchase.on_demand_percentage >= 100
    ]

    content {
      id      = aws_launch_template.this.id
      version = tostring(aws_launch_template.this.latest_version)
    }
  }

  dynamic "mixed_instances_policy" {
    for_each = [
      for block in [true] : block
      if length(var.instance_types) > 1 || length(var.weights) != 0 || var.purchase.on_demand_percentage < 100
    ]

    content {
      instances_distribution {
        on_demand_allocation_strategy            = var.purchase.on_demand_allocation
        on_demand_base_capacity                  = var.purchase.on_demand_base
        on_demand_percentage_above_base_capacity = var.purchase.on_demand_percentage
        spot_allocation_strategy                 = var.purchase.spot_allocation
      }

      launch_template {
        launch_template_specification {
          launch_template_id = aws_launch_template.this.id
          version            = tostring(aws_launch_template.this.latest_version)
        }

        dynamic "override" {
          for_each = [
            for type in var.instance_types : { instance_type = type, weight = try(var.weights[type], null) }
          ]

          content {
            instance_type     = override.value.instance_type
            weighted_capacity = override.value.weight
          }
        }
      }
    }
  }

  dynamic "instance_refresh" {
    for_each = [for refresh in [var.refresh] : refresh if refresh.enabled]

    content {
      strategy = "Rolling"

      preferences {
        auto_rollback = instance_refresh.value.auto_rollback
        checkpoint_delay = (
          length(instance_refresh.value.checkpoints) == 0
          ? null
          : instance_refresh.value.checkpoint_delay_seconds
        )
        checkpoint_percentages = (
          length(instance_refresh.value.checkpoints) == 0 ? null : instance_refresh.value.checkpoints
        )
        instance_warmup = (
          instance_refresh.value.warmup_seconds == null
          ? var.warmup_seconds
          : instance_refresh.value.warmup_seconds
        )
        max_healthy_percentage       = instance_refresh.value.max_healthy_percentage
        min_healthy_percentage       = instance_refresh.value.min_healthy_percentage
        scale_in_protected_instances = instance_refresh.value.protected_instances
        skip_matching                = instance_refresh.value.skip_matching
        standby_instances            = instance_refresh.value.standby_instances

        dynamic "alarm_specification" {
          for_each = [for alarms in [instance_refresh.value.alarms] : alarms if length(alarms) != 0]

          content {
            alarms = alarm_specification.value
          }
        }
      }
    }
  }

  dynamic "initial_lifecycle_hook" {
    for_each = [
      for name, hook in var.hooks : {
        default_result    = hook.default_result
        heartbeat_seconds = hook.heartbeat_seconds
        metadata          = hook.metadata
        name              = name
        role_arn          = try(hook.notification.role_arn, null)
        target_arn        = try(hook.notification.target_arn, null)
        transition = (
          hook.transition == "launching"
          ? "autoscaling:EC2_INSTANCE_LAUNCHING"
          : "autoscaling:EC2_INSTANCE_TERMINATING"
        )
      }
    ]

    content {
      default_result          = initial_lifecycle_hook.value.default_result
      heartbeat_timeout       = initial_lifecycle_hook.value.heartbeat_seconds
      lifecycle_transition    = initial_lifecycle_hook.value.transition
      name                    = initial_lifecycle_hook.value.name
      notification_metadata   = initial_lifecycle_hook.value.metadata
      notification_target_arn = initial_lifecycle_hook.value.target_arn
      role_arn                = initial_lifecycle_hook.value.role_arn
    }
  }

  dynamic "warm_pool" {
    for_each = [for item in [var.warm_pool] : item if item != null]

    content {
      max_group_prepared_capacity = warm_pool.value.max_prepared
      min_size                    = warm_pool.value.min_size
      pool_state                  = warm_pool.value.state

      instance_reuse_policy {
        reuse_on_scale_in = warm_pool.value.reuse_on_scale_in
      }
    }
  }

  dynamic "tag" {
    for_each = [
      for key, value in merge(var.tags, { Name = var.name }) : { key = key, value = value }
    ]

    content {
      key                 = tag.value.key
      propagate_at_launch = true
      value               = tag.value.value
    }
  }

  lifecycle {
    ignore_changes = [initial_lifecycle_hook]
  }

  depends_on = [
    aws_iam_role_policy.session_manager,
    aws_iam_role_policy.cloudwatch_agent,
    aws_iam_role_policy.application,
  ]
}
