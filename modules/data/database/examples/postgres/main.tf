# PostgreSQL for production: a standby, a managed password under a key of its own, storage that grows, alarms. It is protected
# no more than the example needs, so that it can be destroyed again. The application signs in by IAM, as a user of its own:
# the master user makes it once (docs/database-users.md).

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "region" {
  description = "The region to build in."
  type        = string
  default     = "ap-northeast-2"
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name  = "shop"
  cidr  = "10.60.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    app  = { kind = "isolated", slot = 0 }
    data = { kind = "isolated", slot = 1 }
  }
  flow_logs = { destination = "none" }
}

module "app" {
  source = "../../../../network/security-group"

  name        = "app"
  description = "Application servers"
  network     = module.network.network
  egress      = [{ description = "Queries", from_port = module.database.port, group = { id = module.database.security_group_id, name = "database" } }]
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_kms_key" "database" {
  description             = "Database of the shop"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Account"
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}

resource "aws_sns_topic" "operators" {
  name = "shop-operators"
}

module "database" {
  source = "../../"

  name    = "shop"
  network = module.network.network
  tier    = "data"
  clients = { app = module.app.security_group }

  engine         = "postgres"
  engine_version = "17"
  instance_class = "db.m7g.large"
  storage = {
    allocated_gib     = 400
    max_allocated_gib = 1000
    iops              = 16000
    throughput_mibps  = 1000
    kms_key_arn       = aws_kms_key.database.arn
  }

  database_name             = "shop"
  master_secret_kms_key_arn = aws_kms_key.database.arn
  master_password_rotation  = { after_days = 30 }
  iam_authentication        = true
  iam_users                 = ["app"]
  parameters = {
    log_min_duration_statement = { value = "1000" }
    shared_preload_libraries   = { value = "pg_stat_statements,auto_explain", apply_method = "pending-reboot" }
  }

  backups            = { retention_days = 14, window = "17:00-17:30", keep_after_deletion = false }
  maintenance_window = "sun:18:00-sun:19:00"
  insights           = { mode = "advanced", retention_days = 465 }
  alarms             = { actions = [aws_sns_topic.operators.arn], connections = 400 }

  deletion_protection = false
  final_snapshot      = { skip = true }
  tags                = { Team = "shop" }
}

output "database" {
  description = "The database as clients take it."
  value       = module.database.database
}

output "connect_statements" {
  description = "What the application's role must be let do: sign in as app, whom the master user makes once."
  value       = module.database.connect_statements["app"]
}
