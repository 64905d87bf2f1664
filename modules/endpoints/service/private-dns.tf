# Generated from src/endpoints/service/private-dns.ts by `npm run modules`. Do not edit.

# The proof that the private DNS name's domain is the provider's.

locals {
  domain_verification_record = var.private_dns == null ? null : {
    name = "${
      aws_vpc_endpoint_service.this.private_dns_name_configuration[0].name
    }.${var.private_dns.name}"
    type  = "TXT"
    value = aws_vpc_endpoint_service.this.private_dns_name_configuration[0].value
  }

  domain_verification = (
    var.private_dns == null ? "none"
    : var.private_dns.verification == null
    ? (var.private_dns.record != null ? "wait" : "none")
    : var.private_dns.verification
  )
}

resource "aws_route53_record" "domain" {
  count = (var.private_dns == null ? false : var.private_dns.record != null) ? 1 : 0

  name    = local.domain_verification_record.name
  records = [local.domain_verification_record.value]
  ttl     = var.private_dns.record.ttl
  type    = local.domain_verification_record.type
  zone_id = var.private_dns.record.zone_id
}

resource "aws_vpc_endpoint_service_private_dns_verification" "this" {
  count = local.domain_verification != "none" ? 1 : 0

  service_id            = aws_vpc_endpoint_service.this.id
  wait_for_verification = local.domain_verification == "wait"

  lifecycle {
    replace_triggered_by = [aws_vpc_endpoint_service.this.private_dns_name]
  }

  depends_on = [aws_route53_record.domain]
}
