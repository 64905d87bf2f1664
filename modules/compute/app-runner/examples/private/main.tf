# An API in an isolated network: it calls a queue by an endpoint and a database by the shared connector, fetches its
# password, is encrypted with its own key, traced, and answers in the VPC and under a domain of the company.

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
  description = "The region to build in, one of App Runner's."
  type        = string
  default     = "ap-northeast-1"
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../../network"

  name  = "shop"
  cidr  = "10.51.0.0/16"
  zones = ["${var.region}a", "${var.region}c", "${var.region}d"]
  tiers = { app = { kind = "isolated", slot = 0 } }
  nat   = { mode = "none" }
}

module "endpoints" {
  source = "../../../../endpoints"

  name    = "shop"
  network = module.network.network
  region  = var.region
  interface_endpoints = {
    sqs                  = {}
    "apprunner.requests" = { private_dns = false }
  }
}

module "database" {
  source = "../../../../network/security-group"

  name        = "database"
  description = "PostgreSQL"
  network     = module.network.network
}

module "connector" {
  source = "../../connector"

  name    = "shop"
  network = module.network.network
  tier    = "app"
  targets = { database = { security_group = module.database.security_group, port = 5432 } }
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

resource "aws_secretsmanager_secret" "database" {
  name                    = "shop/database"
  kms_key_id              = aws_kms_key.shop.arn
  recovery_window_in_days = 0
}

module "api" {
  source = "../../"

  name  = "shop-api"
  image = { identifier = "${aws_ecr_repository.api.repository_url}:1.4.0" }

  environment     = { LOG_LEVEL = "info" }
  secrets         = { DB_PASSWORD = { secret_arn = aws_secretsmanager_secret.database.arn, json_key = "password" } }
  secret_key_arns = [aws_kms_key.shop.arn]
  kms_key_arn     = aws_kms_key.shop.arn
  statements = {
    orders = { actions = ["sqs:SendMessage"], resources = [aws_sqs_queue.orders.arn] }
  }

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
    status = { domain_name = "status.shop.example", www = true, zone = { zone_id = aws_route53_zone.shop.zone_id } }
  }
}

resource "aws_route53_zone" "shop" {
  name = "shop.example"
}

output "api" {
  description = "The API's own name, for clients in the VPC."
  value       = module.api.service_url
}

output "status" {
  description = "Where the status page's name leads."
  value       = module.status.domain_records
}
