# Generated from src/compute/app-runner/domains.ts by `npm run modules`. Do not edit.

# Domain names of the service, and their records.

locals {
  domains = {
    for key, domain in var.domains : key => {
      name = domain.domain_name
      records = (
        domain.zone == null ? null
        : domain.validation_records == null
        ? (domain.www ? 3 : 2)
        : domain.validation_records
      )
      www = domain.www
    }
  }

  # Domains whose records are made here.
  domains_in_zones = { for key, domain in var.domains : key => domain if domain.zone != null }

  validation_records = merge([
    for key, domain in local.domains_in_zones : {
      for place in range(
        0,
        domain.validation_records == null ? (domain.www ? 3 : 2) : domain.validation_records
      ) : "${key}/${place}" => { domain = key, place = place, zone_id = domain.zone.zone_id }
    }
  ]...)

  alias_records = merge([
    for key, domain in local.domains_in_zones : {
      for name in concat([domain.domain_name], domain.www ? ["www.${domain.domain_name}"] : []) :
      "${key}/${name}" => { domain = key, name = name, zone_id = domain.zone.zone_id }
    }
  ]...)
}

data "aws_apprunner_hosted_zone_id" "this" {
  count = length(local.domains_in_zones) != 0 ? 1 : 0
}

resource "aws_apprunner_custom_domain_association" "this" {
  for_each = local.domains

  domain_name          = each.value.name
  enable_www_subdomain = each.value.www
  service_arn          = aws_apprunner_service.this.arn

  lifecycle {
    postcondition {
      condition = each.value.records == null ? true : length(
        self.certificate_validation_records
      ) == each.value.records
      error_message = "App Runner validates the domain by ${length(self.certificate_validation_records)} records; allowed: validation_records of that number."
    }
  }
}

resource "aws_route53_record" "validation" {
  for_each = local.validation_records

  allow_overwrite = true
  name = sort([
    for record in aws_apprunner_custom_domain_association.this[each.value.domain].certificate_validation_records :
    record.name
  ])[each.value.place]
  records = [
    [
      for record in aws_apprunner_custom_domain_association.this[each.value.domain].certificate_validation_records :
      record.value
      if record.name ==
      sort([
        for record in aws_apprunner_custom_domain_association.this[each.value.domain].certificate_validation_records :
        record.name
      ])[each.value.place]
    ][0],
  ]
  ttl     = 300
  type    = "CNAME"
  zone_id = each.value.zone_id
}

resource "aws_route53_record" "alias" {
  for_each = local.alias_records

  name    = each.value.name
  type    = "A"
  zone_id = each.value.zone_id

  alias {
    evaluate_target_health = false
    name                   = aws_apprunner_custom_domain_association.this[each.value.domain].dns_target
    zone_id                = one(data.aws_apprunner_hosted_zone_id.this[*].id)
  }
}
