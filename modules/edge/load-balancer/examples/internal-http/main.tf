# An internal load balancer of plain HTTP in private subnets, for a Network Load Balancer with fixed addresses in front of
# it: two versions of an application side by side, and an address range that is kept out of its administration.

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
  cidr  = "10.20.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    private = { kind = "isolated", slot = 0 }
  }
  flow_logs = { destination = "none" }
}

module "edge" {
  source = "../../../../network/security-group"

  name        = "edge"
  description = "Load balancer of the shop"
  network     = module.network.network

  ingress = [
    { description = "Requests from the VPC, and checks by the Network Load Balancer", from_port = 80, cidr = "10.20.0.0/16" },
  ]
  egress = [
    { description = "Requests to the application", from_port = 8080, group = module.app.security_group },
  ]
}

module "app" {
  source = "../../../../network/security-group"

  name        = "app"
  description = "Application of the shop"
  network     = module.network.network

  ingress = [
    { description = "Requests from the load balancer", from_port = 8080, group = module.edge.security_group },
  ]
}

module "load_balancer" {
  source = "../../"

  name                = "shop"
  network             = module.network.network
  tier                = "private"
  security_groups     = [module.edge.security_group_with_rules]
  deletion_protection = false
  access_logs         = { prefix = "shop", retention_days = 90, force_destroy = true, connections = true }

  target_groups = {
    app = {
      port         = 8080
      health_check = { path = "/health", interval_seconds = 10 }
      stickiness   = { enabled = true, duration_seconds = 3600 }
    }
    app-next = {
      port                         = 8080
      algorithm                    = "least_outstanding_requests"
      deregistration_delay_seconds = 30
    }
  }

  listeners = {
    http = {
      port     = 80
      protocol = "HTTP"
      default_action = {
        forward = { target_groups = { app = 90, app-next = 10 }, stickiness_seconds = 600 }
      }
      rules = {
        admin-from-office = {
          priority     = 100
          path_pattern = ["/admin", "/admin/*"]
          source_ip    = ["10.20.0.0/20"]
          action       = { forward = { target_groups = { app = 1 } } }
        }
        admin = {
          priority     = 110
          path_pattern = ["/admin", "/admin/*"]
          action       = { fixed_response = { status_code = "403", message_body = "Not from here." } }
        }
        old-search = {
          priority            = 200
          host_header         = ["www.example.com"]
          http_request_method = ["GET", "HEAD"]
          query_string        = [{ key = "q", value = "*" }, { value = "search" }]
          action              = { redirect = { path = "/search" } }
        }
        next = {
          priority    = 300
          http_header = { X-Version = ["next"] }
          action      = { forward = { target_groups = { app-next = 1 } } }
        }
      }
    }
  }

  network_target_groups = {
    shop = { port = 80, health_check = { path = "/health" } }
  }

  tags = { Team = "shop" }
}

output "load_balancer" {
  description = "The load balancer as services take it."
  value       = module.load_balancer.load_balancer
}

output "network_target_group_arns" {
  description = "For the listeners of a Network Load Balancer."
  value       = module.load_balancer.network_target_group_arns
}
