# Web assets that only this VPC reads, through its S3 gateway endpoint: what nginx passes on to. The endpoint's own policy
# lets nothing but this bucket through.

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
  assets  = "shop-web-${local.account}"
  logs    = "shop-web-logs-${local.account}"
}

module "network" {
  source = "../../../../network"

  name      = "shop"
  cidr      = "10.40.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../../../endpoints"

  name    = "shop"
  network = module.network.network
  region  = var.region

  gateway_endpoints = {
    # by its name: the bucket's own output would be a cycle
    s3 = { anonymous_reads = ["arn:${data.aws_partition.current.partition}:s3:::${local.assets}"] }
  }
}

module "assets" {
  source = "../../"

  name      = local.assets
  endpoints = module.endpoints.endpoints
  exemptions = {
    principals = ["arn:${data.aws_partition.current.partition}:iam::${local.account}:role/web-pipeline"]
  }
  lifecycle_rules = { noncurrent_days = 30, noncurrent_versions = 3 }
  access_logs     = { bucket = aws_s3_bucket_policy.logs.bucket, prefix = "web/" }
  force_destroy   = true
}

resource "aws_s3_object" "index" {
  bucket       = module.assets.bucket_name
  key          = "index.html"
  content      = "<!doctype html><title>Shop</title>"
  content_type = "text/html"
}

resource "aws_s3_bucket" "logs" {
  bucket        = local.logs
  force_destroy = true
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "logging.s3.amazonaws.com" }
      Action    = "s3:PutObject"
      Resource  = "${aws_s3_bucket.logs.arn}/web/*"
      Condition = {
        ArnLike      = { "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::${local.assets}" }
        StringEquals = { "aws:SourceAccount" = local.account }
      }
    }]
  })
}

output "web_bucket" {
  description = "What serves the bucket takes this."
  value       = module.assets.web_bucket
}
