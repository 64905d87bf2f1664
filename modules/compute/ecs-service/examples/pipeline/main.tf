# A service whose revisions a pipeline deploys: Terraform makes the service with a first revision, and leaves what the
# pipeline deploys after that alone. The number of tasks is Terraform's.

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
  cidr      = "10.60.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { public = { kind = "public", slot = 0 }, app = { kind = "private", slot = 1 } }
  nat       = { mode = "single", zone = "${var.region}a" }
  flow_logs = { destination = "none" }
}

module "worker" {
  source = "../../../../network/security-group"

  name        = "shop-worker"
  description = "Tasks of the worker"
  network     = module.network.network

  egress = [
    { description = "Images, logs and AWS APIs, by the NAT gateway", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "cluster" {
  source = "../../../ecs-cluster"

  name = "shop"
}

module "service" {
  source = "../../"

  name            = "worker"
  cluster         = module.cluster.cluster
  network         = module.network.network
  tier            = "app"
  security_groups = [module.worker.security_group_with_rules]

  cpu    = 256
  memory = 512
  containers = {
    worker = {
      image   = "public.ecr.aws/docker/library/busybox:1.37"
      command = ["sh", "-c", "trap exit TERM; while true; do date; sleep 60 & wait; done"]
    }
  }
  desired_count    = 2
  deployment_owner = "pipeline"
}

output "service" {
  description = "The service as deployments, alarms and dashboards take it."
  value       = module.service.service
}
