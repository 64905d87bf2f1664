# Generated from src/edge/load-balancer/access-logs.ts by `npm run modules`. Do not edit.

# Logs of requests and connections, and the bucket that the block makes for them.

data "aws_caller_identity" "this" {
  count = var.access_logs.destination == "own" ? 1 : 0
}

resource "aws_s3_bucket" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket_prefix = "alb-logs-${substr(lower(var.name), 0, 27)}-"
  force_destroy = var.access_logs.force_destroy
  tags          = merge(var.tags, { Name = "${var.name}-logs" })
}

resource "aws_s3_bucket_public_access_block" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  block_public_acls       = true
  block_public_policy     = true
  bucket                  = one(aws_s3_bucket.logs[*].id)
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  count = var.access_logs.destination == "own" ? 1 : 0

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
  count = var.access_logs.destination == "own" ? 1 : 0

  bucket = one(aws_s3_bucket.logs[*].id)
  policy = jsonencode({
    Statement = [
      {
        Action    = "s3:PutObject"
        Effect    = "Allow"
        Principal = { Service = "logdelivery.elasticloadbalancing.amazonaws.com" }
        Resource = join("", [
          one(aws_s3_bucket.logs[*].arn),
          "/",
          var.access_logs.prefix == null ? "" : "${var.access_logs.prefix}/",
          "AWSLogs/",
          one(data.aws_caller_identity.this[*].account_id),
          "/*",
        ])
        Sid = "DeliverLogs"
      },
      {
        Action    = "s3:*"
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
        Effect    = "Deny"
        Principal = "*"
        Resource  = [one(aws_s3_bucket.logs[*].arn), "${one(aws_s3_bucket.logs[*].arn)}/*"]
        Sid       = "TlsOnly"
      },
    ]
    Version = "2012-10-17"
  })
}
