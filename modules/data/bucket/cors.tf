# Generated from src/data/bucket/cors.ts by `npm run modules`. Do not edit.

# Pages of other origins.

resource "aws_s3_bucket_cors_configuration" "this" {
  count = length(var.cors) != 0 ? 1 : 0

  bucket = aws_s3_bucket.this.id

  dynamic "cors_rule" {
    for_each = [
      for id, rule in var.cors : {
        exposed_headers = rule.exposed_headers
        headers         = rule.headers
        id              = id
        max_age_seconds = rule.max_age_seconds
        methods         = rule.methods
        origins         = rule.origins
      }
    ]

    content {
      allowed_headers = cors_rule.value.headers
      allowed_methods = cors_rule.value.methods
      allowed_origins = cors_rule.value.origins
      expose_headers  = cors_rule.value.exposed_headers
      id              = cors_rule.value.id
      max_age_seconds = cors_rule.value.max_age_seconds
    }
  }
}
