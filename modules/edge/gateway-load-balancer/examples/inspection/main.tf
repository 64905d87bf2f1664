# Two appliances of fixed addresses behind a Gateway Load Balancer, and its endpoint service for two other accounts.

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

  name      = "inspection"
  cidr      = "10.60.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { appliances = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

# where the appliances' network interfaces are
locals {
  subnets = module.network.network.tiers["appliances"].subnets
}

module "inspection" {
  source = "../../"

  name                = "inspection"
  network             = module.network.network
  tier                = "appliances"
  deletion_protection = false

  target_group = {
    target_type  = "ip"
    flow         = "source_ip_dest_ip_proto"
    health_check = { protocol = "HTTP", port = 8080, path = "/health" }
  }
  targets = {
    first  = { address = cidrhost(local.subnets["${var.region}a"].cidr_block, 10) }
    second = { address = cidrhost(local.subnets["${var.region}c"].cidr_block, 10) }
  }
}

# what the appliances let in: packets in GENEVE, and health checks
module "appliances" {
  source = "../../../../network/security-group"

  name        = "appliances"
  description = "Firewall appliances"
  network     = module.network.network

  ingress = flatten([
    for range in module.inspection.gateway_load_balancer.cidr_blocks : [
      { description = "Packets in GENEVE", protocol = "udp", from_port = 6081, cidr = range },
      { description = "Health checks", from_port = module.inspection.gateway_load_balancer.health_check_port, cidr = range },
    ]
  ])
}

module "service" {
  source = "../../../../endpoints/service"

  name                   = "inspection"
  gateway_load_balancers = { inspection = module.inspection.arn }
  principals = {
    shop   = "arn:aws:iam::210987654321:root"
    office = "arn:aws:iam::321098765432:role/network"
  }
}

output "service_name" {
  description = "What the accounts make their Gateway Load Balancer endpoints for."
  value       = module.service.service_name
}
