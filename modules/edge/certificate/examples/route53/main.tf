# One certificate for two domains, each validated in its own zone. ACM asks the internet, so the zones come first:
#   terraform apply -target=module.shop -target=module.boutique
# Set the name servers of the output at your registrar, and then
#   terraform apply
# which waits up to 75 minutes for the certificates.

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

variable "domain" {
  description = "A domain of yours, which no zone of this account is called yet."
  type        = string
}

variable "other_domain" {
  description = "Another domain of yours, which no zone of this account is called yet."
  type        = string
}

module "shop" {
  source = "../../../dns"

  name = var.domain
  # who asks for a name below eu is sent to its zone
  records = [{ name = "eu", type = "NS", values = module.eu_shop.name_servers }]
}

module "eu_shop" {
  source = "../../../dns"

  name = "eu.${var.domain}"
}

module "boutique" {
  source = "../../../dns"

  name = var.other_domain
}

module "certificate" {
  source = "../../"

  domain_name = var.domain
  subject_alternative_names = [
    "*.${var.domain}",
    "www.eu.${var.domain}", # in the zone of eu
    "*.${var.other_domain}",
  ]
  zones = {
    (var.domain)       = module.shop.zone_id
    "eu.${var.domain}" = module.eu_shop.zone_id
    (var.other_domain) = module.boutique.zone_id
  }
  key_algorithm = "EC_prime256v1"
}

# For CloudFront; its records are there already.
module "certificate_us_east_1" {
  source    = "../../"
  providers = { aws = aws.us_east_1 }

  domain_name = var.domain
  wait        = true
  depends_on  = [module.certificate]
}

output "name_servers" {
  description = "To be set at the registrar, by domain."
  value = {
    (var.domain)       = module.shop.name_servers
    (var.other_domain) = module.boutique.name_servers
  }
}

output "certificate_arn" {
  description = "For a listener: there once the certificate is issued."
  value       = module.certificate.certificate_arn
}

output "cloudfront_certificate_arn" {
  description = "For a distribution."
  value       = module.certificate_us_east_1.certificate_arn
}
