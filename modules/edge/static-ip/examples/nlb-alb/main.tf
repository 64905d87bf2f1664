# Fixed addresses before an internal Application Load Balancer: TLS, rules and the redirect are its own.
# An example is taken down again: leave protect_addresses and deletion_protection on in earnest.

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
  cidr      = "10.20.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  flow_logs = { destination = "none" }
}

module "balancer" {
  source = "../../../../network/security-group"

  name        = "balancer"
  description = "Application Load Balancer of the shop"
  network     = module.network.network

  ingress = [
    { description = "Requests", from_port = 80, group = module.front.security_groups[0] },
  ]
  egress = [
    { description = "Requests to the tasks", from_port = 8080, group = module.tasks.security_group },
  ]
}

module "tasks" {
  source = "../../../../network/security-group"

  name        = "tasks"
  description = "Tasks of the shop"
  network     = module.network.network

  ingress = [
    { description = "Requests", from_port = 8080, group = module.balancer.security_group },
  ]
  egress = [
    { description = "Images, logs and AWS APIs, by the NAT gateway", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "load_balancer" {
  source = "../../../load-balancer"

  name                = "shop-inner"
  network             = module.network.network
  tier                = "private"
  security_groups     = [module.balancer.security_group_with_rules]
  deletion_protection = false
  access_logs         = { destination = "none" }

  target_groups = {
    web = { port = 8080, health_check = { path = "/health" } }
  }
  listeners = {
    http = { port = 80, protocol = "HTTP", default_action = { forward = { target_groups = { web = 1 } } } }
  }
}

module "front" {
  source = "../../"

  name          = "shop"
  topology      = "nlb-alb"
  network       = module.network.network
  load_balancer = module.load_balancer.load_balancer
  listeners     = { http = { port = 80 } }

  protect_addresses   = false
  deletion_protection = false
}

output "addresses" {
  description = "For partners to let through."
  value       = module.front.addresses
}

output "target_group" {
  description = "For a service's targets: the Application Load Balancer's."
  value       = module.front.static_ip.target_groups["web"].arn
}
