# DNS that is not in Route 53: the records are an output. ACM issues the certificate once they are set where your domains
# are served.

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

variable "domain" {
  description = "A domain of yours."
  type        = string
}

variable "other_domain" {
  description = "Another domain of yours."
  type        = string
}

module "certificate" {
  source = "../../"

  domain_name               = var.domain
  subject_alternative_names = ["*.${var.domain}", var.other_domain]
}

output "validation_records" {
  description = "To be set where the domains are served; ACM then issues the certificate."
  value       = module.certificate.validation_records
}
