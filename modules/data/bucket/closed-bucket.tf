# Generated from src/storage/closed-bucket.ts by `npm run modules`. Do not edit.

# What every bucket of objects is: closed to the public, encrypted, versioned, logged where it is
# asked for.

resource "aws_s3_bucket" "this" {
  bucket        = var.name
  force_destroy = var.force_destroy
  tags          = merge(var.tags, { Name = var.name })
}

# SSE-S3, or SSE-KMS with a bucket key, which asks KMS less often.
resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      kms_master_key_id = var.kms_key_arn
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  block_public_acls       = true
  block_public_policy     = true
  bucket                  = aws_s3_bucket.this.id
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.this]
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
    Statement = concat(
      [
        {
          Action    = "s3:*"
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
          Effect    = "Deny"
          Principal = "*"
          Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
          Sid       = "NoPlainHttp"
        },
        {
          Action    = "s3:*"
          Condition = { NumericLessThan = { "s3:TlsVersion" = var.minimum_tls } }
          Effect    = "Deny"
          Principal = "*"
          Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
          Sid       = "NoOldTls"
        },
      ],
      local.read_statements,
      local.list_statements,
      local.write_statements,
      local.place_statements
    )
    Version = "2012-10-17"
  })

  depends_on = [aws_s3_bucket_public_access_block.this]
}
