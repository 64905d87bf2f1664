# Generated from src/edge/static-ip/target-groups.ts by `npm run modules`. Do not edit.

# Target groups of tasks, with nlb-nginx.

locals {
  # Health checks by the groups' keys.
  health_checks = {
    for key, group in var.target_groups : key => {
      healthy_threshold = group.health_check.healthy_threshold
      interval_seconds  = group.health_check.interval_seconds
      matcher = (
        group.health_check.protocol != "TCP"
        ? (group.health_check.matcher == null ? "200" : group.health_check.matcher)
        : null
      )
      path = (
        group.health_check.protocol != "TCP"
        ? (group.health_check.path == null ? "/healthz" : group.health_check.path)
        : null
      )
      port                = group.health_check.port
      protocol            = group.health_check.protocol
      timeout_seconds     = group.health_check.timeout_seconds
      unhealthy_threshold = group.health_check.unhealthy_threshold
    }
  }

  target_groups = {
    for key, group in var.target_groups : key => {
      connection_termination = group.connection_termination
      deregistration_delay   = group.deregistration_delay_seconds
      health_check           = local.health_checks[key]
      name_prefix            = "${substr(replace(key, "-", ""), 0, 5)}-"
      port                   = group.port
      protocol               = { tcp = "TCP", tcp_udp = "TCP_UDP", tls = "TLS", udp = "UDP" }[group.protocol]
      proxy_protocol         = var.client_address == "proxy_protocol" && group.protocol == "tcp"
      stickiness             = group.stickiness
      tags                   = merge(var.tags, { Name = "${var.name}-${key}" })
      target_type            = group.target_type
      terminate_unhealthy    = group.protocol == "tcp" ? group.terminate_unhealthy : null
    }
    if var.topology == "nlb-nginx"
  }
}

resource "aws_lb_target_group" "this" {
  for_each = local.target_groups

  connection_termination = each.value.connection_termination
  deregistration_delay   = tostring(each.value.deregistration_delay)
  name_prefix            = each.value.name_prefix
  port                   = each.value.port
  preserve_client_ip     = each.value.proxy_protocol ? "false" : "true"
  protocol               = each.value.protocol
  proxy_protocol_v2      = each.value.proxy_protocol
  tags                   = each.value.tags
  target_type            = each.value.target_type
  vpc_id                 = var.network.vpc_id

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
    enabled = each.value.stickiness
    type    = "source_ip"
  }

  dynamic "target_health_state" {
    for_each = [for item in [each.value.terminate_unhealthy] : item if item != null]
    iterator = ends

    content {
      enable_unhealthy_connection_termination = ends.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
