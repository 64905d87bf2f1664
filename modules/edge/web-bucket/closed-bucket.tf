# Generated from src/storage/closed-bucket.ts by `npm run modules`. Do not edit.

# What every bucket of objects is: closed to the public, encrypted, versioned, logged where it is
# asked for.

resource "aws_s3_bucket" "this" {
  bucket        = var.name
  force_destroy = var.force_destroy
  tags          = merge(var.tags, { Name = var.name })
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
  policy = jsonencode({ Statement = local.policy_statements, Version = "2012-10-17" })

  lifecycle {
    precondition {
      condition = local.endpoints_region == null || local.bucket_region == local.endpoints_region
      error_message = join("", [
        "name is ${var.name} in ",
        local.bucket_region == null ? "none" : local.bucket_region,
        ", endpoints serve ",
        local.endpoints_region == null ? "none" : local.endpoints_region,
        "; allowed: a bucket of the endpoints' region.",
      ])
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.this]
}
