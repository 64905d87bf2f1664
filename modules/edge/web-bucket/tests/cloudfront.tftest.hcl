# CloudFront with what moto lacks: certificates, a web ACL, countries, records.

mock_provider "aws" {
  mock_resource "aws_s3_bucket" {
    defaults = {
      id                          = "shop-web-123456789012"
      arn                         = "arn:aws:s3:::shop-web-123456789012"
      bucket_regional_domain_name = "shop-web-123456789012.s3.ap-northeast-2.amazonaws.com"
    }
  }
  mock_resource "aws_cloudfront_distribution" {
    defaults = {
      id          = "E1ABCDEFGHIJKL"
      arn         = "arn:aws:cloudfront::123456789012:distribution/E1ABCDEFGHIJKL"
      domain_name = "d111111abcdef8.cloudfront.net"
    }
  }
  mock_data "aws_caller_identity" {
    defaults = { arn = "arn:aws:iam::123456789012:user/deployer" }
  }
  mock_data "aws_iam_session_context" {
    defaults = { issuer_arn = "arn:aws:iam::123456789012:user/deployer" }
  }
}

variables {
  name = "shop-web-123456789012"
}

run "by_its_own_name" {
  command = apply

  variables {
    kms_key_arn = "arn:aws:kms:ap-northeast-2:123456789012:key/12345678-1234-1234-1234-123456789012"
    cloudfront = {
      aliases           = ["www.example.com", "example.com"]
      certificate_arn   = "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"
      not_found_page    = "/404.html"
      allowed_countries = ["KR", "JP"]
      web_acl_arn       = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/12345678-1234-1234-1234-123456789012"
      logs              = { bucket_domain_name = "shop-logs.s3.amazonaws.com", prefix = "cdn/" }
    }
  }

  assert {
    condition     = aws_cloudfront_distribution.this[0].viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" && aws_cloudfront_distribution.this[0].viewer_certificate[0].ssl_support_method == "sni-only" && aws_cloudfront_distribution.this[0].viewer_certificate[0].cloudfront_default_certificate == false
    error_message = "TLS 1.2 under the own certificate"
  }
  assert {
    condition     = one(aws_cloudfront_distribution.this[0].origin).domain_name == "shop-web-123456789012.s3.ap-northeast-2.amazonaws.com"
    error_message = "the bucket's regional name: the global one is answered with redirects at first"
  }
  assert {
    condition = jsonencode({ for page in aws_cloudfront_distribution.this[0].custom_error_response : page.error_code => "${page.response_code} ${page.response_page_path}" }) == jsonencode({
      "404" = "404 /404.html"
    })
    error_message = jsonencode(aws_cloudfront_distribution.this[0].custom_error_response)
  }
  assert {
    condition     = aws_cloudfront_distribution.this[0].restrictions[0].geo_restriction[0].restriction_type == "whitelist"
    error_message = "two countries"
  }
  assert {
    condition     = aws_cloudfront_distribution.this[0].logging_config[0].prefix == "cdn/"
    error_message = "recorded"
  }
  assert {
    condition     = aws_cloudfront_origin_access_control.this[0].signing_behavior == "always"
    error_message = "every request is signed"
  }
  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"
    error_message = "SSE-KMS"
  }
  assert {
    condition = jsonencode(one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "ReadByCloudFront"])) == jsonencode({
      Sid       = "ReadByCloudFront"
      Effect    = "Allow"
      Principal = { Service = "cloudfront.amazonaws.com" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws:s3:::shop-web-123456789012/*"
      Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudfront::123456789012:distribution/E1ABCDEFGHIJKL" } }
    })
    error_message = output.bucket_policy
  }
  assert {
    condition     = output.web_bucket.distribution.domain_name == "d111111abcdef8.cloudfront.net" && output.distribution_id == "E1ABCDEFGHIJKL"
    error_message = jsonencode(output.web_bucket)
  }
}

run "beside_the_endpoint" {
  command = apply

  variables {
    endpoint_ids = { nginx = "vpce-0123456789abcdef0" }
    cloudfront   = { single_page = true }
  }

  assert {
    condition = jsonencode(one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "NoReadFromElsewhere"]).Condition) == jsonencode({
      ArnNotEquals    = { "aws:SourceArn" = "arn:aws:cloudfront::123456789012:distribution/E1ABCDEFGHIJKL" }
      ArnNotLike      = { "aws:PrincipalArn" = ["arn:aws:iam::123456789012:user/deployer"] }
      StringNotEquals = { "aws:SourceVpce" = ["vpce-0123456789abcdef0"] }
    })
    error_message = output.bucket_policy
  }
  assert {
    condition     = [for page in aws_cloudfront_distribution.this[0].custom_error_response : "${page.error_code} ${page.response_code} ${page.response_page_path}"] == ["404 200 /index.html"]
    error_message = "what is not there is the application's, and a refusal stays one"
  }
  assert {
    condition     = aws_cloudfront_distribution.this[0].viewer_certificate[0].cloudfront_default_certificate
    error_message = "AWS's certificate"
  }
}
