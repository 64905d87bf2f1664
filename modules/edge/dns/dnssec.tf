# Generated from src/edge/dns/dnssec.ts by `npm run modules`. Do not edit.

# DNSSEC: the keys that sign the zone's own keys, and the signing.

resource "aws_route53_key_signing_key" "this" {
  for_each = var.dnssec == null ? {} : var.dnssec.keys

  hosted_zone_id             = local.zone_id
  key_management_service_arn = each.value.kms_key_arn
  name                       = each.key
  status                     = each.value.active ? "ACTIVE" : "INACTIVE"
}

resource "aws_route53_hosted_zone_dnssec" "this" {
  count = var.dnssec != null ? 1 : 0

  hosted_zone_id = local.zone_id
  signing_status = var.dnssec.signing ? "SIGNING" : "NOT_SIGNING"

  depends_on = [aws_route53_key_signing_key.this]
}
