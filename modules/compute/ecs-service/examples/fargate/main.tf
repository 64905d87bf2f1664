# A service on Fargate in private subnets: one container.

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
  tiers     = { app = { kind = "isolated", slot = 0 } }
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
  security_groups = [module.app.security_group]

  cpu    = 256
  memory = 512
  containers = {
    app = {
      image = "public.ecr.aws/nginx/nginx:1.29"
      ports = { http = { container_port = 80 } }
    }
  }
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
