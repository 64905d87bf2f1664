# A zone that two networks ask, and nobody else.

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

module "shop" {
  source = "../../../../network"

  name      = "shop"
  cidr      = "10.40.0.0/16"
  zones     = ["${var.region}a"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "office" {
  source = "../../../../network"

  name      = "office"
  cidr      = "10.41.0.0/16"
  zones     = ["${var.region}a"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "dns" {
  source = "../../"

  name    = "internal"
  private = true
  networks = {
    shop   = { network = module.shop.network }
    office = { network = module.office.network, region = var.region }
  }
  records = [
    { name = "database", type = "CNAME", values = ["main.abc.ap-northeast-2.rds.amazonaws.com"] },
    { name = "cache", type = "A", values = ["10.40.1.5"] },
  ]
}

output "zone_id" {
  description = "The zone's id."
  value       = module.dns.zone_id
}
