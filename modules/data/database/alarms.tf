# Generated from src/data/database/alarms.ts by `npm run modules`. Do not edit.

# Alarms of the database and its replicas, by `database/WHAT` and `REPLICA/lag`.

locals {
  thresholds = {
    connections = {
      metric    = "DatabaseConnections"
      operator  = "GreaterThanThreshold"
      threshold = try(var.alarms.connections, null)
    }
    cpu = {
      metric    = "CPUUtilization"
      operator  = "GreaterThanThreshold"
      threshold = try(var.alarms.cpu_percent, null)
    }
    storage = {
      metric    = "FreeStorageSpace"
      operator  = "LessThanThreshold"
      threshold = try(var.alarms.free_storage_gib * 1073741824, null)
    }
  }

  database_alarms = [
    for what, watched in local.thresholds : {
      instance  = var.name
      key       = "database/${what}"
      metric    = watched.metric
      operator  = watched.operator
      threshold = watched.threshold
    }
    if watched.threshold != null
  ]

  replica_alarms = [
    for replica in keys(var.replicas) : {
      instance  = "${var.name}-${replica}"
      key       = "${replica}/lag"
      metric    = "ReplicaLag"
      operator  = "GreaterThanThreshold"
      threshold = try(var.alarms.replica_lag_seconds, null)
    }
    if try(var.alarms.replica_lag_seconds, null) != null
  ]
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = {
    for alarm in concat(local.database_alarms, local.replica_alarms) : alarm.key => alarm
  }

  alarm_actions       = var.alarms.actions
  alarm_description   = "${each.value.metric} of the database ${each.value.instance}"
  alarm_name          = "${each.value.instance}-${each.value.metric}"
  comparison_operator = each.value.operator
  dimensions = {
    DBInstanceIdentifier = each.value.instance
  }
  evaluation_periods = 3
  metric_name        = each.value.metric
  namespace          = "AWS/RDS"
  ok_actions         = var.alarms.actions
  period             = 300
  statistic          = "Average"
  tags               = merge(var.tags, { Name = "${each.value.instance}-${each.value.metric}" })
  threshold          = each.value.threshold
  treat_missing_data = "missing"

  depends_on = [aws_db_instance.this, aws_db_instance.replica]
}
