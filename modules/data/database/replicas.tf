# Generated from src/data/database/replicas.ts by `npm run modules`. Do not edit.

# Read replicas: each an instance of its own under a lasting name, which promotes nothing by itself.

locals {
  replica_plans = {
    for key, replica in var.replicas : key => {
      deletion_protection = replica.deletion_protection
      identifier          = "${var.name}-${key}"
      instance_class      = replica.instance_class == null ? var.instance_class : replica.instance_class
      multi_az            = replica.multi_az
      tags                = merge(var.tags, { Name = "${var.name}-${key}" })
      zone                = replica.zone
    }
  }
}

resource "aws_db_instance" "replica" {
  for_each = local.replica_plans

  allow_major_version_upgrade           = var.allow_major_version_upgrade
  apply_immediately                     = var.apply_immediately
  auto_minor_version_upgrade            = var.auto_minor_version_upgrade
  availability_zone                     = each.value.zone
  ca_cert_identifier                    = var.ca_certificate
  copy_tags_to_snapshot                 = var.backups.copy_tags
  database_insights_mode                = var.insights.mode
  deletion_protection                   = each.value.deletion_protection
  enabled_cloudwatch_logs_exports       = local.exported_logs
  iam_database_authentication_enabled   = var.iam_authentication
  identifier                            = each.value.identifier
  instance_class                        = each.value.instance_class
  maintenance_window                    = var.maintenance_window
  max_allocated_storage                 = var.storage.max_allocated_gib
  monitoring_interval                   = var.monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  multi_az                              = each.value.multi_az
  parameter_group_name                  = aws_db_parameter_group.this.name
  performance_insights_enabled          = var.insights.enabled
  performance_insights_kms_key_id       = var.insights.enabled ? var.insights.kms_key_arn : null
  performance_insights_retention_period = var.insights.enabled ? var.insights.retention_days : null
  port                                  = local.port
  publicly_accessible                   = false
  replicate_source_db                   = aws_db_instance.this.identifier
  # RDS makes no last snapshot of a replica.
  skip_final_snapshot = true
  storage_encrypted   = true
  tags                = each.value.tags
  vpc_security_group_ids = [
    0 <= length(aws_vpc_security_group_ingress_rule.this)
    ? aws_security_group.this.id
    : aws_security_group.this.id,
  ]

  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy.monitoring]
}
