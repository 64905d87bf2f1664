# Generated from src/edge/load-balancer/network-target-groups.ts by `npm run modules`. Do not edit.

# Target groups of type alb: by them a Network Load Balancer sends TCP to this load balancer.

locals {
  # Health checks by the network groups' keys; a redirect is an answer too.
  network_health_checks = {
    for key, group in var.network_target_groups : key => {
      healthy_threshold = group.health_check.healthy_threshold
      interval_seconds  = group.health_check.interval_seconds
      matcher           = group.health_check.matcher == null ? "200-399" : group.health_check.matcher
      path              = group.health_check.path
      port              = group.health_check.port
      protocol = (
        group.health_check.protocol == null
        ? (
          contains([
            for listener in var.listeners : listener.port
            if listener.protocol == "HTTPS"
          ], group.port)
          ? "HTTPS"
          : "HTTP"
        )
        : group.health_check.protocol
      )
      timeout_seconds     = group.health_check.timeout_seconds
      unhealthy_threshold = group.health_check.unhealthy_threshold
    }
  }

  network_target_groups = {
    for key, group in var.network_target_groups : key => {
      health_check = local.network_health_checks[key]
      name_prefix  = "${substr(replace(key, "-", ""), 0, 5)}-"
      port         = group.port
      tags         = merge(var.tags, { Name = "${var.name}-${key}" })
    }
  }
}

resource "aws_lb_target_group" "network" {
  for_each = local.network_target_groups

  name_prefix = each.value.name_prefix
  port        = each.value.port
  protocol    = "TCP"
  tags        = each.value.tags
  target_type = "alb"
  vpc_id      = var.network.vpc_id

  health_check {
    enabled             = true
    healthy_threshold   = each.value.health_check.healthy_threshold
    interval            = each.value.health_check.interval_seconds
    matcher             = each.value.health_check.matcher
    path                = each.value.health_check.path
    port                = each.value.health_check.port
    protocol            = each.value.health_check.protocol
    timeout             = each.value.health_check.timeout_seconds
    unhealthy_threshold = each.value.health_check.unhealthy_threshold
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_target_group_attachment" "network" {
  for_each = local.network_target_groups

  port             = each.value.port
  target_group_arn = aws_lb_target_group.network[each.key].arn
  target_id        = aws_lb.this.arn

  depends_on = [aws_lb_listener.this, aws_lb_listener.pipeline, aws_lb_listener.http_redirect]
}
