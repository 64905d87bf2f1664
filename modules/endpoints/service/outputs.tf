# Generated from src/endpoints/service/endpoint-service.ts by `npm run modules`. Do not edit.

output "allowed_principal_ids" {
  description = "Ids of the permissions, by the principals' names."
  value = {
    for key, instance in aws_vpc_endpoint_service_allowed_principal.this : key => instance.id
  }
}

output "base_endpoint_dns_names" {
  description = "The DNS names that AWS gives the service; each endpoint has its own below them."
  value       = sort(aws_vpc_endpoint_service.this.base_endpoint_dns_names)
}

output "domain_verification_record" {
  description = <<-EOT
    The TXT record that proves that the private DNS name's domain is yours: name, type, value. Null
    without such a name.
  EOT
  value       = local.domain_verification_record
}

output "endpoint_service" {
  description = "The service as consumers take it: one of `service_endpoints` of modules/endpoints."
  value = {
    id               = aws_vpc_endpoint_service.this.id
    private_dns_name = var.private_dns == null ? null : var.private_dns.name
    service_name     = local.service_name
    zones            = sort(aws_vpc_endpoint_service.this.availability_zones)
  }
}

output "notification_ids" {
  description = "Ids of the notifications, by name."
  value = {
    for key, instance in aws_vpc_endpoint_connection_notification.this : key => instance.id
  }
}

output "private_dns_name" {
  description = "The private DNS name, or null."
  value       = var.private_dns == null ? null : var.private_dns.name
}

output "service_arn" {
  description = "The service's ARN, for IAM policies."
  value       = aws_vpc_endpoint_service.this.arn
}

output "service_id" {
  description = "The service's id."
  value       = aws_vpc_endpoint_service.this.id
}

output "service_name" {
  description = "The service's whole name, for endpoints."
  value       = local.service_name
}

output "zones" {
  description = "The zones where the service is."
  value       = sort(aws_vpc_endpoint_service.this.availability_zones)
}
