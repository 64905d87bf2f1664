# Generated from src/data/bucket/object-lock.ts by `npm run modules`. Do not edit.

# Versions that cannot be deleted for a time.

# As a resource of its own, and not by the bucket's `object_lock_enabled`, whose change replaces the
# bucket (Amazon S3 User Guide, "Configuring S3 Object Lock": it can be enabled on an existing
# bucket with versioning).
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
