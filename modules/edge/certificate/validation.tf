# Generated from src/edge/certificate/validation.ts by `npm run modules`. Do not edit.

# DNS validation: the zones that serve the names, the records there, and the wait for the
# certificate.

locals {
  validation_domains = distinct([
    for name in distinct(concat([var.domain_name], var.subject_alternative_names)) : replace(name, "*.", "")
  ])

  domains_above = {
    for domain in local.validation_domains : domain => [
      for first in range(0, length(split(".", domain))) :
      join(".", slice(split(".", domain), first, length(split(".", domain))))
    ]
  }

  zone_ids = {
    for domain in local.validation_domains : domain => var.zones[
      [for candidate in local.domains_above[domain] : candidate if contains(keys(var.zones), candidate)][0]
    ]
    if length(var.zones) != 0
  }
}

# A record for each domain, under its name. What it says depends on domain and account alone and
# stays the same for every certificate (AWS Certificate Manager User Guide: DNS validation). A new
# certificate's plan does not know that: without ignore_changes it would replace the records of
# names that stay.
resource "aws_route53_record" "validation" {
  for_each = local.zone_ids

  allow_overwrite = true
  name = [
    for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_name
    if replace(option.domain_name, "*.", "") == each.key
  ][0]
  records = [
    [
      for option in aws_acm_certificate.this.domain_validation_options : option.resource_record_value
      if replace(option.domain_name, "*.", "") == each.key
    ][0],
  ]
  ttl     = 60
  type    = "CNAME"
  zone_id = each.value

  lifecycle {
    ignore_changes = [name, records]
  }
}

# The certificate's ARN, which waits until the certificate is issued, or does not.
resource "aws_acm_certificate_validation" "this" {
  count = (var.wait == null ? length(var.zones) != 0 : var.wait) ? 1 : 0

  certificate_arn = aws_acm_certificate.this.arn
  validation_record_fqdns = length(var.zones) == 0 ? null : values({
    for key, instance in aws_route53_record.validation : key => instance.fqdn
  })

  timeouts {
    create = "${var.wait_minutes}m"
  }

  lifecycle {
    create_before_destroy = true
  }
}
