# A tier of IPv6 alone beside a dual-stack one: its resolver and the NAT gateway lead it to what speaks IPv4 alone, too.

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
  source = "../../"

  name  = "ipv6-only"
  cidr  = "10.44.0.0/16"
  ipv6  = true
  zones = ["${var.region}a", "${var.region}c"]

  tiers = {
    public  = { kind = "public", slot = 0 }
    workers = { kind = "private", ipv6_only = true, ipv6_slot = 1, dns64 = true }
  }

  nat = { mode = "single", zone = "${var.region}a" }
}

output "worker_subnet_ids" {
  description = "Subnets for Nitro instances and tasks that speak IPv6, by zone."
  value       = { for key, id in module.network.subnet_ids : split("/", key)[1] => id if startswith(key, "workers/") }
}
