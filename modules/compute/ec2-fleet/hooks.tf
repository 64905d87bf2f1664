# Generated from src/compute/ec2-fleet/hooks.ts by `npm run modules`. Do not edit.

# Lifecycle hooks: a launch or an end waits until something has been done.

resource "aws_autoscaling_lifecycle_hook" "this" {
  for_each = var.hooks

  autoscaling_group_name = aws_autoscaling_group.this.name
  default_result         = each.value.default_result
  heartbeat_timeout      = each.value.heartbeat_seconds
  lifecycle_transition = (
    each.value.transition == "launching"
    ? "autoscaling:EC2_INSTANCE_LAUNCHING"
    : "autoscaling:EC2_INSTANCE_TERMINATING"
  )
  name                    = each.key
  notification_metadata   = each.value.metadata
  notification_target_arn = try(each.value.notification.target_arn, null)
  role_arn                = try(each.value.notification.role_arn, null)
}
