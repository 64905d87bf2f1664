# Generated from src/edge/dns/health-checks.ts by `npm run modules`. Do not edit.

# Health checks of endpoints and of CloudWatch alarms.

locals {
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
}

# Whether a check has a name, an address and regions; others of these are changes in place.
resource "terraform_data" "health_check_targets" {
  for_each = {
    for key, check in var.health_checks : key => join(", ", compact([
      check.fqdn != null ? "fqdn" : null,
      check.ip_address != null ? "ip_address" : null,
      check.regions != null ? "regions" : null,
    ]))
  }

  # A check that gets or loses an address, a name or regions is made anew: AWS adds and removes no
  # address of one that is there (Amazon Route 53 API Reference: UpdateHealthCheck), and takes a
  # name and regions away by ResetElements alone, which the provider does not send
  # (hashicorp/terraform-provider-aws#8617, #45824).
  input = each.value
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
    replace_triggered_by  = [terraform_data.health_check_targets[each.key]]
  }
}
