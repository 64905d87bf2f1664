# Generated from src/edge/dns/calculated-health-checks.ts by `npm run modules`. Do not edit.

# Health checks over others.

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
