# Generated from src/edge/load-balancer/load-balancer.ts by `npm run modules`. Do not edit.

output "dns_name" {
  description = "The load balancer's own DNS name."
  value       = aws_lb.this.dns_name
}

output "http_redirect_listener_arn" {
  description = "ARN of the listener that sends HTTP to HTTPS; null without one."
  value       = one(aws_lb_listener.http_redirect[*].arn)
}

output "listener_arns" {
  description = "ARNs of the listeners, by key."
  value       = local.lb_listener_arns
}

output "load_balancer" {
  description = <<-EOT
    The load balancer as services, records and other load balancers take it: ARN, DNS name, security
    groups, listeners and target groups by key.
  EOT
  value = {
    arn = (
      0 <= length(aws_lb_listener.this) &&
      0 <= length(aws_lb_listener.pipeline) &&
      0 <= length(aws_lb_listener.http_redirect)
      ? aws_lb.this.arn
      : aws_lb.this.arn
    )
    arn_suffix = aws_lb.this.arn_suffix
    dns_name   = aws_lb.this.dns_name
    internal   = var.internal
    listeners = merge(
      {
        for key in ["http-redirect"] :
        key => { arn = one(aws_lb_listener.http_redirect[*].arn), port = 80, protocol = "HTTP" }
        if var.redirect_http &&
        length([for listener in var.listeners : listener.port if listener.protocol == "HTTPS"]) != 0 &&
        !contains([for listener in var.listeners : listener.port], 80)
      },
      {
        for key, listener in local.listeners :
        key => { arn = local.lb_listener_arns[key], port = listener.port, protocol = listener.protocol }
      }
    )
    name            = var.name
    security_groups = var.security_groups
    target_groups = {
      for key, group in local.target_groups : key => {
        arn        = aws_lb_target_group.this[key].arn
        arn_suffix = aws_lb_target_group.this[key].arn_suffix
        listener_arns = concat(
          [
            for name, listener in local.listeners : local.lb_listener_arns[name]
            if contains(
              listener.action.forward == null ? [] : keys(listener.action.forward.target_groups),
              key
            )
          ],
          [
            for name, rule in local.listener_rules : local.lb_listener_rule_arns[name]
            if contains(rule.action.forward == null ? [] : keys(rule.action.forward.target_groups), key)
          ]
        )
        load_balancer_arn_suffix = aws_lb.this.arn_suffix
        name                     = aws_lb_target_group.this[key].name
        port                     = group.port
        protocol                 = group.protocol
      }
    }
    vpc_id  = var.network.vpc_id
    zone_id = aws_lb.this.zone_id
  }
}

output "log_bucket" {
  description = "The bucket that logs go to; null without one."
  value       = local.log_bucket
}

output "network_target_group_arns" {
  description = "ARNs of the target groups of type alb, by key: for a Network Load Balancer's listeners."
  value       = { for key, instance in aws_lb_target_group.network : key => instance.arn }
}

output "rule_arns" {
  description = "ARNs of the rules, by listener/rule."
  value       = local.lb_listener_rule_arns
}

output "target_group_arns" {
  description = "ARNs of the target groups, by key."
  value       = { for key, instance in aws_lb_target_group.this : key => instance.arn }
}

output "zone_id" {
  description = "The hosted zone of that name, for alias records."
  value       = aws_lb.this.zone_id
}
