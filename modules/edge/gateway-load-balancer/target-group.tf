# Generated from src/edge/gateway-load-balancer/target-group.ts by `npm run modules`. Do not edit.

# The appliances' target group (Elastic Load Balancing, "Target groups for your Gateway Load
# Balancers").

resource "aws_lb_target_group" "this" {
  deregistration_delay = tostring(var.target_group.deregistration_delay_seconds)
  name_prefix          = "appl-"
  port                 = 6081
  protocol             = "GENEVE"
  tags                 = merge(var.tags, { Name = "${var.name}-appliances" })
  target_type          = var.target_group.target_type
  vpc_id               = var.network.vpc_id

  health_check {
    enabled           = true
    healthy_threshold = var.target_group.health_check.healthy_threshold
    interval          = var.target_group.health_check.interval_seconds
    matcher = (
      var.target_group.health_check.protocol == "TCP" ? null
      : var.target_group.health_check.matcher == null
      ? "200-399"
      : var.target_group.health_check.matcher
    )
    path = (
      var.target_group.health_check.protocol == "TCP" ? null
      : var.target_group.health_check.path == null
      ? "/"
      : var.target_group.health_check.path
    )
    port                = tostring(var.target_group.health_check.port)
    protocol            = var.target_group.health_check.protocol
    timeout             = var.target_group.health_check.timeout_seconds
    unhealthy_threshold = var.target_group.health_check.unhealthy_threshold
  }

  target_failover {
    on_deregistration = var.target_group.failover
    on_unhealthy      = var.target_group.failover
  }

  dynamic "stickiness" {
    for_each = [for flow in [var.target_group.flow] : flow if flow != "5_tuple"]

    content {
      enabled = true
      type    = stickiness.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
