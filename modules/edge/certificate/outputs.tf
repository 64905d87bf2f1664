# Generated from src/edge/certificate/certificate.ts by `npm run modules`. Do not edit.

output "certificate" {
  description = "The certificate as listeners and distributions take it: ARN and names."
  value = {
    arn = (
      (var.wait == null ? length(var.zones) != 0 : var.wait)
      ? one(aws_acm_certificate_validation.this[*].certificate_arn)
      : aws_acm_certificate.this.arn
    )
    domain_names = local.domain_names
  }
}

output "certificate_arn" {
  description = "The certificate's ARN; where `wait` is on, once it is issued."
  value = (
    (var.wait == null ? length(var.zones) != 0 : var.wait)
    ? one(aws_acm_certificate_validation.this[*].certificate_arn)
    : aws_acm_certificate.this.arn
  )
}

output "validation_record_names" {
  description = "Full names of the records that were made in `zones`, by domain."
  value       = { for key, instance in aws_route53_record.validation : key => instance.fqdn }
}

output "validation_records" {
  description = "The records that validate the names, by domain: name, type, value. Leave them for renewal."
  value = {
    for domain in local.validation_domains : domain => {
      name = [
        for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_name
        if replace(option.domain_name, "*.", "") == domain
      ][0]
      type = [
        for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_type
        if replace(option.domain_name, "*.", "") == domain
      ][0]
      value = [
        for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_value
        if replace(option.domain_name, "*.", "") == domain
      ][0]
    }
  }
}
