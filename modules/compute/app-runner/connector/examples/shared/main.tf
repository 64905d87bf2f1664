# One connector that several App Runner services share: it reaches a database and a cache in the VPC, and whatever speaks
# HTTPS by NAT. In Tokyo, since App Runner is not in every region.

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
  source = "../../../../../network"

  name  = "shop"
  cidr  = "10.50.0.0/16"
  zones = ["${var.region}a", "${var.region}c", "${var.region}d"]
  tiers = {
    public  = { kind = "public", slot = 0 }
    private = { kind = "private", slot = 1 }
    data    = { kind = "isolated", slot = 2 }
  }
  nat = { mode = "single", zone = "${var.region}a" }
}

module "database" {
  source = "../../../../../network/security-group"

  name        = "database"
  description = "PostgreSQL"
  network     = module.network.network
}

module "cache" {
  source = "../../../../../network/security-group"

  name        = "cache"
  description = "Valkey"
  network     = module.network.network
}

module "connector" {
  source = "../../"

  name    = "shop"
  network = module.network.network
  tier    = "private"
  targets = {
    database = { security_group = module.database.security_group, port = 5432 }
    cache    = { security_group = module.cache.security_group, port = 6379 }
  }
}

output "connector" {
  description = "The connector as services take it."
  value       = module.connector.connector
}
