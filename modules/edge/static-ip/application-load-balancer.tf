# Generated from src/edge/static-ip/application-load-balancer.ts by `npm run modules`. Do not edit.

# The Application Load Balancer behind the addresses.

locals {
  alb_target_groups = {
    for key, listener in var.listeners : key => {
      health_protocol = (
        contains(
          [
            for listener2 in(var.load_balancer == null ? {} : var.load_balancer.listeners) : listener2.port
            if listener2.protocol == "HTTPS"
          ],
          listener.alb_port == null ? listener.port : listener.alb_port
        )
        ? "HTTPS"
        : "HTTP"
      )
      name_prefix = "${substr(replace(key, "-", ""), 0, 5)}-"
      port        = listener.alb_port == null ? listener.port : listener.alb_port
      tags        = merge(var.tags, { Name = "${var.name}-${key}-alb" })
    }
    if var.topology == "nlb-alb"
  }
}

resource "aws_lb_target_group" "alb" {
  for_each = local.alb_target_groups

  name_prefix = each.value.name_prefix
  port        = each.value.port
  protocol    = "TCP"
  tags        = each.value.tags
  target_type = "alb"
  vpc_id      = var.network.vpc_id

  health_check {
    enabled             = true
    healthy_threshold   = var.alb_health_check.healthy_threshold
    interval            = var.alb_health_check.interval_seconds
    matcher             = var.alb_health_check.matcher
    path                = var.alb_health_check.path
    protocol            = each.value.health_protocol
    timeout             = var.alb_health_check.timeout_seconds
    unhealthy_threshold = var.alb_health_check.unhealthy_threshold
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "alb" {
  for_each = local.alb_target_groups

  port             = each.value.port
  target_group_arn = aws_lb_target_group.alb[each.key].arn
  target_id        = var.load_balancer == null ? "" : var.load_balancer.arn
}
