# Generated from src/compute/ec2-fleet/targets.ts by `npm run modules`. Do not edit.

# The target groups that instances are registered with, each by a resource of its own, and how the
# group finds broken instances.

resource "aws_autoscaling_attachment" "this" {
  for_each = var.target_groups

  autoscaling_group_name = aws_autoscaling_group.this.name
  lb_target_group_arn    = each.value.arn
}
