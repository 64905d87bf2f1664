# Generated from src/compute/ec2-fleet/schedules.ts by `npm run modules`. Do not edit.

# Scheduled scaling: other sizes at a time.

resource "aws_autoscaling_schedule" "this" {
  for_each = var.schedules

  autoscaling_group_name = aws_autoscaling_group.this.name
  desired_capacity       = each.value.desired == null ? -1 : each.value.desired
  end_time               = each.value.end_time
  max_size               = each.value.max == null ? -1 : each.value.max
  min_size               = each.value.min == null ? -1 : each.value.min
  recurrence             = each.value.recurrence
  scheduled_action_name  = each.key
  start_time             = each.value.start_time
  time_zone              = each.value.recurrence != null ? each.value.timezone : null
}
