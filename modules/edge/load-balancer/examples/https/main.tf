# A load balancer that faces the internet: TLS with certificates of two domains, HTTP sent to HTTPS, a sign-in by Cognito
# before the administration, AWS WAF in front, access logs in a bucket of its own. ACM asks the internet, so the zones come
# first:
#   terraform apply -target=aws_route53_zone.this
# Set the name servers of the output at your registrar, and then
#   terraform apply
# What runs the application registers with the target group app, and takes the group app.

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

variable "domain" {
  description = "A domain of yours, which no zone of this account is called yet."
  type        = string
}

variable "other_domain" {
  description = "Another domain of yours, which no zone of this account is called yet."
  type        = string
}

locals {
  domains = [var.domain, var.other_domain]
}

data "aws_caller_identity" "current" {}

module "network" {
  source = "../../../../network"

  name      = "shop"
  cidr      = "10.20.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  flow_logs = { destination = "none" }
}

module "edge" {
  source = "../../../../network/security-group"

  name        = "edge"
  description = "Load balancer of the shop"
  network     = module.network.network

  ingress = [
    { description = "HTTPS for everybody", from_port = 443, cidr = "0.0.0.0/0", public = true },
    { description = "Redirected to HTTPS", from_port = 80, cidr = "0.0.0.0/0", public = true },
  ]
  egress = [
    { description = "Requests to the application", from_port = 8080, group = module.app.security_group },
    { description = "Endpoints of Cognito", from_port = 443, cidr = "0.0.0.0/0" },
  ]
}

module "app" {
  source = "../../../../network/security-group"

  name        = "app"
  description = "Application of the shop"
  network     = module.network.network

  ingress = [
    { description = "Requests from the load balancer", from_port = 8080, group = module.edge.security_group },
  ]
}

resource "aws_acm_certificate" "this" {
  for_each = toset(local.domains)

  domain_name       = each.key
  validation_method = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_zone" "this" {
  for_each = toset(local.domains)

  name = each.key
}

resource "aws_route53_record" "validation" {
  for_each = toset(local.domains)

  zone_id = aws_route53_zone.this[each.key].zone_id
  name    = one(aws_acm_certificate.this[each.key].domain_validation_options).resource_record_name
  type    = one(aws_acm_certificate.this[each.key].domain_validation_options).resource_record_type
  records = [one(aws_acm_certificate.this[each.key].domain_validation_options).resource_record_value]
  ttl     = 300
}

resource "aws_acm_certificate_validation" "this" {
  for_each = toset(local.domains)

  certificate_arn         = aws_acm_certificate.this[each.key].arn
  validation_record_fqdns = [aws_route53_record.validation[each.key].fqdn]
}

resource "aws_wafv2_web_acl" "shop" {
  name  = "shop"
  scope = "REGIONAL"

  default_action {
    allow {}
  }

  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "shop"
    sampled_requests_enabled   = false
  }
}

resource "aws_cognito_user_pool" "staff" {
  name = "staff"
}

resource "aws_cognito_user_pool_client" "shop" {
  name                                 = "shop"
  user_pool_id                         = aws_cognito_user_pool.staff.id
  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = ["openid"]
  callback_urls                        = ["https://${var.domain}/oauth2/idpresponse"]
  supported_identity_providers         = ["COGNITO"]
}

resource "aws_cognito_user_pool_domain" "staff" {
  # unique among all accounts of the region
  domain       = "shop-staff-${data.aws_caller_identity.current.account_id}"
  user_pool_id = aws_cognito_user_pool.staff.id
}

module "load_balancer" {
  source = "../../"

  name                = "shop"
  network             = module.network.network
  tier                = "public"
  internal            = false
  security_groups     = [module.edge.security_group_with_rules]
  deletion_protection = false
  access_logs         = { force_destroy = true }
  web_acl             = { arn = aws_wafv2_web_acl.shop.arn }

  target_groups = {
    app = { port = 8080, health_check = { path = "/health" } }
  }

  authentication = {
    staff = {
      cognito = {
        user_pool_arn       = aws_cognito_user_pool.staff.arn
        user_pool_client_id = aws_cognito_user_pool_client.shop.id
        user_pool_domain    = aws_cognito_user_pool_domain.staff.domain
      }
      session_timeout_seconds = 28800
    }
  }

  listeners = {
    https = {
      port                        = 443
      protocol                    = "HTTPS"
      certificate_arn             = aws_acm_certificate_validation.this[var.domain].certificate_arn
      additional_certificate_arns = { second = aws_acm_certificate_validation.this[var.other_domain].certificate_arn }
      default_action              = { fixed_response = { status_code = "404" } }
      rules = {
        admin = {
          priority     = 100
          host_header  = local.domains
          path_pattern = ["/admin", "/admin/*"]
          action       = { authenticate = "staff", forward = { target_groups = { app = 1 } } }
        }
        shop = {
          priority    = 200
          host_header = local.domains
          action      = { forward = { target_groups = { app = 1 } } }
        }
      }
    }
  }
}

resource "aws_route53_record" "shop" {
  zone_id = aws_route53_zone.this[var.domain].zone_id
  name    = var.domain
  type    = "A"

  alias {
    name                   = module.load_balancer.dns_name
    zone_id                = module.load_balancer.zone_id
    evaluate_target_health = true
  }
}

output "name_servers" {
  description = "To be set at the registrar, by domain."
  value       = { for domain, zone in aws_route53_zone.this : domain => zone.name_servers }
}

output "load_balancer" {
  description = "The load balancer as services take it."
  value       = module.load_balancer.load_balancer
}
