# Generated from src/edge/web-bucket/web-bucket.ts by `npm run modules`. Do not edit.

output "bucket_arn" {
  description = "The bucket's ARN, for policies of whoever fills it."
  value       = aws_s3_bucket.this.arn
}

output "bucket_name" {
  description = "The bucket's name."
  value       = aws_s3_bucket.this.id
}

output "bucket_policy" {
  description = "The bucket's policy as JSON."
  value       = jsonencode({ Statement = local.policy_statements, Version = "2012-10-17" })
}

output "bucket_regional_domain_name" {
  description = "The host that a reverse proxy passes requests on to."
  value       = aws_s3_bucket.this.bucket_regional_domain_name
}

output "distribution_domain_name" {
  description = "The CloudFront distribution's domain name; null without one."
  value       = one(aws_cloudfront_distribution.this[*].domain_name)
}

output "distribution_id" {
  description = "The CloudFront distribution's id, for invalidations; null without one."
  value       = one(aws_cloudfront_distribution.this[*].id)
}

output "exempt_principals" {
  description = "Who may read from anywhere, as far as their own policies allow."
  value       = local.exempt_principals
}

output "web_bucket" {
  description = "The bucket as those take it who serve it: name, ARN, host, endpoints, distribution."
  value = {
    arn = aws_s3_bucket.this.arn
    distribution = (
      var.cloudfront != null
      ? {
        arn            = one(aws_cloudfront_distribution.this[*].arn)
        domain_name    = one(aws_cloudfront_distribution.this[*].domain_name)
        hosted_zone_id = one(aws_cloudfront_distribution.this[*].hosted_zone_id)
        id             = one(aws_cloudfront_distribution.this[*].id)
      }
      : null
    )
    endpoint_ids         = local.endpoint_ids
    listed               = var.list_through_endpoint
    name                 = aws_s3_bucket.this.id
    plain_http           = var.plain_http_through_endpoint
    regional_domain_name = aws_s3_bucket.this.bucket_regional_domain_name
  }
}
