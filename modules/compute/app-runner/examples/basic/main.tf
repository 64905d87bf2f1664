# A service that needs nothing in a VPC: an image of ECR Public. Beside it source code of a repository, once there is a connection
# to GitHub, which is confirmed in a browser: terraform apply -var connection_arn=ARN -var repository_url=URL

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
  description = "The connection to GitHub, confirmed in a browser once; without, there is no service from source code."
  type        = string
  default     = null
}

variable "repository_url" {
  description = "The repository, with a Node.js program server.js."
  type        = string
  default     = "https://github.com/example/shop"
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
  count  = var.connection_arn == null ? 0 : 1

  name = "shop-web"
  code = {
    repository_url = var.repository_url
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
  value       = concat(["https://${module.hello.service_url}"], [for shop in module.shop : "https://${shop.service_url}"])
}
