# A bucket with what is safe by default.

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

module "images" {
  source = "../../"

  name = "shop-images-${data.aws_caller_identity.current.account_id}"
}

output "bucket" {
  description = "The bucket as others take it."
  value       = module.images.bucket
}
