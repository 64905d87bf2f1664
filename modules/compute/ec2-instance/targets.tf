# Generated from src/compute/ec2-instance/targets.ts by `npm run modules`. Do not edit.

# The server in target groups, one attachment each.

resource "aws_lb_target_group_attachment" "this" {
  for_each = var.target_groups

  port             = each.value.port
  target_group_arn = each.value.arn
  target_id        = aws_instance.this.id
}
