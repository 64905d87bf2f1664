# Generated from src/edge/dns/dns.ts by `npm run modules`. Do not edit.

locals {
  zone_name = var.existing_zone == null ? var.name : var.existing_zone.name
  zone_id   = var.existing_zone == null ? one(aws_route53_zone.this[*].zone_id) : var.existing_zone.id

  health_check_requests = {
    for key, check in var.health_checks : key => {
      path = (
        contains(["HTTP", "HTTPS"], check.type) ? (check.path == null ? "/" : check.path) : null
      )
      port = (
        check.port == null
        ? (contains(["HTTP", "HTTPS"], check.type) ? (check.type == "HTTPS" ? 443 : 80) : null)
        : check.port
      )
      sni  = check.type == "HTTPS" ? check.sni : null
      type = check.search_string == null ? check.type : "${check.type}_STR_MATCH"
    }
  }

  paced_health_checks = {
    for key, check in var.health_checks : key => merge(local.health_check_requests[key], {
      failure_threshold = check.type != "CLOUDWATCH_METRIC" ? check.failure_threshold : null
      interval          = check.type != "CLOUDWATCH_METRIC" ? check.interval_seconds : null
      measure_latency   = check.type != "CLOUDWATCH_METRIC" ? check.measure_latency : null
    })
  }

  health_checks = {
    for key, check in var.health_checks : key => merge(local.paced_health_checks[key], {
      alarm_name        = check.alarm_name
      alarm_region      = check.alarm_region
      disabled          = check.disabled
      fqdn              = check.fqdn
      insufficient_data = check.type == "CLOUDWATCH_METRIC" ? check.insufficient_data : null
      inverted          = check.inverted
      ip_address        = check.ip_address
      regions           = check.regions
      search_string     = check.search_string
    })
  }

  health_check_ids = merge(
    { for key, instance in aws_route53_health_check.this : key => instance.id },
    { for key, instance in aws_route53_health_check.calculated : key => instance.id }
  )

  records_by_key = {
    for record in var.records : join("/", [
      for word in [record.name, record.type, record.set_identifier] : word
      if word != null
    ]) =>
    record
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
        record.health_check == null
        ? record.health_check_id
        : local.health_check_ids[record.health_check]
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

  query_log_group_arn = (
    var.query_log != null
    ? (
      var.query_log.existing_log_group == null
      ? one(aws_cloudwatch_log_group.query_log[*].arn)
      : trimsuffix(var.query_log.existing_log_group.arn, ":*")
    )
    : null
  )
}

data "aws_region" "query_log_region" {
  count = (var.query_log != null ? var.query_log.existing_log_group == null : false) ? 1 : 0
}

resource "aws_route53_zone" "this" {
  count = var.existing_zone == null ? 1 : 0

  comment           = var.comment
  delegation_set_id = var.delegation_set_id
  force_destroy     = var.force_destroy
  name              = local.zone_name
  tags              = merge(var.tags, { Name = local.zone_name })

  dynamic "vpc" {
    for_each = [
      for association in var.networks :
      { region = association.region, vpc_id = association.network.vpc_id }
    ]

    content {
      vpc_id     = vpc.value.vpc_id
      vpc_region = vpc.value.region
    }
  }
}

resource "aws_route53_zone_association" "this" {
  for_each = {
    for key, association in var.networks :
    key => { region = association.region, vpc_id = association.network.vpc_id }
    if var.existing_zone != null
  }

  vpc_id     = each.value.vpc_id
  vpc_region = each.value.region
  zone_id    = local.zone_id
}

resource "aws_route53_health_check" "this" {
  for_each = local.health_checks

  cloudwatch_alarm_name           = each.value.alarm_name
  cloudwatch_alarm_region         = each.value.alarm_region
  disabled                        = each.value.disabled
  enable_sni                      = each.value.sni
  failure_threshold               = each.value.failure_threshold
  fqdn                            = each.value.fqdn
  insufficient_data_health_status = each.value.insufficient_data
  invert_healthcheck              = each.value.inverted
  ip_address                      = each.value.ip_address
  measure_latency                 = each.value.measure_latency
  port                            = each.value.port
  regions                         = each.value.regions
  request_interval                = each.value.interval
  resource_path                   = each.value.path
  search_string                   = each.value.search_string
  tags                            = merge(var.tags, { Name = "${local.zone_name} ${each.key}" })
  type                            = each.value.type

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_health_check" "calculated" {
  for_each = var.calculated_health_checks

  child_health_threshold = (
    each.value.threshold == null ? length(each.value.health_checks) : each.value.threshold
  )
  child_healthchecks = [
    for child in each.value.health_checks : aws_route53_health_check.this[child].id
  ]
  disabled           = each.value.disabled
  invert_healthcheck = each.value.inverted
  tags               = merge(var.tags, { Name = "${local.zone_name} ${each.key}" })
  type               = "CALCULATED"

  lifecycle {
    create_before_destroy = true
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

resource "aws_cloudwatch_log_group" "query_log" {
  count = (var.query_log != null ? var.query_log.existing_log_group == null : false) ? 1 : 0

  kms_key_id        = var.query_log.kms_key_arn
  name              = "/aws/route53/${local.zone_name}"
  retention_in_days = var.query_log.retention_days
  tags              = merge(var.tags, { Name = "${local.zone_name}-query-log" })

  lifecycle {
    precondition {
      condition     = one(data.aws_region.query_log_region[*].id) == "us-east-1"
      error_message = "query_log makes a log group in ${one(data.aws_region.query_log_region[*].id)}; allowed: us-east-1, where Route 53 writes. Pass a provider of us-east-1, or an existing_log_group."
    }
  }
}

resource "aws_cloudwatch_log_resource_policy" "query_log" {
  count = (var.query_log != null ? var.query_log.resource_policy : false) ? 1 : 0

  policy_document = jsonencode({
    Statement = [
      {
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = (
              var.existing_zone == null ? one(aws_route53_zone.this[*].arn)
              : var.existing_zone.arn == null
              ? "arn:aws:route53:::hostedzone/${local.zone_id}"
              : var.existing_zone.arn
            )
          }
          StringEquals = { "aws:SourceAccount" = split(":", local.query_log_group_arn)[4] }
        }
        Effect    = "Allow"
        Principal = { Service = "route53.amazonaws.com" }
        Resource  = "${local.query_log_group_arn}:*"
        Sid       = "Route53QueryLog"
      },
    ]
    Version = "2012-10-17"
  })
  policy_name = "route53-query-log-${local.zone_name}"
}

resource "aws_route53_query_log" "this" {
  count = var.query_log != null ? 1 : 0

  cloudwatch_log_group_arn = local.query_log_group_arn
  zone_id                  = local.zone_id

  depends_on = [aws_cloudwatch_log_resource_policy.query_log]
}

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
