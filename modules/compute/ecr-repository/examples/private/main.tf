# A repository with everything as it is by default: scanned, immutable tags, untagged images end after 14 days.

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

module "images" {
  source = "../../"

  name         = "shop/api"
  force_delete = true
}

output "image" {
  description = "How version 1.4.0 is named."
  value       = "${module.images.repository.url}:1.4.0"
}
