# DNS that is not in Route 53: the records are an output.

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

module "certificate" {
  source = "../../"

  domain_name               = "example.com"
  subject_alternative_names = ["*.example.com", "example.org"]
}

output "validation_records" {
  description = "To be set where the domains are served; ACM then issues the certificate."
  value       = module.certificate.validation_records
}
