# Generated from src/compute/ec2-fleet/schedules.ts by `npm run modules`. Do not edit.

# Scheduled scaling: other sizes at a time.

# Beside its sizes, which change in place.
resource "terraform_data" "schedule_times" {
  for_each = {
    for key, schedule in var.schedules :
    key => jsonencode([schedule.recurrence, schedule.timezone, schedule.start_time, schedule.end_time])
  }

  # A schedule whose times change is made anew: in place the provider says the next time of the old
  # one again, at which it would act once more (hashicorp/terraform-provider-aws#38983, #41200), and
  # AWS keeps an end that is not named (Amazon EC2 Auto Scaling API Reference:
  # PutScheduledUpdateGroupAction).
  input = each.value
}

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

  lifecycle {
    replace_triggered_by = [terraform_data.schedule_times[each.key]]
  }
}
