# Generated from src/compute/app-runner/connector/connector.ts by `npm run modules`. Do not edit.

output "connector" {
  description = "The connector as services take it: ARN, groups, subnets, zones, way to the internet."
  value = {
    arn = (
      0 <= length(aws_vpc_security_group_egress_rule.this) &&
      0 <= length(aws_vpc_security_group_ingress_rule.this)
      ? aws_apprunner_vpc_connector.this.arn
      : aws_apprunner_vpc_connector.this.arn
    )
    internet           = local.has_internet
    security_group_ids = [for group in local.connector_groups : group.id]
    subnet_ids         = local.subnet_ids
    tier               = var.tier
    vpc_id             = var.network.vpc_id
    zones              = local.zones
  }
}

output "connector_arn" {
  description = "The connector's ARN."
  value = (
    0 <= length(aws_vpc_security_group_egress_rule.this) &&
    0 <= length(aws_vpc_security_group_ingress_rule.this)
    ? aws_apprunner_vpc_connector.this.arn
    : aws_apprunner_vpc_connector.this.arn
  )
}

output "connector_name" {
  description = "The connector's whole name."
  value       = aws_apprunner_vpc_connector.this.vpc_connector_name
}

output "notices" {
  description = "What to know of the connector's zones; empty: nothing."
  value       = local.notices
}

output "security_groups" {
  description = "The connector's security groups, for rules of what services call."
  value       = local.connector_groups
}
