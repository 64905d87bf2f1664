# An API and its web by name: nginx beside the application leads the API's names to it and the web's names to a bucket.
# TLS ends on a Network Load Balancer, which says the client's address by proxy protocol.

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

  name      = "shop"
  cidr      = "10.40.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { public = { kind = "public", slot = 0 }, app = { kind = "private", slot = 1 } }
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "app" {
  source = "../../../../network/security-group"

  name        = "shop-app"
  description = "Tasks of the shop"
  network     = module.network.network
}

module "cluster" {
  source = "../../../ecs-cluster"

  name = "shop"
}

module "service" {
  source = "../../"

  name            = "web"
  cluster         = module.cluster.cluster
  network         = module.network.network
  tier            = "app"
  security_groups = [module.app.security_group_with_rules]

  cpu    = 256
  memory = 512
  containers = {
    api = {
      image = "public.ecr.aws/docker/library/node:22"
      ports = { http = { container_port = 3000 } }
    }
  }
  nginx = {
    redirect_port  = 8081
    client_address = "proxy_protocol"
    hosts = {
      api = {
        server_names = ["api.example.com"]
        app          = { port = 3000, max_body_mib = 50 }
        hsts_seconds = 31536000
      }
      web = {
        server_names = ["www.example.com", "example.com"]
        hsts_seconds = 31536000
        bucket = {
          domain_name    = aws_s3_bucket.web.bucket_regional_domain_name
          prefix         = "current"
          single_page    = "index.html"
          error_document = "404.html"
          cache_rules = {
            hashed = {
              extensions    = ["css", "js", "woff2"]
              cache_control = "public, max-age=31536000, immutable"
            }
          }
        }
      }
    }
  }
}

resource "aws_s3_bucket" "web" {
  bucket_prefix = "shop-web-"
  force_destroy = true
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
