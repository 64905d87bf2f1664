# A network with the tiers of its default, beside whose NAT-less private one S3 and DynamoDB are reached by routes, and two services by interface
# endpoints in one zone, which halves their cost.

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

module "network" {
  source = "../../../network"

  name      = "basic"
  cidr      = "10.30.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../"

  name    = "basic"
  network = module.network.network
  region  = var.region
  zones   = ["${var.region}a"]

  gateway_endpoints = {
    # packages for servers, and nothing else of S3
    s3       = { aws_buckets = ["amazon_linux", "systems_manager"] }
    dynamodb = { tiers = ["private", "public"] }
  }
  interface_endpoints = {
    # every action, by this account's principals on this account's queues
    sqs = { policy = "perimeter" }
    sts = { policy = "least" }
  }
}

output "s3_endpoint_id" {
  description = "For `aws:SourceVpce` in bucket policies."
  value       = module.endpoints.gateway_endpoint_ids["s3"]
}
