# Generated from src/data/database/logs.ts by `npm run modules`. Do not edit.

# The logs that go to CloudWatch: a group for each, made beforehand so that it has a retention.

locals {
  default_logs = {
    mariadb  = ["error", "slowquery"]
    mysql    = ["error", "slowquery"]
    postgres = ["postgresql", "upgrade"]
  }

  exported_logs = (
    var.logs.exports == null
    ? [for log in local.default_logs[var.engine] : log]
    : [for log in var.logs.exports : log]
  )

  logs = flatten(concat(
    [[for log in local.exported_logs : { instance = var.name, key = tostring(log), log = log }]],
    [
      for replica in keys(var.replicas) : [
        for log in local.exported_logs :
        { instance = "${var.name}-${replica}", key = "${replica}/${log}", log = log }
      ]
    ]
  ))

  log_plans = {
    for log in local.logs : log.key => {
      name = "/aws/rds/instance/${log.instance}/${log.log}"
      tags = merge(var.tags, { Name = "${log.instance}-${log.log}" })
    }
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.log_plans

  kms_key_id        = var.logs.kms_key_arn
  name              = each.value.name
  retention_in_days = var.logs.retention_days
  tags              = each.value.tags
}
