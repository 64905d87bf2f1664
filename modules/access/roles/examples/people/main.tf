# Developers of IAM Identity Center and operators with a second factor, for one environment.

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

# What the company's identity provider publishes. The file's is nobody's and signs nobody in: put yours in its place.
resource "aws_iam_saml_provider" "company" {
  name                   = "shop-company"
  saml_metadata_document = file("${path.module}/idp-metadata.xml")
}

module "people" {
  source = "../../"

  name       = "shop-prod"
  scope      = { Environment = ["prod"], Architecture = ["three-tier"] }
  regions    = [var.region]
  log_groups = ["/ecs/shop*"]

  roles = {
    developer = {
      kind            = "developer"
      permission_sets = ["Developers"]
    }
    debugger = {
      kind        = "developer"
      description = "Developers who may look into containers of the shop's API."
      saml        = { provider_arn = aws_iam_saml_provider.company.arn }
      shells      = { Environment = ["prod"], Application = ["api"] }
    }
    operator = {
      kind              = "operator"
      principals        = [data.aws_caller_identity.this.account_id]
      max_session_hours = 4
      statements = {
        flush-queue = {
          actions   = ["sqs:PurgeQueue"]
          resources = ["arn:aws:sqs:${var.region}:${data.aws_caller_identity.this.account_id}:shop-*"]
        }
      }
    }
  }
}

output "role_arns" {
  description = "What people's profiles name."
  value       = module.people.role_arns
}
