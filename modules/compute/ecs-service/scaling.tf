# Generated from src/compute/ecs-service/scaling.ts by `npm run modules`. Do not edit.

# Auto scaling of the service: within which bounds, by which metrics, at which times.

locals {
  request_label = try(
    join("", [
      var.targets[var.scaling.requests.target_key].target_group.load_balancer_arn_suffix,
      "/",
      var.targets[var.scaling.requests.target_key].target_group.arn_suffix,
    ]),
    null
  )

  scaling_metrics = {
    for key, metric in {
      cpu      = try(var.scaling.cpu, null)
      memory   = try(var.scaling.memory, null)
      requests = try(var.scaling.requests, null)
    } : key => metric
    if metric != null
  }

  scaling_policies = {
    for key, metric in local.scaling_metrics : key => {
      label = key == "requests" ? local.request_label : null
      metric = {
        cpu      = "ECSServiceAverageCPUUtilization"
        memory   = "ECSServiceAverageMemoryUtilization"
        requests = "ALBRequestCountPerTarget"
      }[key]
      scale_in           = metric.scale_in
      scale_in_cooldown  = metric.scale_in_cooldown
      scale_out_cooldown = metric.scale_out_cooldown
      target             = metric.target
    }
  }
}

resource "aws_appautoscaling_target" "this" {
  count = var.scaling != null ? 1 : 0

  max_capacity = var.scaling.max
  min_capacity = var.scaling.min
  resource_id = "service/${var.cluster.name}/${one(concat(
    aws_ecs_service.this[*].name, aws_ecs_service.fixed[*].name, aws_ecs_service.pipeline[*].name,
    aws_ecs_service.pipeline_fixed[*].name
  ))}"
  scalable_dimension = "ecs:service:DesiredCount"
  service_namespace  = "ecs"
  tags               = merge(var.tags, { Name = var.name })

  suspended_state {
    dynamic_scaling_in_suspended  = var.scaling.suspended.scale_in
    dynamic_scaling_out_suspended = var.scaling.suspended.scale_out
    scheduled_scaling_suspended   = var.scaling.suspended.schedules
  }
}

resource "aws_appautoscaling_policy" "this" {
  for_each = local.scaling_policies

  name               = "${var.name}-${each.key}"
  policy_type        = "TargetTrackingScaling"
  resource_id        = one(aws_appautoscaling_target.this[*].resource_id)
  scalable_dimension = one(aws_appautoscaling_target.this[*].scalable_dimension)
  service_namespace  = one(aws_appautoscaling_target.this[*].service_namespace)

  target_tracking_scaling_policy_configuration {
    disable_scale_in   = !each.value.scale_in
    scale_in_cooldown  = each.value.scale_in_cooldown
    scale_out_cooldown = each.value.scale_out_cooldown
    target_value       = each.value.target

    predefined_metric_specification {
      predefined_metric_type = each.value.metric
      resource_label         = each.value.label
    }
  }
}

resource "aws_appautoscaling_scheduled_action" "this" {
  for_each = try(var.scaling.schedules, {})

  end_time           = each.value.end_time
  name               = "${var.name}-${each.key}"
  resource_id        = one(aws_appautoscaling_target.this[*].resource_id)
  scalable_dimension = one(aws_appautoscaling_target.this[*].scalable_dimension)
  schedule           = each.value.schedule
  service_namespace  = one(aws_appautoscaling_target.this[*].service_namespace)
  start_time         = each.value.start_time
  timezone           = each.value.timezone

  scalable_target_action {
    max_capacity = each.value.max
    min_capacity = each.value.min
  }
}
