# Generated from src/edge/gateway-load-balancer/gateway-load-balancer.ts by `npm run modules`. Do not edit.

locals {
  subnets = {
    for zone, subnet in var.network.tiers[var.tier].subnets : zone => subnet
    if var.zones == null ? true : contains(sort(var.zones), zone)
  }
}

resource "aws_lb" "this" {
  enable_cross_zone_load_balancing = var.cross_zone
  enable_deletion_protection       = var.deletion_protection
  ip_address_type                  = var.ip_address_type
  load_balancer_type               = "gateway"
  name                             = var.name
  subnets                          = [for subnet in local.subnets : subnet.id]
  tags                             = merge(var.tags, { Name = var.name })
}

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

resource "aws_lb_listener" "this" {
  load_balancer_arn = aws_lb.this.arn
  tags              = merge(var.tags, { Name = var.name })

  default_action {
    target_group_arn = aws_lb_target_group.this.arn
    type             = "forward"
  }
}

resource "aws_lb_target_group_attachment" "this" {
  for_each = var.targets

  availability_zone = each.value.outside_vpc ? "all" : null
  target_group_arn  = aws_lb_target_group.this.arn
  target_id         = each.value.instance_id == null ? each.value.address : each.value.instance_id
}
