# Hosts without public addresses: their packets pass an appliance, then a NAT gateway of their zone, and back the same way.

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

variable "service_name" {
  description = "The endpoint service of the appliances, as its provider told it; null: one is made here."
  type        = string
  default     = null
}

data "aws_caller_identity" "this" {}

module "appliance_network" {
  source = "../../../../../network"

  name      = "inspection"
  cidr      = "10.63.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { appliances = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "inspection" {
  source = "../../../"

  name                = "inspection-nat"
  network             = module.appliance_network.network
  tier                = "appliances"
  deletion_protection = false
}

module "service" {
  source = "../../../../../endpoints/service"

  name                   = "inspection-nat"
  gateway_load_balancers = { inspection = module.inspection.arn }
  principals             = { own = "arn:aws:iam::${data.aws_caller_identity.this.account_id}:root" }
  acceptance_required    = false
}

module "network" {
  source = "../../../../../network"

  name  = "office"
  cidr  = "10.64.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    public     = { kind = "public", slot = 0 }
    inspection = { kind = "private", slot = 1 }
    hosts      = { kind = "private", slot = 2, default_route = false }
  }
  nat       = { mode = "per_zone" }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../"

  name            = "office"
  network         = module.network.network
  tier            = "inspection"
  service         = { service_name = coalesce(var.service_name, module.service.service_name) }
  protected_tiers = ["hosts"]
  return_tiers    = ["public"]
}

output "return_route_ids" {
  description = "How answers come back to the hosts."
  value       = module.endpoints.return_route_ids
}
