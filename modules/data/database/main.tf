# Generated from src/data/database/database.ts by `npm run modules`. Do not edit.

locals {
  reserved_user_words = {
    mariadb  = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill rdsadmin rdsrepladmin rdsproxyadmin rdstopmgr event_scheduler"
    mysql    = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill rdsadmin rdsrepladmin rdsproxyadmin rdstopmgr event_scheduler"
    postgres = "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with admin public rdsadmin rdsrepladmin rds_superuser rds_iam rds_replication"
  }

  reserved_users = split(" ", local.reserved_user_words[var.engine])

  reserved_database_words = {
    mariadb  = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill mysql sys information_schema performance_schema innodb"
    mysql    = "accessible add all alter analyze and as asc before between bigint binary blob both by call cascade case change char character check collate column condition constraint continue convert create cross cube current_date current_time current_timestamp current_user cursor database databases dec decimal declare default delayed delete desc describe deterministic distinct div double drop dual each else elseif empty enclosed escaped except exists exit explain false fetch float for force foreign from fulltext function generated get grant group grouping groups having if ignore in index infile inner inout insert int integer intersect interval into is iterate join key keys kill lag lateral lead leading leave left like limit lines load localtime lock long loop match mod natural not null numeric of on optimize option or order out outer over partition precision primary procedure purge range rank read real recursive references regexp release rename repeat replace require restrict return revoke right rlike row rows schema schemas select set show signal smallint spatial sql ssl starting stored straight_join system table terminated then tinyint to trailing trigger true undo union unique unlock unsigned update usage use using values varchar varying virtual when where while window with write xor zerofill mysql sys information_schema performance_schema innodb"
    postgres = "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic when where window with postgres rdsadmin template0 template1"
  }

  reserved_databases = split(" ", local.reserved_database_words[var.engine])

  reserved_words_used = concat(
    [
      for name in [var.master_username] :
      "master_username is ${jsonencode(name)}; allowed: a name that ${var.engine} does not reserve."
      if contains(local.reserved_users, lower(name))
    ],
    [
      for name in [var.database_name == null ? "" : var.database_name] :
      "database_name is ${jsonencode(name)}; allowed: a name that ${var.engine} does not reserve."
      if contains(local.reserved_databases, lower(name))
    ]
  )

  backup_start = (
    (
      tonumber(substr(
        split("-", var.backups.window == null ? "00:00-00:30" : var.backups.window)[0],
        0,
        2
      )) *
      60
    ) +
    tonumber(substr(
      split("-", var.backups.window == null ? "00:00-00:30" : var.backups.window)[0],
      3,
      2
    ))
  )

  backup_length = (
    (
      (
        tonumber(substr(
          split("-", var.backups.window == null ? "00:00-00:30" : var.backups.window)[1],
          0,
          2
        )) *
        60
      ) +
      tonumber(substr(
        split("-", var.backups.window == null ? "00:00-00:30" : var.backups.window)[1],
        3,
        2
      )) -
      local.backup_start +
      1440
    ) %
    1440
  )

  maintenance_start = (
    (
      index(
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        substr(
          split(
            "-",
            var.maintenance_window == null ? "mon:12:00-mon:12:30" : var.maintenance_window
          )[0],
          0,
          3
        )
      ) *
      1440
    ) +
    (
      tonumber(substr(
        substr(
          split(
            "-",
            var.maintenance_window == null ? "mon:12:00-mon:12:30" : var.maintenance_window
          )[0],
          4,
          5
        ),
        0,
        2
      )) *
      60
    ) +
    tonumber(substr(
      substr(
        split(
          "-",
          var.maintenance_window == null ? "mon:12:00-mon:12:30" : var.maintenance_window
        )[0],
        4,
        5
      ),
      3,
      2
    ))
  )

  maintenance_length = (
    (
      (
        index(
          ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
          substr(
            split(
              "-",
              var.maintenance_window == null ? "mon:12:00-mon:12:30" : var.maintenance_window
            )[1],
            0,
            3
          )
        ) *
        1440
      ) +
      (
        tonumber(substr(
          substr(
            split(
              "-",
              var.maintenance_window == null ? "mon:12:00-mon:12:30" : var.maintenance_window
            )[1],
            4,
            5
          ),
          0,
          2
        )) *
        60
      ) +
      tonumber(substr(
        substr(
          split(
            "-",
            var.maintenance_window == null ? "mon:12:00-mon:12:30" : var.maintenance_window
          )[1],
          4,
          5
        ),
        3,
        2
      )) -
      local.maintenance_start +
      10080
    ) %
    10080
  )

  short_backup_window = [
    for wrong in [local.backup_length < 30] :
    "backups.window is ${jsonencode(var.backups.window)}; allowed: half an hour at least."
    if wrong
  ]

  short_maintenance_window = [
    for wrong in [local.maintenance_length < 30 || local.maintenance_length > 1439] :
    "maintenance_window is ${jsonencode(var.maintenance_window)}; allowed: half an hour at least, and less than a day."
    if wrong
  ]

  windows_meet = [
    for wrong in [
      var.backups.window != null &&
      var.maintenance_window != null &&
      (
        (
          (local.backup_start - local.maintenance_start % 1440 + 1440) % 1440 <
          local.maintenance_length
        ) ||
        (
          (local.maintenance_start % 1440 - local.backup_start % 1440 + 1440) % 1440 <
          local.backup_length
        )
      ),
    ] :
    "maintenance_window is ${jsonencode(var.maintenance_window)} and backups.window ${jsonencode(var.backups.window)}; allowed: windows that do not meet on any day."
    if wrong
  ]

  window_problems = concat(
    local.short_backup_window,
    local.short_maintenance_window,
    local.windows_meet
  )

  port     = var.port == null ? (var.engine == "postgres" ? 5432 : 3306) : var.port
  location = split(":", aws_security_group.this.arn)

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

  family = "${var.engine}${
    var.engine == "postgres"
    ? split(".", var.engine_version)[0]
    : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
  }"

  has_slow_log    = contains(local.exported_logs, "slowquery")
  has_general_log = contains(local.exported_logs, "general")

  own_parameters = [
    for own in [
      {
        name   = var.engine == "postgres" ? "rds.force_ssl" : "require_secure_transport"
        value  = "1"
        wanted = var.force_tls
      },
      { name = "log_output", value = "FILE", wanted = local.has_slow_log || local.has_general_log },
      { name = "slow_query_log", value = "1", wanted = local.has_slow_log },
      { name = "general_log", value = "1", wanted = local.has_general_log },
    ] : { apply_method = "immediate", name = own.name, value = own.value }
    if contains(keys(var.parameters), own.name) ? false : own.wanted
  ]

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

  secret_arn = (
    terraform_data.password.output == "managed"
    ? aws_db_instance.this.master_user_secret[0].secret_arn
    : var.master_secret_arn
  )

  secret_statements = {
    for key, statement in {
      "database-secret" = {
        actions  = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]
        resource = local.secret_arn
        wanted   = var.password == "managed" ? true : var.master_secret_arn != null
      }
      "database-secret-key" = {
        actions  = ["kms:Decrypt"]
        resource = var.master_secret_kms_key_arn
        wanted   = var.master_secret_kms_key_arn != null
      }
    } : key => { actions = statement.actions, resources = [statement.resource] }
    if statement.wanted
  }

  connect_statements = {
    for user in var.iam_users : user => {
      "database-connect" = {
        actions = ["rds-db:connect"]
        resources = [
          "arn:${local.location[1]}:rds-db:${local.location[3]}:${local.location[4]}:dbuser:${
            aws_db_instance.this.resource_id
          }/${user}",
        ]
      }
    }
  }
}

resource "aws_db_subnet_group" "this" {
  description = "Subnets of the database"
  name_prefix = "${var.name}-"
  subnet_ids  = [for subnet in var.network.tiers[var.tier].subnets : subnet.id]
  tags        = merge(var.tags, { Name = var.name })

  # RDS moves no instance to another group of the same VPC: a new name must not make one.
  lifecycle {
    ignore_changes = [name_prefix]

    precondition {
      condition     = length(local.reserved_words_used) == 0
      error_message = join("\n", local.reserved_words_used)
    }

    precondition {
      condition     = length(local.window_problems) == 0
      error_message = join("\n", local.window_problems)
    }
  }
}

resource "aws_security_group" "this" {
  description = "Database"
  name_prefix = "${var.name}-database-"
  tags        = merge(var.tags, { Name = "${var.name}-database" })
  vpc_id      = var.network.vpc_id

  # A group in use cannot be deleted: the database moves to the new one first.
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each = {
    for key, client in var.clients : key => {
      description = "Queries from ${client.name}"
      group_id    = client.id
      tags        = merge(var.tags, { Name = "${var.name}-database-${key}" })
    }
  }

  description                  = each.value.description
  from_port                    = local.port
  ip_protocol                  = "tcp"
  referenced_security_group_id = each.value.group_id
  security_group_id            = aws_security_group.this.id
  tags                         = each.value.tags
  to_port                      = local.port

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_parameter_group" "this" {
  description = "Parameters of the database"
  family      = local.family
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = var.name })

  dynamic "parameter" {
    for_each = concat(local.own_parameters, [
      for name, parameter in var.parameters :
      { apply_method = parameter.apply_method, name = name, value = parameter.value }
    ])

    content {
      apply_method = parameter.value.apply_method
      name         = parameter.value.name
      value        = parameter.value.value
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role" "monitoring" {
  count = var.monitoring_seconds != 0 ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike = {
            "aws:SourceArn" = [
              "arn:${local.location[1]}:rds:${local.location[3]}:${local.location[4]}:db:${var.name}",
              "arn:${local.location[1]}:rds:${local.location[3]}:${local.location[4]}:db:${var.name}-*",
            ]
          }
          StringEquals = { "aws:SourceAccount" = local.location[4] }
        }
        Effect    = "Allow"
        Principal = { Service = "monitoring.rds.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Lets RDS write metrics of the database's operating system."
  # Role names are shared by all regions of the account.
  name_prefix = "${substr(var.name, 0, 37)}-"
  tags        = merge(var.tags, { Name = "${var.name}-monitoring" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "monitoring" {
  count = var.monitoring_seconds != 0 ? 1 : 0

  name = "write-metrics"
  policy = jsonencode({
    Statement = [
      {
        Action   = ["logs:CreateLogGroup", "logs:PutRetentionPolicy"]
        Effect   = "Allow"
        Resource = "arn:${local.location[1]}:logs:${local.location[3]}:${local.location[4]}:log-group:RDSOSMetrics*"
      },
      {
        Action = [
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "logs:DescribeLogStreams",
          "logs:GetLogEvents",
        ]
        Effect   = "Allow"
        Resource = "arn:${local.location[1]}:logs:${local.location[3]}:${local.location[4]}:log-group:RDSOSMetrics:log-stream:*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.monitoring[*].id)

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "this" {
  for_each = local.log_plans

  kms_key_id        = var.logs.kms_key_arn
  name              = each.value.name
  retention_in_days = var.logs.retention_days
  tags              = each.value.tags
}

resource "terraform_data" "final_snapshot" {
  input            = var.name
  triggers_replace = var.name

  lifecycle {
    ignore_changes = [input]
  }
}

resource "terraform_data" "password" {
  input            = var.password
  triggers_replace = var.password

  lifecycle {
    ignore_changes = [input]
  }
}

resource "terraform_data" "major_version" {
  input = (
    var.engine == "postgres"
    ? split(".", var.engine_version)[0]
    : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
  )
  triggers_replace = (
    var.allow_major_version_upgrade
    ? "${var.engine} ${
      var.engine == "postgres"
      ? split(".", var.engine_version)[0]
      : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
    }"
    : var.engine
  )

  lifecycle {
    ignore_changes = [input]

    postcondition {
      condition = (
        var.allow_major_version_upgrade ||
        self.output == (
          var.engine == "postgres"
          ? split(".", var.engine_version)[0]
          : "${split(".", var.engine_version)[0]}.${split(".", var.engine_version)[1]}"
        )
      )
      error_message = "engine_version is ${jsonencode(var.engine_version)} of a database of the major version ${self.output}; allowed: that major version, or another one with allow_major_version_upgrade = true, an upgrade with an outage."
    }
  }
}

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
  iam_database_authentication_enabled   = var.iam_authentication
  identifier                            = var.name
  instance_class                        = var.instance_class
  iops                                  = var.storage.iops
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
  storage_throughput                    = var.storage.throughput_mibps
  storage_type                          = var.storage.type
  tags                                  = merge(var.tags, { Name = var.name })
  username                              = var.snapshot_identifier != null ? null : var.master_username
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

resource "aws_secretsmanager_secret_rotation" "this" {
  count = var.master_password_rotation != null ? 1 : 0

  rotate_immediately = false
  secret_id          = local.secret_arn

  rotation_rules {
    automatically_after_days = var.master_password_rotation.after_days
    duration                 = var.master_password_rotation.duration
    schedule_expression      = var.master_password_rotation.schedule
  }
}
