# Generated from src/edge/dns/dns.ts by `npm run modules`. Do not edit.

output "ds_records" {
  description = "DS records for the parent zone, by key of `dnssec.keys`."
  value       = { for key, instance in aws_route53_key_signing_key.this : key => instance.ds_record }
}

output "health_check_ids" {
  description = "Ids of the health checks, by key."
  value       = local.health_check_ids
}

output "name_servers" {
  description = "The zone's name servers: set them at the registrar, or as NS records in the parent zone."
  value = (
    var.existing_zone == null ? one(aws_route53_zone.this[*].name_servers) : var.existing_zone.name_servers
  )
}

output "query_log_group_arn" {
  description = "ARN of the log group that queries are kept in; null without query logs."
  value       = local.query_log_group_arn
}

output "record_names" {
  description = "The records' full names, by `name/type` or `name/type/set_identifier`."
  value       = { for key, instance in aws_route53_record.this : key => instance.fqdn }
}

output "zone" {
  description = "The zone as other blocks take it: id, name, whether it is private, name servers, ARN."
  value = {
    arn = (
      var.existing_zone == null ? one(aws_route53_zone.this[*].arn)
      : var.existing_zone.arn == null
      ? "arn:aws:route53:::hostedzone/${local.zone_id}"
      : var.existing_zone.arn
    )
    id   = local.zone_id
    name = local.zone_name
    name_servers = (
      var.existing_zone == null ? one(aws_route53_zone.this[*].name_servers) : var.existing_zone.name_servers
    )
    private = var.existing_zone == null ? var.private : var.existing_zone.private
  }
}

output "zone_id" {
  description = "The zone's id."
  value       = local.zone_id
}

output "zone_name" {
  description = "The zone's domain name."
  value       = local.zone_name
}
