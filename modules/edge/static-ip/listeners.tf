# Generated from src/edge/static-ip/listeners.ts by `npm run modules`. Do not edit.

# Ports that clients connect to, and the Network Load Balancer's listeners there.

locals {
  # Keys of the listeners whose TLS ends at the Network Load Balancer.
  tls_listeners = [
    for key, listener in var.listeners : key
    if listener.protocol == "tls" && var.topology == "nlb-nginx"
  ]

  # Keys of the listeners by TCP alone, whose idle time can be set.
  tcp_alone = [
    for key, listener in var.listeners : key
    if !contains(local.tls_listeners, key) && !contains(["udp", "tcp_udp"], listener.protocol)
  ]

  listeners = {
    for key, listener in var.listeners : key => {
      alpn_policy     = contains(local.tls_listeners, key) ? listener.alpn_policy : null
      certificate_arn = contains(local.tls_listeners, key) ? listener.certificate_arn : null
      idle_timeout    = contains(local.tcp_alone, key) ? listener.idle_timeout_seconds : null
      port            = listener.port
      protocol = (
        contains(local.tcp_alone, key)
        ? "TCP"
        : { tcp = "TCP", tcp_udp = "TCP_UDP", tls = "TLS", udp = "UDP" }[listener.protocol]
      )
      ssl_policy   = contains(local.tls_listeners, key) ? listener.ssl_policy : null
      tags         = merge(var.tags, { Name = "${var.name}-${key}" })
      target_group = listener.target_group == null ? key : listener.target_group
    }
    if var.topology != "global-accelerator"
  }
}

resource "terraform_data" "action_owner" {
  input            = var.action_owner
  triggers_replace = var.listeners_moved

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition     = self.output == var.action_owner
      error_message = "The listeners are ${self.output}'s and would become ${var.action_owner}'s, deleted and made anew; allowed: a move. Declare moved { from, to } of each listener between aws_lb_listener.this[KEY] and aws_lb_listener.pipeline[KEY], and so for each aws_lb_listener_rule, where the module is called, and change listeners_moved in the same apply: see \"Who moves traffic\" in the module's README."
    }
  }
}

resource "terraform_data" "listener_tls" {
  for_each = {
    for key, listener in {
      for key, item in local.listeners : key => item
      if var.action_owner == "terraform"
    } : key => listener.ssl_policy == null ? "plain" : "tls"
  }

  # A listener whose TLS begins or ends is made anew: in place the provider says the security policy
  # that it had, and AWS answers "An SSL policy cannot be specified for TCP listeners"
  # (hashicorp/terraform-provider-aws#7367, #1851).
  input = each.value
}

resource "aws_lb_listener" "this" {
  for_each = { for key, item in local.listeners : key => item if var.action_owner == "terraform" }

  alpn_policy              = each.value.alpn_policy
  certificate_arn          = each.value.certificate_arn
  load_balancer_arn        = one(aws_lb.this[*].arn)
  port                     = each.value.port
  protocol                 = each.value.protocol
  ssl_policy               = each.value.ssl_policy
  tags                     = each.value.tags
  tcp_idle_timeout_seconds = each.value.idle_timeout

  default_action {
    target_group_arn = (
      var.topology == "nlb-alb"
      ? aws_lb_target_group.alb[each.key].arn
      : aws_lb_target_group.this[each.value.target_group].arn
    )
    type = "forward"
  }

  lifecycle {
    replace_triggered_by = [terraform_data.listener_tls[each.key]]
  }
}

resource "aws_lb_listener" "pipeline" {
  for_each = { for key, item in local.listeners : key => item if var.action_owner == "pipeline" }

  alpn_policy              = each.value.alpn_policy
  certificate_arn          = each.value.certificate_arn
  load_balancer_arn        = one(aws_lb.this[*].arn)
  port                     = each.value.port
  protocol                 = each.value.protocol
  ssl_policy               = each.value.ssl_policy
  tags                     = each.value.tags
  tcp_idle_timeout_seconds = each.value.idle_timeout

  default_action {
    target_group_arn = (
      var.topology == "nlb-alb"
      ? aws_lb_target_group.alb[each.key].arn
      : aws_lb_target_group.this[each.value.target_group].arn
    )
    type = "forward"
  }

  lifecycle {
    ignore_changes = [default_action]
  }
}
