# Generated from src/edge/load-balancer/target-groups.ts by `npm run modules`. Do not edit.

# Target groups.

locals {
  # Health checks by the groups' keys.
  health_checks = {
    for key, group in var.target_groups : key => {
      healthy_threshold = group.health_check.healthy_threshold
      interval_seconds  = group.health_check.interval_seconds
      matcher = (
        group.health_check.matcher == null
        ? (group.protocol_version == "GRPC" ? "12" : "200")
        : group.health_check.matcher
      )
      path                = group.health_check.path
      port                = group.health_check.port
      protocol            = group.health_check.protocol == null ? group.protocol : group.health_check.protocol
      timeout_seconds     = group.health_check.timeout_seconds
      unhealthy_threshold = group.health_check.unhealthy_threshold
    }
  }

  target_groups = {
    for key, group in var.target_groups : key => {
      algorithm = group.algorithm
      anomaly_mitigation = (
        group.algorithm == "weighted_random" ? (group.anomaly_mitigation ? "on" : "off") : null
      )
      deregistration_delay = group.deregistration_delay_seconds
      health_check         = local.health_checks[key]
      ip_address_type      = group.ip_address_type
      name_prefix          = "${substr(replace(key, "-", ""), 0, 5)}-"
      port                 = group.port
      protocol             = group.protocol
      protocol_version     = group.protocol_version
      slow_start           = group.slow_start_seconds
      stickiness           = group.stickiness
      tags                 = merge(var.tags, { Name = "${var.name}-${key}" })
      target_type          = group.target_type
    }
  }
}

resource "aws_lb_target_group" "this" {
  for_each = local.target_groups

  deregistration_delay              = tostring(each.value.deregistration_delay)
  ip_address_type                   = each.value.ip_address_type
  load_balancing_algorithm_type     = each.value.algorithm
  load_balancing_anomaly_mitigation = each.value.anomaly_mitigation
  name_prefix                       = each.value.name_prefix
  port                              = each.value.port
  protocol                          = each.value.protocol
  protocol_version                  = each.value.protocol_version
  slow_start                        = each.value.slow_start
  tags                              = each.value.tags
  target_type                       = each.value.target_type
  vpc_id                            = var.network.vpc_id

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

  stickiness {
    cookie_duration = each.value.stickiness.duration_seconds
    cookie_name     = each.value.stickiness.cookie_name
    enabled         = each.value.stickiness.enabled
    type            = each.value.stickiness.type
  }

  lifecycle {
    create_before_destroy = true
  }
}
