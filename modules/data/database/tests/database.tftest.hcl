# What the emulator is too slow for (an instance takes over two minutes there), and what it lacks: alarms of replicas,
# the other engines.
# Planned and not applied: `terraform test` applies no root module whose ephemeral variable is not set (Terraform 1.11). What
# AWS would say is said while planning.

mock_provider "aws" {
  override_during = plan

  mock_resource "aws_security_group" {
    defaults = {
      id  = "sg-0123456789abcdef0"
      arn = "arn:aws:ec2:ap-northeast-2:123456789012:security-group/sg-0123456789abcdef0"
    }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/shop-monitoring" }
  }
  mock_resource "aws_db_instance" {
    defaults = {
      arn                = "arn:aws:rds:ap-northeast-2:123456789012:db:shop"
      address            = "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com"
      endpoint           = "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com:5432"
      resource_id        = "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      master_user_secret = [{ kms_key_id = "", secret_arn = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:rds!db-1-AbCdEf", secret_status = "active" }]
    }
  }
}

override_resource {
  target          = terraform_data.password
  override_during = plan
  values          = { output = "managed" }
}

override_resource {
  target          = terraform_data.final_snapshot
  override_during = plan
  values          = { id = "01234567-89ab-cdef-0123-456789abcdef" }
}

override_resource {
  target          = terraform_data.major_version
  override_during = plan
  values          = { output = "17" }
}

variables {
  name = "shop"
  network = {
    vpc_id      = "vpc-0123456789abcdef0"
    cidr_blocks = ["10.0.0.0/16"]
    tiers = {
      data = {
        kind = "isolated"
        subnets = {
          "ap-northeast-2a" = { id = "subnet-0123456789abcdef0", cidr_block = "10.0.0.0/24" }
          "ap-northeast-2c" = { id = "subnet-0123456789abcdef1", cidr_block = "10.0.1.0/24" }
        }
      }
    }
  }
  tier           = "data"
  engine         = "postgres"
  engine_version = "17"
  instance_class = "db.m7g.large"
}

run "safe_by_default" {
  command = plan

  assert {
    condition = alltrue([
      aws_db_instance.this.storage_encrypted,
      aws_db_instance.this.multi_az,
      aws_db_instance.this.deletion_protection,
      aws_db_instance.this.manage_master_user_password,
      aws_db_instance.this.copy_tags_to_snapshot,
      aws_db_instance.this.auto_minor_version_upgrade,
      aws_db_instance.this.performance_insights_enabled,
      !aws_db_instance.this.publicly_accessible,
      !aws_db_instance.this.skip_final_snapshot,
      !aws_db_instance.this.delete_automated_backups,
      !aws_db_instance.this.apply_immediately,
      !aws_db_instance.this.allow_major_version_upgrade,
    ])
    error_message = "encrypted, with a standby, protected, private"
  }
  assert {
    condition     = aws_db_instance.this.final_snapshot_identifier == "shop-final-01234567" && aws_db_instance.this.backup_retention_period == 7 && aws_db_instance.this.monitoring_interval == 60
    error_message = "a last snapshot, a week of backups, metrics each minute"
  }
  assert {
    condition     = aws_db_parameter_group.this.family == "postgres17" && jsonencode({ for parameter in aws_db_parameter_group.this.parameter : parameter.name => parameter.value }) == jsonencode({ "rds.force_ssl" = "1" })
    error_message = jsonencode(aws_db_parameter_group.this.parameter)
  }
  assert {
    condition     = jsonencode(sort(keys(aws_cloudwatch_log_group.this))) == jsonencode(["postgresql", "upgrade"]) && aws_cloudwatch_log_group.this["upgrade"].name == "/aws/rds/instance/shop/upgrade"
    error_message = jsonencode(keys(aws_cloudwatch_log_group.this))
  }
  assert {
    condition     = length(aws_vpc_security_group_ingress_rule.this) == 0 && length(aws_cloudwatch_metric_alarm.this) == 0
    error_message = "nobody gets in, nobody is told"
  }
  assert {
    condition = jsonencode(output.database) == jsonencode({
      address           = "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com"
      database_name     = null
      endpoint          = "shop.abcdefghijkl.ap-northeast-2.rds.amazonaws.com:5432"
      engine            = "postgres"
      port              = 5432
      resource_id       = "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
      secret_arn        = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:rds!db-1-AbCdEf"
      security_group_id = "sg-0123456789abcdef0"
    })
    error_message = jsonencode(output.database)
  }
  assert {
    condition     = jsonencode(output.secret_statements) == jsonencode({ database-secret = { actions = ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], resources = ["arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:rds!db-1-AbCdEf"] } })
    error_message = jsonencode(output.secret_statements)
  }
  assert {
    condition     = output.iam_user_arn_prefix == "arn:aws:rds-db:ap-northeast-2:123456789012:dbuser:db-ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    error_message = output.iam_user_arn_prefix
  }
}

run "another_major_version_unasked" {
  command = plan

  variables {
    engine_version = "18"
  }

  expect_failures = [terraform_data.major_version]
}

run "another_major_version_asked_for" {
  command = plan

  variables {
    engine_version              = "18"
    allow_major_version_upgrade = true
    apply_immediately           = true
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "postgres18"
    error_message = aws_db_parameter_group.this.family
  }
}

run "users_of_iam_and_a_schedule" {
  command = plan

  variables {
    iam_authentication       = true
    iam_users                = ["app", "reports"]
    master_password_rotation = { schedule = "cron(0 16 1 * ? *)", duration = "3h" }
  }

  assert {
    condition = jsonencode(output.connect_statements) == jsonencode({
      app     = { database-connect = { actions = ["rds-db:connect"], resources = ["arn:aws:rds-db:ap-northeast-2:123456789012:dbuser:db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/app"] } }
      reports = { database-connect = { actions = ["rds-db:connect"], resources = ["arn:aws:rds-db:ap-northeast-2:123456789012:dbuser:db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/reports"] } }
    })
    error_message = jsonencode(output.connect_statements)
  }
  assert {
    condition = (
      aws_db_instance.this.iam_database_authentication_enabled &&
      aws_secretsmanager_secret_rotation.this[0].secret_id == output.database.secret_arn &&
      aws_secretsmanager_secret_rotation.this[0].rotate_immediately == false &&
      jsonencode(aws_secretsmanager_secret_rotation.this[0].rotation_rules[0].schedule_expression) == jsonencode("cron(0 16 1 * ? *)")
    )
    error_message = "the managed secret, changed when it is said"
  }
}

run "mariadb_with_replicas_and_alarms" {
  command = plan

  override_resource {
    target          = terraform_data.password
    override_during = plan
    values          = { output = "own" }
  }

  override_resource {
    target          = terraform_data.major_version
    override_during = plan
    values          = { output = "11.4" }
  }

  variables {
    engine            = "mariadb"
    engine_version    = "11.4"
    password          = "own"
    master_password   = "correct-horse-battery"
    master_secret_arn = "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-AbCdEf"
    clients           = { app = { id = "sg-00000000000000001", name = "app" } }
    replicas          = { reports = {}, search = { instance_class = "db.r7g.large", zone = "ap-northeast-2c" } }
    alarms            = { actions = ["arn:aws:sns:ap-northeast-2:123456789012:operators"], connections = 100 }
  }

  assert {
    condition     = aws_db_parameter_group.this.family == "mariadb11.4"
    error_message = aws_db_parameter_group.this.family
  }
  assert {
    condition     = jsonencode({ for parameter in aws_db_parameter_group.this.parameter : parameter.name => parameter.value }) == jsonencode({ log_output = "FILE", require_secure_transport = "1", slow_query_log = "1" })
    error_message = jsonencode(aws_db_parameter_group.this.parameter)
  }
  assert {
    condition     = aws_db_instance.this.manage_master_user_password == null && aws_db_instance.this.password == null && aws_db_instance.this.password_wo_version == 1
    error_message = "the password is in no state"
  }
  assert {
    condition     = jsonencode({ for key, replica in aws_db_instance.replica : key => "${replica.identifier} ${replica.instance_class} ${replica.replicate_source_db} ${replica.deletion_protection}" }) == jsonencode({ reports = "shop-reports db.m7g.large shop true", search = "shop-search db.r7g.large shop true" })
    error_message = jsonencode({ for key, replica in aws_db_instance.replica : key => replica.identifier })
  }
  assert {
    condition     = jsonencode(sort(keys(aws_cloudwatch_log_group.this))) == jsonencode(["error", "reports/error", "reports/slowquery", "search/error", "search/slowquery", "slowquery"])
    error_message = jsonencode(keys(aws_cloudwatch_log_group.this))
  }
  assert {
    condition     = jsonencode({ for key, alarm in aws_cloudwatch_metric_alarm.this : key => "${alarm.dimensions.DBInstanceIdentifier} ${alarm.metric_name} ${alarm.threshold}" }) == jsonencode({ "database/connections" = "shop DatabaseConnections 100", "database/cpu" = "shop CPUUtilization 80", "database/storage" = "shop FreeStorageSpace 5368709120", "reports/lag" = "shop-reports ReplicaLag 300", "search/lag" = "shop-search ReplicaLag 300" })
    error_message = jsonencode({ for key, alarm in aws_cloudwatch_metric_alarm.this : key => alarm.metric_name })
  }
  assert {
    condition     = aws_vpc_security_group_ingress_rule.this["app"].from_port == 3306 && aws_vpc_security_group_ingress_rule.this["app"].referenced_security_group_id == "sg-00000000000000001"
    error_message = "the application by MySQL's port"
  }
  assert {
    condition     = output.database.secret_arn == "arn:aws:secretsmanager:ap-northeast-2:123456789012:secret:shop-AbCdEf"
    error_message = "the secret that was named"
  }
}

run "windows_that_meet" {
  command = plan

  variables {
    maintenance_window = "sun:18:00-sun:19:00"
    backups            = { window = "18:30-19:00" }
  }

  expect_failures = [aws_db_subnet_group.this]
}
