# ECS without any way to the internet: the endpoints follow from what runs. DNS servers of the office, which a VPN leads
# to, forward AWS's names to the inbound resolver.

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

variable "guardduty_registry" {
  description = "The account that GuardDuty's agent is pulled from, where Runtime Monitoring is on."
  type        = string
  default     = null
}

provider "aws" {
  region = var.region
}

module "network" {
  source = "../../../network"

  name  = "private-ecs"
  cidr  = "10.31.0.0/16"
  zones = ["${var.region}a", "${var.region}c"]
  tiers = {
    app       = { kind = "isolated", slot = 0 }
    endpoints = { kind = "isolated", slot = 1 }
  }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../"

  name    = "private-ecs"
  network = module.network.network
  region  = var.region
  tiers   = ["endpoints"]

  workloads = {
    web    = { launch_type = "fargate", secrets = true, exec = true, service_connect = true }
    worker = { launch_type = "ec2", ssm_parameters = true, kms = true, services = ["sqs", "dynamodb"] }
  }

  interface_endpoints = {
    # only the worker asks for parameters, and it runs in one zone
    ssm = { zones = ["${var.region}a"] }
    # a document of one's own
    sqs = {
      policy = jsonencode({
        Version = "2012-10-17"
        Statement = [{
          Effect    = "Allow"
          Principal = "*"
          Action    = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
          Resource  = "arn:aws:sqs:${var.region}:*:jobs"
        }]
      })
    }
  }
  # routes of the tier that the tasks run in; the endpoints above lie in another
  gateway_endpoints = {
    s3       = { tiers = ["app"], resources = ["arn:aws:s3:::private-ecs-assets"] }
    dynamodb = { tiers = ["app"] }
  }
  # GuardDuty's agent comes as an image from a registry of AWS's: its account by region is in "Amazon ECR repository
  # hosting GuardDuty agent" of the GuardDuty User Guide
  perimeter = { resource_accounts = var.guardduty_registry == null ? [] : [var.guardduty_registry] }
  resolver  = {}
  tags      = { service = "shop" }
}

output "reasons" {
  description = "Why each endpoint is there."
  value       = module.endpoints.reasons
}

output "resolver_ips" {
  description = "Where the office's DNS servers forward amazonaws.com to."
  value       = module.endpoints.resolver_ips
}
