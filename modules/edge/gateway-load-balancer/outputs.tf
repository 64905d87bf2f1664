# Generated from src/edge/gateway-load-balancer/gateway-load-balancer.ts by `npm run modules`. Do not edit.

output "arn" {
  description = "The load balancer's ARN, for an endpoint service."
  value       = 0 <= length(aws_lb_listener.this) ? aws_lb.this.arn : aws_lb.this.arn
}

output "gateway_load_balancer" {
  description = <<-EOT
    The load balancer as others take it: ARN for the endpoint service, target group, and where
    packets come from.
  EOT
  value = {
    arn               = 0 <= length(aws_lb_listener.this) ? aws_lb.this.arn : aws_lb.this.arn
    arn_suffix        = aws_lb.this.arn_suffix
    cidr_blocks       = [for subnet in local.subnets : subnet.cidr_block]
    health_check_port = var.target_group.health_check.port
    name              = var.name
    target_group_arn  = aws_lb_target_group.this.arn
    zones             = keys(local.subnets)
  }
}

output "listener_arn" {
  description = "ARN of the listener."
  value       = aws_lb_listener.this.arn
}

output "target_group_arn" {
  description = "The appliances' target group, for an Auto Scaling group."
  value       = aws_lb_target_group.this.arn
}

output "target_ids" {
  description = "Instances or addresses that are registered, by name."
  value       = { for key, instance in aws_lb_target_group_attachment.this : key => instance.target_id }
}
