# Images of pull requests end after a month, the latest fifty releases stay, and another account may pull.

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

variable "pull_account" {
  description = "The account that may pull: ECR refuses one that there is not. Default: this account."
  type        = string
  default     = null
}

data "aws_caller_identity" "current" {}

provider "aws" {
  region = var.region
}

resource "aws_kms_key" "images" {
  description             = "Images of the shop"
  enable_key_rotation     = true
  deletion_window_in_days = 7
}

module "images" {
  source = "../../"

  name        = "shop/web"
  kms_key_arn = aws_kms_key.images.arn
  lifecycle_policy = {
    untagged_days = 3
    tagged = {
      pull-requests = { tag_pattern = "pr-*", priority = 10, days = 30 }
      releases      = { tag_pattern = "v*", priority = 20, keep_images = 50 }
    }
  }
  pull_principals = [coalesce(var.pull_account, data.aws_caller_identity.current.account_id)]
  force_delete    = true
  tags            = { Team = "shop" }
}

output "repository" {
  description = "The repository as services and pipelines take it."
  value       = module.images.repository
}
