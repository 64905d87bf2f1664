# Generated from src/data/database/instance.ts by `npm run modules`. Do not edit.

# The DB instance.

resource "aws_db_instance" "this" {
  allocated_storage               = var.storage.allocated_gib
  allow_major_version_upgrade     = var.allow_major_version_upgrade
  apply_immediately               = var.apply_immediately
  auto_minor_version_upgrade      = var.auto_minor_version_upgrade
  availability_zone               = var.zone
  backup_retention_period         = var.backups.retention_days
  backup_window                   = var.backups.window
  ca_cert_identifier              = var.ca_certificate
  copy_tags_to_snapshot           = var.backups.copy_tags
  database_insights_mode          = var.insights.mode
  db_name                         = var.snapshot_identifier != null ? null : var.database_name
  db_subnet_group_name            = aws_db_subnet_group.this.name
  delete_automated_backups        = !var.backups.keep_after_deletion
  deletion_protection             = var.deletion_protection
  enabled_cloudwatch_logs_exports = local.exported_logs
  engine                          = var.engine
  engine_lifecycle_support = (
    var.engine == "mariadb" ? null
    : var.extended_support
    ? "open-source-rds-extended-support"
    : "open-source-rds-extended-support-disabled"
  )
  engine_version = var.engine_version
  final_snapshot_identifier = (
    var.final_snapshot.skip ? null
    : var.final_snapshot.identifier == null
    ? "${var.name}-final-${substr(terraform_data.final_snapshot.id, 0, 8)}"
    : var.final_snapshot.identifier
  )
  iam_database_authentication_enabled = var.iam_authentication
  identifier                          = var.name
  instance_class                      = var.instance_class
  iops = (
    var.storage.iops == null
    ? (var.storage.type == "gp3" && var.storage.allocated_gib >= 400 ? 12000 : null)
    : var.storage.iops
  )
  kms_key_id                            = var.storage.kms_key_arn
  maintenance_window                    = var.maintenance_window
  manage_master_user_password           = var.password == "managed" ? true : null
  master_user_secret_kms_key_id         = var.master_secret_kms_key_arn
  max_allocated_storage                 = var.storage.max_allocated_gib
  monitoring_interval                   = var.monitoring_seconds
  monitoring_role_arn                   = one(aws_iam_role.monitoring[*].arn)
  multi_az                              = var.multi_az
  parameter_group_name                  = aws_db_parameter_group.this.name
  password_wo                           = var.master_password
  password_wo_version                   = var.password == "managed" ? null : var.master_password_version
  performance_insights_enabled          = var.insights.enabled
  performance_insights_kms_key_id       = var.insights.enabled ? var.insights.kms_key_arn : null
  performance_insights_retention_period = var.insights.enabled ? var.insights.retention_days : null
  port                                  = local.port
  publicly_accessible                   = false
  skip_final_snapshot                   = var.final_snapshot.skip
  snapshot_identifier                   = var.snapshot_identifier
  storage_encrypted                     = true
  storage_throughput = (
    var.storage.throughput_mibps == null
    ? (var.storage.type == "gp3" && var.storage.allocated_gib >= 400 ? 500 : null)
    : var.storage.throughput_mibps
  )
  storage_type = var.storage.type
  tags         = merge(var.tags, { Name = var.name })
  username     = var.snapshot_identifier != null ? null : var.master_username
  vpc_security_group_ids = [
    0 <= length(aws_vpc_security_group_ingress_rule.this)
    ? aws_security_group.this.id
    : aws_security_group.this.id,
  ]

  dynamic "blue_green_update" {
    for_each = var.blue_green_update ? [true] : []

    content {
      enabled = blue_green_update.value
    }
  }

  lifecycle {
    ignore_changes = [db_name, snapshot_identifier, username]
  }

  depends_on = [aws_cloudwatch_log_group.this, aws_iam_role_policy.monitoring]
}
