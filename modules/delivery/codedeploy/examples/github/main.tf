# Workflows of the branch main on GitHub deploy to one deployment group, those of the environment "production" to the
# other: each group has a role of its own. Of GitHub's OIDC provider an account has one.
#
# The repository was made after 2026-07-15: the subjects of its tokens have the owner's and its own number, which
# gh api repos/octo-org/shop --jq '.owner.id, .id'
# prints. An older one, whose subjects have names alone, gives none.

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

resource "aws_s3_bucket" "artifacts" {
  bucket_prefix = "shop-artifacts-"
  force_destroy = true
}

resource "aws_iam_role" "server" {
  name_prefix = "shop-server-"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Principal = { Service = "ec2.amazonaws.com" }, Action = "sts:AssumeRole" },
    ]
  })
}

locals {
  bucket = { name = aws_s3_bucket.artifacts.id, arn = aws_s3_bucket.artifacts.arn }
}

module "staging" {
  source = "../../"

  name                  = "shop-staging"
  instance_tags         = { stage = [{ key = "Stage", value = "staging" }] }
  instance_roles        = { web = aws_iam_role.server.name }
  artifact_bucket       = local.bucket
  own_deployment_config = { minimum_healthy = { type = "FLEET_PERCENT", value = 75 }, zonal = { monitor_seconds = 60 } }

  github = {
    repository    = "octo-org/shop"
    owner_id      = "123456"
    repository_id = "456789"
    branches      = ["main", "release/*"]
  }
}

module "production" {
  source = "../../"

  name                 = "shop-production"
  existing_application = module.staging.application_name
  instance_tags        = { stage = [{ key = "Stage", value = "production" }] }
  instance_roles       = { web = aws_iam_role.server.name }
  artifact_bucket      = local.bucket

  github = {
    repository        = "octo-org/shop"
    owner_id          = "123456"
    repository_id     = "456789"
    environments      = ["production"]
    oidc_provider     = "existing"
    oidc_provider_arn = module.staging.github_oidc_provider_arn
  }
}

output "role_arns" {
  description = "What the workflows take, by environment."
  value = {
    staging    = module.staging.github_role_arn
    production = module.production.github_role_arn
  }
}
