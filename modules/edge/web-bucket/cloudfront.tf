# Generated from src/edge/web-bucket/cloudfront.ts by `npm run modules`. Do not edit.

# A CloudFront distribution in front of the bucket, which it reads by origin access control.

resource "aws_cloudfront_origin_access_control" "this" {
  count = var.cloudfront != null ? 1 : 0

  description                       = "Reads the bucket ${var.name}"
  name                              = var.name
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  count = var.cloudfront != null ? 1 : 0

  aliases             = var.cloudfront.aliases
  comment             = var.name
  default_root_object = var.cloudfront.default_root_object
  enabled             = true
  http_version        = "http2and3"
  is_ipv6_enabled     = true
  price_class         = var.cloudfront.price_class
  tags                = merge(var.tags, { Name = var.name })
  wait_for_deployment = var.cloudfront.wait_for_deployment
  web_acl_id          = var.cloudfront.web_acl_arn

  default_cache_behavior {
    allowed_methods            = ["GET", "HEAD", "OPTIONS"]
    cache_policy_id            = var.cloudfront.cache_policy_id
    cached_methods             = ["GET", "HEAD"]
    compress                   = true
    response_headers_policy_id = var.cloudfront.response_headers_policy_id
    target_origin_id           = "bucket"
    viewer_protocol_policy     = "redirect-to-https"
  }

  origin {
    domain_name              = aws_s3_bucket.this.bucket_regional_domain_name
    origin_access_control_id = one(aws_cloudfront_origin_access_control.this[*].id)
    origin_id                = "bucket"
  }

  restrictions {
    geo_restriction {
      locations        = var.cloudfront.allowed_countries
      restriction_type = length(var.cloudfront.allowed_countries) == 0 ? "none" : "whitelist"
    }
  }

  viewer_certificate {
    acm_certificate_arn            = var.cloudfront.certificate_arn
    cloudfront_default_certificate = var.cloudfront.certificate_arn == null
    minimum_protocol_version       = var.cloudfront.certificate_arn != null ? "TLSv1.2_2021" : "TLSv1"
    ssl_support_method             = var.cloudfront.certificate_arn != null ? "sni-only" : null
  }

  dynamic "custom_error_response" {
    for_each = (
      var.cloudfront.single_page
      ? [{ error_code = 404, path = "/${var.cloudfront.default_root_object}", response_code = 200 }]
      : var.cloudfront.not_found_page == null ? [] : [
        { error_code = 404, path = var.cloudfront.not_found_page, response_code = 404 },
      ]
    )

    content {
      error_caching_min_ttl = 10
      error_code            = custom_error_response.value.error_code
      response_code         = custom_error_response.value.response_code
      response_page_path    = custom_error_response.value.path
    }
  }

  dynamic "logging_config" {
    for_each = var.cloudfront.logs == null ? [] : [var.cloudfront.logs]

    content {
      bucket          = logging_config.value.bucket_domain_name
      include_cookies = false
      prefix          = logging_config.value.prefix
    }
  }
}
