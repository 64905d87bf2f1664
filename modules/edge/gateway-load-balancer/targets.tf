# Generated from src/edge/gateway-load-balancer/targets.ts by `npm run modules`. Do not edit.

# The appliances that are registered, one by one.

# One registration each: an appliance that comes or goes touches no other.
resource "aws_lb_target_group_attachment" "this" {
  for_each = var.targets

  availability_zone = each.value.outside_vpc ? "all" : null
  target_group_arn  = aws_lb_target_group.this.arn
  target_id         = each.value.instance_id == null ? each.value.address : each.value.instance_id
}
