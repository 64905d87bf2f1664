# Generated from src/network/security-group/security-group.ts by `npm run modules`. Do not edit.

output "egress_rule_ids" {
  description = "Ids of the rules for what may leave, by key."
  value       = { for key, instance in aws_vpc_security_group_egress_rule.this : key => instance.id }
}

output "ingress_rule_ids" {
  description = "Ids of the rules for what may come in, by key."
  value       = { for key, instance in aws_vpc_security_group_ingress_rule.this : key => instance.id }
}

output "security_group" {
  description = "The group as other blocks and other groups' rules take it: id, name, ARN, VPC."
  value = {
    arn    = aws_security_group.this.arn
    id     = aws_security_group.this.id
    name   = var.name
    vpc_id = var.network.vpc_id
  }
}

output "security_group_id" {
  description = "The group's id."
  value       = aws_security_group.this.id
}

output "security_group_with_rules" {
  description = <<-EOT
    The same group, once its rules are there: for what starts in it. Rules name `security_group`,
    which waits for nothing.
  EOT
  value = {
    arn = aws_security_group.this.arn
    id = (
      0 <= length(aws_vpc_security_group_ingress_rule.this) &&
      0 <= length(aws_vpc_security_group_egress_rule.this)
      ? aws_security_group.this.id
      : aws_security_group.this.id
    )
    name   = var.name
    vpc_id = var.network.vpc_id
  }
}
