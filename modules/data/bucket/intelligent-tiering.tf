# Generated from src/data/bucket/intelligent-tiering.ts by `npm run modules`. Do not edit.

# Archive tiers of S3 Intelligent-Tiering.

resource "aws_s3_bucket_intelligent_tiering_configuration" "this" {
  count = var.intelligent_tiering != null ? 1 : 0

  bucket = aws_s3_bucket.this.id
  name   = "archive"

  dynamic "filter" {
    for_each = [for prefix in [var.intelligent_tiering.prefix] : prefix if prefix != ""]

    content {
      prefix = filter.value
    }
  }

  dynamic "tiering" {
    for_each = [
      for tier in [
        { access_tier = "ARCHIVE_ACCESS", days = var.intelligent_tiering.archive_days },
        { access_tier = "DEEP_ARCHIVE_ACCESS", days = var.intelligent_tiering.deep_archive_days },
      ] : tier
      if tier.days != null
    ]

    content {
      access_tier = tiering.value.access_tier
      days        = tiering.value.days
    }
  }
}
