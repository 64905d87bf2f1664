# Generated from src/edge/certificate/certificate.ts by `npm run modules`. Do not edit.

# A public ACM certificate, validated by DNS and renewed by itself: in one or several Route 53
# zones, or with its records as an output where DNS is elsewhere. Who takes its ARN waits until it
# is issued.
#
# validation.tf  DNS validation: the zones that serve the names, the records there, and the wait for
#                the certificate.

locals {
  domain_names = distinct(concat([var.domain_name], var.subject_alternative_names))
}

resource "aws_acm_certificate" "this" {
  domain_name               = var.domain_name
  key_algorithm             = var.key_algorithm
  subject_alternative_names = var.subject_alternative_names
  tags                      = merge(var.tags, { Name = replace(var.domain_name, "*", "wildcard") })
  validation_method         = "DNS"

  options {
    certificate_transparency_logging_preference = var.transparency_logging ? "ENABLED" : "DISABLED"
  }

  # A certificate in use cannot be deleted: its users move to the new one first.
  lifecycle {
    create_before_destroy = true
  }
}
