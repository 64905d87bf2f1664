# A fleet of inspecting appliances behind a Gateway Load Balancer, for the VPCs of two other accounts.

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
  cidr      = "10.42.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { appliances = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

resource "aws_lb" "inspection" {
  name               = "inspection"
  load_balancer_type = "gateway"
  subnets            = [for subnet in module.network.network.tiers["appliances"].subnets : subnet.id]
}

# the appliances are registered in it
resource "aws_lb_target_group" "inspection" {
  name        = "inspection"
  port        = 6081
  protocol    = "GENEVE"
  target_type = "ip"
  vpc_id      = module.network.network.vpc_id

  health_check {
    port     = 443
    protocol = "TCP"
  }
}

resource "aws_lb_listener" "inspection" {
  load_balancer_arn = aws_lb.inspection.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.inspection.arn
  }
}

module "service" {
  source = "../../"

  name                   = "inspection"
  gateway_load_balancers = { inspection = aws_lb.inspection.arn }
  principals = {
    shop   = "arn:aws:iam::210987654321:root"
    office = "arn:aws:iam::321098765432:role/network"
  }
}

output "service_name" {
  description = "What the accounts make their Gateway Load Balancer endpoints for."
  value       = module.service.service_name
}
