# Fixed addresses before tasks that route for themselves: TLS ends at the Network Load Balancer, port 80 is for nginx to
# redirect, and a proxy protocol header tells the client's address. One zone has an address that was there before.
# ACM asks the internet, so the zone comes first:
#   terraform apply -target=aws_route53_zone.shop
# Set the name servers of the output at your registrar, and then
#   terraform apply
# An example is taken down again: leave protect_addresses and deletion_protection on in earnest.

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

module "network" {
  source = "../../../../network"

  name      = "shop"
  cidr      = "10.20.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  flow_logs = { destination = "none" }
}

module "tasks" {
  source = "../../../../network/security-group"

  name        = "tasks"
  description = "Tasks of the shop, with nginx in front"
  network     = module.network.network

  ingress = [
    { description = "Requests", from_port = 8080, group = module.front.security_groups[0] },
    { description = "Redirected to HTTPS", from_port = 8081, group = module.front.security_groups[0] },
  ]
  egress = [
    { description = "Images, logs and AWS APIs, by the NAT gateway", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

resource "aws_eip" "known_to_the_partner" {
  domain = "vpc"
}

resource "aws_route53_zone" "shop" {
  name = var.domain
}

resource "aws_acm_certificate" "shop" {
  domain_name       = var.domain
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "validation" {
  zone_id = aws_route53_zone.shop.zone_id
  name    = one(aws_acm_certificate.shop.domain_validation_options).resource_record_name
  type    = one(aws_acm_certificate.shop.domain_validation_options).resource_record_type
  records = [one(aws_acm_certificate.shop.domain_validation_options).resource_record_value]
  ttl     = 300
}

resource "aws_acm_certificate_validation" "shop" {
  certificate_arn         = aws_acm_certificate.shop.arn
  validation_record_fqdns = [aws_route53_record.validation.fqdn]
}

module "front" {
  source = "../../"

  name                   = "shop"
  network                = module.network.network
  addresses              = { "${var.region}c" = { allocation_id = aws_eip.known_to_the_partner.allocation_id } }
  client_address         = "proxy_protocol"
  target_security_groups = [module.tasks.security_group]

  protect_addresses   = false
  deletion_protection = false
  access_logs         = { force_destroy = true }

  listeners = {
    http = { port = 80, target_group = "redirect" }
    https = {
      port            = 443
      protocol        = "tls"
      certificate_arn = aws_acm_certificate_validation.shop.certificate_arn
      target_group    = "web"
    }
    partner = { port = 8443, clients = ["198.51.100.0/24", "203.0.113.7/32"], target_group = "web" }
  }

  target_groups = {
    web      = { port = 8080 }
    redirect = { port = 8081, health_check = { port = "8080" } }
  }
}

resource "aws_route53_record" "shop" {
  zone_id = aws_route53_zone.shop.zone_id
  name    = var.domain
  type    = "A"

  alias {
    name                   = module.front.static_ip.dns_name
    zone_id                = module.front.static_ip.zone_id
    evaluate_target_health = true
  }
}

output "name_servers" {
  description = "To be set at the registrar."
  value       = aws_route53_zone.shop.name_servers
}

output "static_ip" {
  description = "For a service's targets and its nginx."
  value       = module.front.static_ip
}
