# Releases: a pipeline uploads them, the web servers read them through their VPC endpoint. Encrypted with a key of its
# own, logged, moved to colder storage by age, locked for a week, told to EventBridge.

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
  account  = data.aws_caller_identity.current.account_id
  releases = "shop-releases-${local.account}"
  logs     = "shop-releases-logs-${local.account}"
}

resource "aws_iam_role" "workload" {
  for_each = { web = "ec2.amazonaws.com", pipeline = "codebuild.amazonaws.com" }

  name = "shop-${each.key}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = each.value }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_kms_key" "releases" {
  description             = "Releases of the shop"
  enable_key_rotation     = true
  deletion_window_in_days = 7
}

# Who reads or writes objects uses their key as well.
resource "aws_kms_key_policy" "releases" {
  key_id = aws_kms_key.releases.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${local.account}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Readers"
        Effect    = "Allow"
        Principal = { AWS = [for role in aws_iam_role.workload : role.arn] }
        Action    = "kms:Decrypt"
        Resource  = "*"
      },
      {
        # kms:Decrypt, too: for uploads in parts
        Sid       = "Writers"
        Effect    = "Allow"
        Principal = { AWS = aws_iam_role.workload["pipeline"].arn }
        Action    = "kms:GenerateDataKey"
        Resource  = "*"
      },
    ]
  })
}

module "network" {
  source = "../../../../network"

  name      = "shop"
  cidr      = "10.50.0.0/16"
  zones     = ["${var.region}a", "${var.region}c"]
  tiers     = { app = { kind = "isolated", slot = 0 } }
  flow_logs = { destination = "none" }
}

module "endpoints" {
  source = "../../../../endpoints"

  name    = "shop"
  network = module.network.network
  region  = var.region

  gateway_endpoints = { s3 = {} }
}

module "releases" {
  source = "../../"

  name        = local.releases
  kms_key_arn = aws_kms_key.releases.arn
  readers = {
    web = { principal = aws_iam_role.workload["web"].arn, prefixes = ["web/", "shared/"], versions = true }
  }
  writers = {
    pipeline = { principal = aws_iam_role.workload["pipeline"].arn, prefixes = ["web/"], deleting = true }
  }
  only_from = {
    endpoint_ids = { app = module.endpoints.endpoints.gateways["s3"].id }
    principals   = [aws_iam_role.workload["pipeline"].arn]
  }
  minimum_tls  = "1.3"
  old_versions = { days = 30, keep = 3 }
  lifecycle_rules = {
    web = {
      prefix          = "web/"
      transitions     = { STANDARD_IA = 30, GLACIER_IR = 90 }
      expiration_days = 400
    }
    large = {
      minimum_bytes          = 1048576
      noncurrent_transitions = { STANDARD_IA = 30 }
      noncurrent_days        = 60
      noncurrent_versions    = 5
    }
    reports = {
      enabled         = false
      prefix          = "reports/"
      minimum_bytes   = 131072
      expiration_days = 30
    }
  }
  object_lock = { mode = "GOVERNANCE", days = 7 }
  cors = {
    site = { origins = ["https://www.example.com"], headers = ["*"], exposed_headers = ["ETag"] }
  }
  event_bridge  = true
  access_logs   = { bucket = aws_s3_bucket_policy.logs.bucket, prefix = "releases/" }
  force_destroy = true
  tags          = { Team = "shop" }
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
      Resource  = "${aws_s3_bucket.logs.arn}/releases/*"
      Condition = {
        ArnLike      = { "aws:SourceArn" = "arn:${data.aws_partition.current.partition}:s3:::${local.releases}" }
        StringEquals = { "aws:SourceAccount" = local.account }
      }
    }]
  })
}

output "bucket" {
  description = "The bucket as others take it."
  value       = module.releases.bucket
}
