# A cluster without instances: one task always on Fargate, three of four further ones on Fargate Spot.
# Sessions of ECS Exec are recorded in an encrypted log group, and services find each other by Service Connect.

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

resource "aws_kms_key" "sessions" {
  description             = "Sessions of ECS Exec in the cluster shop"
  enable_key_rotation     = true
  deletion_window_in_days = 7
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Account"
        Effect    = "Allow"
        Principal = { AWS = "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "Logs"
        Effect    = "Allow"
        Principal = { Service = "logs.${var.region}.amazonaws.com" }
        Action    = ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"]
        Resource  = "*"
        Condition = {
          ArnEquals = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:${data.aws_partition.current.partition}:logs:${var.region}:${data.aws_caller_identity.current.account_id}:log-group:/aws/ecs/shop/execute-command"
          }
        }
      },
    ]
  })
}

module "cluster" {
  source = "../../"

  name = "shop"
  default_strategy = {
    FARGATE      = { base = 1, weight = 1 }
    FARGATE_SPOT = { weight = 3 }
  }
  container_insights = "enhanced"
  execute_command    = { retention_days = 90, kms_key_arn = aws_kms_key.sessions.arn }
  service_connect    = { namespace = "shop" }
}

output "cluster" {
  description = "The cluster as services take it."
  value       = module.cluster.cluster
}
