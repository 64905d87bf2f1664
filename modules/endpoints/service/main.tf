# Generated from src/endpoints/service/endpoint-service.ts by `npm run modules`. Do not edit.

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

  service_name = (
    0 <= length(aws_vpc_endpoint_service_allowed_principal.this) &&
    0 <= length(aws_vpc_endpoint_service_allowed_principal.everyone) &&
    0 <= length(aws_vpc_endpoint_service_private_dns_verification.this)
    ? aws_vpc_endpoint_service.this.service_name
    : aws_vpc_endpoint_service.this.service_name
  )
}

resource "aws_vpc_endpoint_service" "this" {
  acceptance_required = var.acceptance_required
  gateway_load_balancer_arns = length(var.gateway_load_balancers) == 0 ? null : values(
    var.gateway_load_balancers
  )
  network_load_balancer_arns = length(var.network_load_balancers) == 0 ? null : values(
    var.network_load_balancers
  )
  private_dns_name           = var.private_dns == null ? null : var.private_dns.name
  supported_ip_address_types = var.supported_ip_address_types
  supported_regions          = length(var.supported_regions) == 0 ? null : var.supported_regions
  tags                       = merge(var.tags, { Name = var.name })
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

resource "aws_vpc_endpoint_service_allowed_principal" "this" {
  for_each = var.principals

  principal_arn           = each.value
  vpc_endpoint_service_id = aws_vpc_endpoint_service.this.id
}

resource "aws_vpc_endpoint_service_allowed_principal" "everyone" {
  count = var.everyone ? 1 : 0

  principal_arn           = "*"
  vpc_endpoint_service_id = aws_vpc_endpoint_service.this.id
}

resource "aws_vpc_endpoint_connection_notification" "this" {
  for_each = var.notifications

  connection_events           = each.value.events
  connection_notification_arn = each.value.topic_arn
  vpc_endpoint_service_id     = aws_vpc_endpoint_service.this.id
}
