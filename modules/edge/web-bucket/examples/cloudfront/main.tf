# A single-page application that CloudFront serves, encrypted with a key of one's own.

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

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
}

resource "aws_kms_key" "assets" {
  description             = "Web assets of the shop"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${local.account}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        # any distribution of the account: this one's ARN would be a cycle
        Sid       = "CloudFront"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "kms:Decrypt"
        Resource  = "*"
        Condition = {
          ArnLike = { "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:cloudfront::${local.account}:distribution/*" }
        }
      },
    ]
  })
}

module "assets" {
  source = "../../"

  name        = "shop-app-${local.account}"
  kms_key_arn = aws_kms_key.assets.arn
  cloudfront = {
    single_page         = true
    price_class         = "PriceClass_200"
    wait_for_deployment = false
  }
}

output "domain_name" {
  description = "Where the application is."
  value       = module.assets.distribution_domain_name
}
