# Two services that scale alike: one configuration, said once.

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
  description = "The region to build in, one of App Runner's."
  type        = string
  default     = "ap-northeast-1"
}

provider "aws" {
  region = var.region
}

module "scaling" {
  source = "../../"

  name            = "shop"
  max_concurrency = 80
  min_size        = 2
  max_size        = 10
}

module "service" {
  source   = "../../../"
  for_each = toset(["shop-api", "shop-admin"])

  name = each.key
  image = {
    identifier = "public.ecr.aws/aws-containers/hello-app-runner:latest"
    registry   = "ecr_public"
  }
  port           = 8000
  shared_scaling = module.scaling.scaling
}

output "addresses" {
  description = "Where the services answer."
  value       = { for name, service in module.service : name => "https://${service.service_url}" }
}
