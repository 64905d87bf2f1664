# A service with a name of its own: the domain is proved by a record in a public hosted zone of the same account.
# Anyone may ask for a connection, and each request is accepted by hand. AWS asks the internet for the record, so the zone
# comes first:
#   terraform apply -target=aws_route53_zone.public
# Set the name servers of the output at your registrar, and then
#   terraform apply

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

variable "domain" {
  description = "A domain of yours, which no zone of this account is called yet."
  type        = string
}

provider "aws" {
  region = var.region
}

resource "aws_route53_zone" "public" {
  name = var.domain
}

module "network" {
  source = "../../../../network"

  name      = "api"
  cidr      = "10.43.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { service = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

resource "aws_lb" "api" {
  name               = "api"
  internal           = true
  load_balancer_type = "network"
  subnets            = [for subnet in module.network.network.tiers["service"].subnets : subnet.id]
}

# the API's servers are registered in it
resource "aws_lb_target_group" "api" {
  name        = "api"
  port        = 8443
  protocol    = "TCP"
  target_type = "ip"
  vpc_id      = module.network.network.vpc_id
}

resource "aws_lb_listener" "api" {
  load_balancer_arn = aws_lb.api.arn
  port              = 443
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api.arn
  }
}

module "service" {
  source = "../../"

  name                   = "api"
  network_load_balancers = { api = aws_lb.api.arn }
  everyone               = true
  private_dns = {
    name   = "api.${var.domain}"
    record = { zone_id = aws_route53_zone.public.zone_id }
  }
}

output "name_servers" {
  description = "To be set at the registrar."
  value       = aws_route53_zone.public.name_servers
}

output "service_name" {
  description = "What consumers are told."
  value       = module.service.service_name
}

output "domain_verification_record" {
  description = "What proved the domain."
  value       = module.service.domain_verification_record
}
