# Servers with public addresses, whose every packet to and from the internet passes an appliance in another VPC.

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

data "aws_caller_identity" "this" {}

# the appliances' side, here in the same account
module "appliance_network" {
  source = "../../../../../network"

  name      = "inspection"
  cidr      = "10.61.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { appliances = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "inspection" {
  source = "../../../"

  name                = "inspection"
  network             = module.appliance_network.network
  tier                = "appliances"
  deletion_protection = false
}

module "service" {
  source = "../../../../../endpoints/service"

  name                   = "inspection"
  gateway_load_balancers = { inspection = module.inspection.arn }
  principals             = { own = "arn:aws:iam::${data.aws_caller_identity.this.account_id}:root" }
  acceptance_required    = false
}

# the consumer's side
module "network" {
  source = "../../../../../network"

  name  = "shop"
  cidr  = "10.62.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    inspection = { kind = "public", slot = 0 }
    web        = { kind = "public", slot = 1, default_route = false }
  }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../"

  name            = "shop"
  network         = module.network.network
  tier            = "inspection"
  service         = module.service.endpoint_service
  protected_tiers = ["web"]
  ingress         = { internet_gateway_id = module.network.internet_gateway_id }
}

output "endpoint_ids" {
  description = "The endpoints, by zone."
  value       = module.endpoints.endpoint_ids
}
