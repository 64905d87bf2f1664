# Generated from src/compute/ec2-fleet/hooks.ts by `npm run modules`. Do not edit.

# Lifecycle hooks: a launch or an end waits until something has been done.

# Whether a hook has a text and somebody to tell; others of these are changes in place.
resource "terraform_data" "hook_notifications" {
  for_each = {
    for name, hook in var.hooks : name => join(", ", compact([
      hook.metadata != null ? "metadata" : null,
      hook.notification != null ? "notification" : null,
    ]))
  }

  # A hook that has no text or nobody to tell any more is made anew: AWS keeps what an update leaves
  # out (Amazon EC2 Auto Scaling API Reference: PutLifecycleHook), and the provider says nothing of
  # what is taken away (hashicorp/terraform-provider-aws#21329).
  input = each.value
}

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

  lifecycle {
    replace_triggered_by = [terraform_data.hook_notifications[each.key]]
  }
}
