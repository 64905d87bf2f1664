# A service that needs nothing in a VPC: an image of ECR Public, source code of a repository beside it.

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

variable "connection_arn" {
  description = "The connection to GitHub, confirmed in a browser once."
  type        = string
  default     = "arn:aws:apprunner:ap-northeast-1:123456789012:connection/github/0123456789abcdef0123456789abcdef"
}

provider "aws" {
  region = var.region
}

module "hello" {
  source = "../../"

  name = "hello"
  image = {
    identifier = "public.ecr.aws/aws-containers/hello-app-runner:latest"
    registry   = "ecr_public"
  }
  port         = 8000
  cpu          = 256
  memory       = 512
  health_check = { protocol = "HTTP", path = "/" }
}

module "shop" {
  source = "../../"

  name = "shop-web"
  code = {
    repository_url = "https://github.com/example/shop"
    connection_arn = var.connection_arn
    runtime        = "NODEJS_22"
    build_command  = "npm ci"
    start_command  = "node server.js"
    auto_deploy    = true
  }
  environment = { NODE_ENV = "production" }
}

output "addresses" {
  description = "Where the services answer."
  value       = { hello = "https://${module.hello.service_url}", shop = "https://${module.shop.service_url}" }
}
