# Generated from src/edge/elastic-load-balancing/certificates.ts by `npm run modules`. Do not edit.

# Certificates of listeners: the default one, and those beside it.

locals {
  additional_certificates = merge([
    for listener, settings in var.listeners : {
      for name, arn in settings.additional_certificate_arns :
      "${listener}/${name}" => { arn = arn, listener = listener }
    }
  ]...)
}

resource "aws_lb_listener_certificate" "this" {
  for_each = local.additional_certificates

  certificate_arn = each.value.arn
  listener_arn    = local.lb_listener_arns[each.value.listener]
}
