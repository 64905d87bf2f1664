# Generated from src/edge/dns/records.ts by `npm run modules`. Do not edit.

# Records, each a resource of its own under its name, type and set identifier.

locals {
  health_check_ids = merge(
    { for key, instance in aws_route53_health_check.this : key => instance.id },
    { for key, instance in aws_route53_health_check.calculated : key => instance.id }
  )

  records_by_key = {
    for record in var.records :
    join("/", compact([record.name, record.type, record.set_identifier])) => record
  }

  record_values = {
    for key, record in local.records_by_key :
    key => record.type == "TXT"
    ? [
      for value in record.values : join("\"\"", [
        for part in range(0, floor((length(value) + 254) / 255)) :
        replace(replace(substr(value, part * 255, 255), "\\", "\\\\"), "\"", "\\\"")
      ])
    ]
    : record.values
  }

  records = {
    for key, record in local.records_by_key : key => {
      alias       = record.alias
      failover    = record.failover
      geolocation = record.geolocation
      health_check_id = (
        record.health_check == null ? record.health_check_id : local.health_check_ids[record.health_check]
      )
      latency_region = record.latency_region
      multivalue     = record.multivalue ? record.multivalue : null
      name           = record.name == "@" ? local.zone_name : "${record.name}.${local.zone_name}"
      records        = record.alias == null ? local.record_values[key] : null
      set_identifier = record.set_identifier
      ttl            = record.alias == null ? (record.ttl == null ? 300 : record.ttl) : null
      type           = record.type
      weight         = record.weight
    }
  }
}

resource "aws_route53_record" "this" {
  for_each = local.records

  health_check_id                  = each.value.health_check_id
  multivalue_answer_routing_policy = each.value.multivalue
  name                             = each.value.name
  records                          = each.value.records
  set_identifier                   = each.value.set_identifier
  ttl                              = each.value.ttl
  type                             = each.value.type
  zone_id                          = local.zone_id

  dynamic "alias" {
    for_each = [for given in [each.value.alias] : given if given != null]

    content {
      evaluate_target_health = alias.value.evaluate_target_health
      name                   = alias.value.dns_name
      zone_id                = alias.value.zone_id
    }
  }

  dynamic "weighted_routing_policy" {
    for_each = [for given in [each.value.weight] : given if given != null]

    content {
      weight = weighted_routing_policy.value
    }
  }

  dynamic "failover_routing_policy" {
    for_each = [for given in [each.value.failover] : given if given != null]

    content {
      type = failover_routing_policy.value
    }
  }

  dynamic "latency_routing_policy" {
    for_each = [for given in [each.value.latency_region] : given if given != null]

    content {
      region = latency_routing_policy.value
    }
  }

  dynamic "geolocation_routing_policy" {
    for_each = [for given in [each.value.geolocation] : given if given != null]

    content {
      continent   = geolocation_routing_policy.value.continent
      country     = geolocation_routing_policy.value.country
      subdivision = geolocation_routing_policy.value.subdivision
    }
  }
}
