# Generated from src/compute/ec2-fleet/steps.ts by `npm run modules`. Do not edit.

# Step scaling: an alarm and what the group does by how far the metric is beyond the threshold.

locals {
  step_alarms = {
    for key, policy in var.step_policies : key => {
      action     = aws_autoscaling_policy.steps[key].arn
      comparison = policy.alarm.comparison
      dimensions = merge({
        for dimension, value in { AutoScalingGroupName = aws_autoscaling_group.this.name } :
        dimension => value
        if length(policy.alarm.dimensions) == 0
      }, policy.alarm.dimensions)
      metric         = policy.alarm.metric
      missing_data   = policy.alarm.missing_data
      namespace      = policy.alarm.namespace
      period_seconds = policy.alarm.period_seconds
      periods        = policy.alarm.periods
      statistic      = policy.alarm.statistic
      threshold      = policy.alarm.threshold
    }
  }
}

resource "aws_autoscaling_policy" "steps" {
  for_each = var.step_policies

  adjustment_type        = each.value.adjustment_type
  autoscaling_group_name = aws_autoscaling_group.this.name
  estimated_instance_warmup = (
    each.value.warmup_seconds == null ? var.warmup_seconds : each.value.warmup_seconds
  )
  metric_aggregation_type  = "Average"
  min_adjustment_magnitude = each.value.minimum_change
  name                     = "${var.name}-${each.key}"
  policy_type              = "StepScaling"

  dynamic "step_adjustment" {
    for_each = each.value.steps
    iterator = step

    content {
      metric_interval_lower_bound = step.value.lower
      metric_interval_upper_bound = step.value.upper
      scaling_adjustment          = step.value.adjustment
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.step_alarms

  alarm_actions       = [each.value.action]
  alarm_description   = "Scales the fleet ${var.name}: ${each.key}."
  alarm_name          = "${var.name}-${each.key}"
  comparison_operator = each.value.comparison
  dimensions          = each.value.dimensions
  evaluation_periods  = each.value.periods
  metric_name         = each.value.metric
  namespace           = each.value.namespace
  period              = each.value.period_seconds
  statistic           = each.value.statistic
  tags                = merge(var.tags, { Name = "${var.name}-${each.key}" })
  threshold           = each.value.threshold
  treat_missing_data  = each.value.missing_data
}
