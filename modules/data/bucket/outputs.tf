# Generated from src/data/bucket/bucket.ts by `npm run modules`. Do not edit.

output "bucket" {
  description = "The bucket as those take it who use it: name, ARN, host, key."
  value = {
    arn         = aws_s3_bucket.this.arn
    domain_name = aws_s3_bucket.this.bucket_regional_domain_name
    kms_key_arn = var.kms_key_arn
    name        = aws_s3_bucket.this.id
  }
}

output "bucket_arn" {
  description = "The bucket's ARN, for policies of whoever uses it."
  value       = aws_s3_bucket.this.arn
}

output "bucket_name" {
  description = "The bucket's name."
  value       = aws_s3_bucket.this.id
}

output "bucket_policy" {
  description = "The bucket's policy as JSON."
  value = jsonencode({
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
}

output "bucket_regional_domain_name" {
  description = "The bucket's regional host."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}

output "exempt_principals" {
  description = "Who is exempt from `only_from`, as far as their own policies allow."
  value       = local.exempt_principals
}
