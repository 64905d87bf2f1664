# Generated from src/data/bucket/object-lock.ts by `npm run modules`. Do not edit.

# Versions that cannot be deleted for a time.

resource "aws_s3_bucket_object_lock_configuration" "this" {
  count = var.object_lock != null ? 1 : 0

  bucket = aws_s3_bucket.this.id

  rule {
    default_retention {
      days  = var.object_lock.days
      mode  = var.object_lock.mode
      years = var.object_lock.years
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}
