# Two instances of Amazon Linux in private subnets, reached by Session Manager alone.

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
  cidr  = "10.30.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    app = { kind = "isolated", slot = 0 }
  }
  flow_logs = { destination = "none" }
}

module "web" {
  source = "../../../../network/security-group"

  name        = "web"
  description = "Web servers"
  network     = module.network.network

  egress = [
    { description = "AWS APIs by their endpoints", from_port = 443, cidr = "10.30.0.0/16" },
  ]
}

module "fleet" {
  source = "../../"

  name            = "shop-web"
  network         = module.network.network
  tier            = "app"
  security_groups = [module.web.security_group_with_rules]
  instance_types  = ["t3.small"]
  min_size        = 2
  max_size        = 2
}

output "fleet" {
  description = "The fleet as deployments take it."
  value       = module.fleet.fleet
}

output "image_id" {
  description = "The image that instances start from."
  value       = module.fleet.image_id
}
