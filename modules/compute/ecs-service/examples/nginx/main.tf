# An API and its web behind fixed addresses: nginx beside the application leads the API's name to it and the web's name to a
# bucket that this VPC alone reads. The Network Load Balancer says the client's address by proxy protocol. Without a domain:
# the web is at http://ADDRESS/, the API at the same address with the header "Host: api.shop.example".
# With a certificate TLS ends on the load balancer, and nginx sends plain requests on (redirect_port, hsts_seconds).

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

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  assets = "shop-nginx-${data.aws_caller_identity.current.account_id}"
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

module "endpoints" {
  source = "../../../../endpoints"

  name    = "shop"
  network = module.network.network
  region  = var.region
  tiers   = ["app"]

  gateway_endpoints = {
    # by its name: the bucket's own output would be a cycle
    s3 = { anonymous_reads = ["arn:${data.aws_partition.current.partition}:s3:::${local.assets}"] }
  }
}

module "assets" {
  source = "../../../../edge/web-bucket"

  name          = local.assets
  endpoints     = module.endpoints.endpoints
  force_destroy = true
}

resource "aws_s3_object" "index" {
  bucket       = module.assets.bucket_name
  key          = "current/index.html"
  content      = "<!doctype html><title>Shop</title>"
  content_type = "text/html"
}

module "app" {
  source = "../../../../network/security-group"

  name        = "shop-app"
  description = "Tasks of the shop"
  network     = module.network.network

  ingress = [
    { description = "The Network Load Balancer", from_port = 8080, group = module.front.security_groups[0] },
  ]
  egress = [
    { description = "Images, logs and the bucket", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "front" {
  source = "../../../../edge/static-ip"

  name                   = "shop"
  network                = module.network.network
  client_address         = "proxy_protocol"
  target_security_groups = [module.app.security_group]
  listeners              = { http = { port = 80, target_group = "web" } }
  target_groups          = { web = { port = 8080 } }

  # an example is taken down again
  protect_addresses   = false
  deletion_protection = false
  access_logs         = { force_destroy = true }
}

module "cluster" {
  source = "../../../ecs-cluster"

  name = "shop"
}

module "service" {
  source = "../../"

  name            = "web"
  cluster         = module.cluster.cluster
  network         = module.endpoints.network
  tier            = "app"
  security_groups = [module.app.security_group_with_rules]

  cpu    = 256
  memory = 512
  containers = {
    api = {
      image   = "public.ecr.aws/docker/library/node:22"
      command = ["node", "-e", "require('http').createServer((q, r) => r.end('hello')).listen(3000)"]
      ports   = { http = { container_port = 3000 } }
      health_check = {
        command = ["CMD", "node", "-e", "fetch('http://127.0.0.1:3000').catch(() => process.exit(1))"]
      }
    }
  }
  nginx = {
    scheme         = "http"
    client_address = module.front.client_address
    default_host   = "web"
    hosts = {
      api = {
        server_names = ["api.shop.example"]
        app          = { port = 3000, max_body_mib = 50 }
      }
      web = {
        server_names = ["www.shop.example", "shop.example"]
        bucket = {
          domain_name = module.assets.bucket_regional_domain_name
          prefix      = "current"
          single_page = "index.html"
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
  targets = {
    web = { container = "nginx", port = "nginx-http", target_group = module.front.static_ip.target_groups["web"] }
  }
  # a deployment that fails is an apply that fails
  wait_for_steady_state = true
}

output "addresses" {
  description = "Where the web and the API are."
  value       = module.front.addresses
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
