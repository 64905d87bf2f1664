# Generated from src/edge/static-ip/access-logs.ts by `npm run modules`. Do not edit.

# Logs of TLS connections and of flows, the bucket that the block makes for them, and the policy by
# which AWS delivers them.

locals {
  has_logs = (
    var.topology == "global-accelerator" ||
    anytrue([for listener in var.listeners : listener.protocol == "tls"])
  )

  has_own_bucket = var.access_logs.destination == "own" && local.has_logs

  log_folder = (
    var.topology != "global-accelerator"
    ? (var.access_logs.prefix == null ? "" : "${var.access_logs.prefix}/")
    : "${var.access_logs.prefix == null ? "flow-logs" : var.access_logs.prefix}/"
  )

  log_bucket_arn = local.has_own_bucket ? one(aws_s3_bucket.logs[*].arn) : ""
  account_id     = local.has_own_bucket ? one(data.aws_caller_identity.this[*].account_id) : ""
  partition_name = local.has_own_bucket ? one(data.aws_partition.this[*].partition) : ""

  let_logs_check_the_bucket = {
    Action = "s3:GetBucketAcl"
    Condition = {
      ArnLike = {
        "aws:SourceArn" = "arn:${local.partition_name}:logs:*:${local.account_id}:*"
      }
      StringEquals = {
        "aws:SourceAccount" = local.account_id
      }
    }
    Effect = "Allow"
    Principal = {
      Service = "delivery.logs.amazonaws.com"
    }
    Resource = local.log_bucket_arn
    Sid      = "CheckBucket"
  }

  let_logs_in = {
    Action = "s3:PutObject"
    Condition = {
      ArnLike = {
        "aws:SourceArn" = "arn:${local.partition_name}:logs:*:${local.account_id}:*"
      }
      StringEquals = {
        "aws:SourceAccount" = local.account_id
        "s3:x-amz-acl"      = "bucket-owner-full-control"
      }
    }
    Effect = "Allow"
    Principal = {
      Service = "delivery.logs.amazonaws.com"
    }
    Resource = "${local.log_bucket_arn}/${local.log_folder}AWSLogs/${local.account_id}/*"
    Sid      = "DeliverLogs"
  }

  logs_are_kept = var.access_logs.destination != "none" && local.has_logs
}

data "aws_caller_identity" "this" {
  count = local.has_own_bucket ? 1 : 0
}

data "aws_partition" "this" {
  count = local.has_own_bucket ? 1 : 0
}

resource "aws_s3_bucket" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket_prefix = "nlb-logs-${substr(lower(var.name), 0, 27)}-"
  force_destroy = var.access_logs.force_destroy
  tags          = merge(var.tags, { Name = "${var.name}-logs" })
}

resource "aws_s3_bucket_public_access_block" "logs" {
  count = local.has_own_bucket ? 1 : 0

  block_public_acls       = true
  block_public_policy     = true
  bucket                  = one(aws_s3_bucket.logs[*].id)
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    id     = "expire"
    status = "Enabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    expiration {
      days = var.access_logs.retention_days
    }

    filter {}
  }
}

resource "aws_s3_bucket_policy" "logs" {
  count = local.has_own_bucket ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)
  policy = jsonencode({
    Statement = [
      local.let_logs_check_the_bucket,
      local.let_logs_in,
      {
        Action    = "s3:*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
        Effect    = "Deny"
        Principal = "*"
        Resource  = [local.log_bucket_arn, "${local.log_bucket_arn}/*"]
        Sid       = "TlsOnly"
      },
    ]
    Version = "2012-10-17"
  })
}
