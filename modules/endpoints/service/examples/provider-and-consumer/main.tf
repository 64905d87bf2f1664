# A service behind an internal Network Load Balancer, and a second VPC that reaches it by an interface endpoint. In one
# account, so that requests are accepted at once and the account itself is the principal.

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

module "provider_network" {
  source = "../../../../network"

  name      = "shop"
  cidr      = "10.40.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { service = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

resource "aws_lb" "shop" {
  name               = "shop"
  internal           = true
  load_balancer_type = "network"
  subnets            = [for subnet in module.provider_network.network.tiers["service"].subnets : subnet.id]
}

# the shop's servers are registered in it
resource "aws_lb_target_group" "shop" {
  name        = "shop"
  port        = 8443
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = module.provider_network.network.vpc_id
}

resource "aws_lb_listener" "shop" {
  load_balancer_arn = aws_lb.shop.arn
  port              = 443
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.shop.arn
  }
}

module "service" {
  source = "../../"

  name                   = "shop"
  network_load_balancers = { shop = aws_lb.shop.arn }
  principals             = { own = "arn:aws:iam::${data.aws_caller_identity.this.account_id}:root" }
  acceptance_required    = false
}

module "consumer_network" {
  source = "../../../../network"

  name      = "partner"
  cidr      = "10.41.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../../"

  name              = "partner"
  network           = module.consumer_network.network
  region            = var.region
  service_endpoints = { shop = module.service.endpoint_service }
}

output "service_name" {
  description = "What consumers are told."
  value       = module.service.service_name
}

output "endpoints" {
  description = "The consumer's endpoint."
  value       = module.endpoints.endpoints.services
}
