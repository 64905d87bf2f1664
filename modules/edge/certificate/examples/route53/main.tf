# One certificate for two domains, each validated in its own zone.

terraform {
  required_version = ">= 1.9"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100, < 7"
    }
  }
}

provider "aws" {
  region = "ap-northeast-2"
}

# CloudFront takes certificates of this region only.
provider "aws" {
  alias  = "us_east_1"
  region = "us-east-1"
}

module "shop" {
  source = "../../../dns"

  name = "shop.example"
}

module "eu_shop" {
  source = "../../../dns"

  name = "eu.shop.example"
}

module "boutique" {
  source = "../../../dns"

  name = "boutique.example"
}

module "certificate" {
  source = "../../"

  domain_name = "shop.example"
  subject_alternative_names = [
    "*.shop.example",
    "www.eu.shop.example", # in the zone eu.shop.example
    "*.boutique.example",
  ]
  zones = {
    "shop.example"     = module.shop.zone_id
    "eu.shop.example"  = module.eu_shop.zone_id
    "boutique.example" = module.boutique.zone_id
  }
  key_algorithm = "EC_prime256v1"
}

# For CloudFront; its records are there already.
module "certificate_us_east_1" {
  source    = "../../"
  providers = { aws = aws.us_east_1 }

  domain_name = "shop.example"
  wait        = true
  depends_on  = [module.certificate]
}

output "certificate_arn" {
  description = "For a listener: there once the certificate is issued."
  value       = module.certificate.certificate_arn
}

output "cloudfront_certificate_arn" {
  description = "For a distribution."
  value       = module.certificate_us_east_1.certificate_arn
}
