# MySQL in a small form, with a replica for reports. RDS makes no replica of a database whose password it manages: the
# password is an own one, kept in Secrets Manager. Here Secrets Manager draws it while Terraform applies; it is ephemeral, and
# neither state nor plan keeps it. Each apply draws another one, and none is sent before the two versions go up, together: so
# also after an apply that wrote the secret and failed at the database.

terraform {
  required_version = ">= 1.11"
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

locals {
  password_version = 1
}

ephemeral "aws_secretsmanager_random_password" "master" {
  password_length     = 32
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "master" {
  name                    = "shop-database"
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "master" {
  secret_id = aws_secretsmanager_secret.master.id
  secret_string_wo = jsonencode({
    username = "dbadmin"
    password = ephemeral.aws_secretsmanager_random_password.master.random_password
  })
  secret_string_wo_version = local.password_version
}

module "database" {
  source = "../../"

  name    = "shop"
  network = module.network.network
  tier    = "data"
  clients = { app = module.app.security_group }

  engine         = "mysql"
  engine_version = "8.4"
  instance_class = "db.t4g.medium"
  multi_az       = false
  zone           = "${var.region}a"

  password                = "own"
  master_password_version = local.password_version
  master_password         = ephemeral.aws_secretsmanager_random_password.master.random_password
  master_secret_arn       = aws_secretsmanager_secret.master.arn

  logs               = { retention_days = 7 }
  monitoring_seconds = 0
  replicas = {
    reports = { instance_class = "db.t4g.large", zone = "${var.region}c", deletion_protection = false }
  }

  backups             = { keep_after_deletion = false }
  deletion_protection = false
  final_snapshot      = { skip = true }
}

output "database" {
  description = "The database as clients take it."
  value       = module.database.database
}

output "replica_endpoints" {
  description = "Where reports are read from."
  value       = module.database.replica_endpoints
}
