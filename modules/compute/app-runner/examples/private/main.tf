# An API in an isolated network: it calls a queue by an endpoint and a database by the shared connector, where it signs in by IAM,
# fetches a partner's key, is encrypted with its own key, traced, and answers in the VPC. A status page answers under a domain
# of the company.
#
# A service starts only from an image that is there. So the repository first:
#
#     terraform apply -target=aws_ecr_repository.api
#     docker push ACCOUNT.dkr.ecr.ap-northeast-1.amazonaws.com/shop/api:1.4.0
#     terraform apply
#
# The user `app` of the database is made once, by the master user: docs/database-users.md. The domain waits until the zone's
# name servers, an output, are set at the registrar.

terraform {
  # for a secret that is in no state
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

variable "region" {
  description = "The region to build in, one of App Runner's."
  type        = string
  default     = "ap-northeast-1"
}

variable "domain" {
  description = "A domain of yours, which no zone of this account is called yet."
  type        = string
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name  = "shop"
  cidr  = "10.51.0.0/16"
  zones = ["${var.region}a", "${var.region}c", "${var.region}d"]
  tiers = {
    app  = { kind = "isolated", slot = 0 }
    data = { kind = "isolated", slot = 1 }
  }
  nat = { mode = "none" }
}

module "endpoints" {
  source = "../../../../endpoints"

  name    = "shop"
  network = module.network.network
  region  = var.region
  tiers   = ["app"]
  interface_endpoints = {
    sqs                  = {}
    "apprunner.requests" = { private_dns = false }
  }
}

module "database" {
  source = "../../../../data/database"

  name               = "shop"
  network            = module.network.network
  tier               = "data"
  engine             = "postgres"
  engine_version     = "17"
  instance_class     = "db.t4g.micro"
  database_name      = "shop"
  iam_authentication = true
  iam_users          = ["app"]

  multi_az            = false
  deletion_protection = false
  backups             = { keep_after_deletion = false }
  final_snapshot      = { skip = true }
}

module "connector" {
  source = "../../connector"

  name    = "shop"
  network = module.endpoints.network
  tier    = "app"
  targets = {
    database = { security_group = { id = module.database.security_group_id, name = "database" }, port = 5432 }
  }
}

resource "aws_ecr_repository" "api" {
  name                 = "shop/api"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true
}

resource "aws_sqs_queue" "orders" {
  name                    = "orders"
  sqs_managed_sse_enabled = true
}

resource "aws_kms_key" "shop" {
  description             = "The shop's secrets and images"
  enable_key_rotation     = true
  deletion_window_in_days = 7
}

variable "partner_key" {
  description = "What a partner's API is called with."
  type        = string
  default     = "change-me"
  sensitive   = true
}

resource "aws_secretsmanager_secret" "partner" {
  name_prefix             = "shop/partner-"
  kms_key_id              = aws_kms_key.shop.arn
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "partner" {
  secret_id                = aws_secretsmanager_secret.partner.id
  secret_string_wo         = jsonencode({ key = var.partner_key })
  secret_string_wo_version = 1
}

module "api" {
  source = "../../"

  name  = "shop-api"
  image = { identifier = "${aws_ecr_repository.api.repository_url}:1.4.0" }

  environment = {
    LOG_LEVEL = "info"
    DB_HOST   = module.database.database.address
    DB_NAME   = "shop"
    DB_USER   = "app"
  }
  # by the version, so that there is a value when the service starts
  secrets         = { PARTNER_KEY = { secret_arn = aws_secretsmanager_secret_version.partner.arn, json_key = "key" } }
  secret_key_arns = [aws_kms_key.shop.arn]
  kms_key_arn     = aws_kms_key.shop.arn
  statements = merge(module.database.connect_statements["app"], {
    orders = { actions = ["sqs:SendMessage"], resources = [aws_sqs_queue.orders.arn] }
  })

  cpu          = 1024
  memory       = 2048
  health_check = { protocol = "HTTP", path = "/health" }
  scaling      = { min_size = 2, max_size = 10, max_concurrency = 80 }
  tracing      = true

  connector = module.connector.connector
  endpoints = module.endpoints.endpoints
  ingress   = "private"
}

module "status" {
  source = "../../"

  name  = "shop-status"
  image = { identifier = "${aws_ecr_repository.api.repository_url}:1.4.0" }

  connector = module.connector.connector
  domains = {
    status = { domain_name = "status.${var.domain}", www = true, zone = { zone_id = aws_route53_zone.shop.zone_id } }
  }
}

resource "aws_route53_zone" "shop" {
  name = var.domain
}

output "api" {
  description = "The API's own name, for clients in the VPC."
  value       = module.api.service_url
}

output "status" {
  description = "Where the status page's name leads."
  value       = module.status.domain_records
}

output "name_servers" {
  description = "To be set at the registrar of the domain."
  value       = aws_route53_zone.shop.name_servers
}
