# Container instances in isolated subnets, reached by nobody: Intel and Graviton groups of instances that ECS scales,
# with an encrypted disk each. The endpoints that their agents need are named, so that a new one refreshes them.

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
    isolated = { kind = "isolated", slot = 0 }
  }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../../../endpoints"

  name      = "shop"
  network   = module.network.network
  region    = var.region
  tiers     = ["isolated"]
  workloads = { services = { launch_type = "ec2" } }
}

module "instances" {
  source = "../../../../network/security-group"

  name        = "instances"
  description = "Container instances"
  network     = module.network.network

  egress = [
    {
      description = "AWS APIs by their endpoints"
      from_port   = 443
      group       = { name = "endpoints", id = module.endpoints.security_group_id }
    },
    {
      description = "Layers of images, by the S3 gateway endpoint"
      from_port   = 443
      prefix_list = { name = "s3", id = module.endpoints.endpoints.gateways["s3"].prefix_list_id }
    },
  ]
}

module "cluster" {
  source = "../../"

  name         = "shop"
  network      = module.endpoints.network
  fargate      = false
  fargate_spot = false

  ec2 = {
    general = {
      tier            = "isolated"
      instance_types  = ["m7i.large", "m6i.large"]
      security_groups = [module.instances.security_group_with_rules]
      max_size        = 4
      spot_percentage = 50
      on_demand_base  = 1
      boot_script     = "echo ECS_IMAGE_PULL_BEHAVIOR=prefer-cached >> /etc/ecs/ecs.config"
    }
    graviton = {
      tier            = "isolated"
      instance_types  = ["m7g.large"]
      image_family    = "amazon-linux-2023/arm64"
      security_groups = [module.instances.security_group_with_rules]
      max_size        = 2
      root_disk       = { size_gib = 60 }
      scaling         = { target_capacity = 80, warmup_seconds = 120 }
    }
  }

  default_strategy = {
    general  = { weight = 1 }
    graviton = { weight = 2, base = 1 }
  }
  endpoint_ids = module.endpoints.interface_endpoint_ids
  tags         = { Team = "shop" }
}

output "cluster" {
  description = "The cluster as services take it."
  value       = module.cluster.cluster
}

output "image_ids" {
  description = "The image that each group runs."
  value       = module.cluster.image_ids
}
