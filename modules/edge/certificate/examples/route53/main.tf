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

module "example_com" {
  source = "../../../dns"

  name = "example.com"
}

module "shop_example_com" {
  source = "../../../dns"

  name = "shop.example.com"
}

module "example_net" {
  source = "../../../dns"

  name = "example.net"
}

module "certificate" {
  source = "../../"

  domain_name = "example.com"
  subject_alternative_names = [
    "*.example.com",
    "www.shop.example.com", # in the zone shop.example.com
    "*.example.net",
  ]
  zones = {
    "example.com"      = module.example_com.zone_id
    "shop.example.com" = module.shop_example_com.zone_id
    "example.net"      = module.example_net.zone_id
  }
  key_algorithm = "EC_prime256v1"
}

# For CloudFront; its records are there already.
module "certificate_us_east_1" {
  source    = "../../"
  providers = { aws = aws.us_east_1 }

  domain_name = "example.com"
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
