# Generated from src/storage/access-logs.ts by `npm run modules`. Do not edit.

# Where a bucket's server access logs go.

resource "aws_s3_bucket_logging" "this" {
  count = var.access_logs != null ? 1 : 0

  bucket        = aws_s3_bucket.this.id
  target_bucket = var.access_logs.bucket
  target_prefix = var.access_logs.prefix
}
