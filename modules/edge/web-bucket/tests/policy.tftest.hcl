# What the emulator cannot tell: moto ignores the conditions of bucket policies. Here is what the policy says; what it
# comes to is evaluated in test/edge/web-bucket.

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
  mock_data "aws_region" {
    defaults = { id = "ap-northeast-2" }
  }
  mock_data "aws_caller_identity" {
    defaults = { arn = "arn:aws:sts::123456789012:assumed-role/deploy/session" }
  }
  mock_data "aws_iam_session_context" {
    defaults = { issuer_arn = "arn:aws:iam::123456789012:role/ci/deploy" }
  }
}

variables {
  name = "shop-web-123456789012"
}

run "through_the_gateway" {
  command = apply

  variables {
    endpoints = {
      vpc_id   = "vpc-0123456789abcdef0"
      region   = "ap-northeast-2"
      gateways = { s3 = { id = "vpce-0123456789abcdef0", tiers = ["app"] } }
    }
    endpoint_ids = { office = "vpce-00000000000000001" }
  }

  assert {
    condition = jsonencode({ for statement in jsondecode(output.bucket_policy).Statement : statement.Sid => statement.Effect }) == jsonencode({
      ReadThroughEndpoint = "Allow", NoReadFromElsewhere = "Deny", NoPlainHttp = "Deny", NoOldTls = "Deny"
    })
    error_message = output.bucket_policy
  }
  assert {
    condition = jsonencode(one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "NoReadFromElsewhere"])) == jsonencode({
      Sid       = "NoReadFromElsewhere"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:GetObject*"
      Resource  = "arn:aws:s3:::shop-web-123456789012/*"
      Condition = {
        StringNotEquals = { "aws:SourceVpce" = ["vpce-0123456789abcdef0", "vpce-00000000000000001"] }
        ArnNotLike      = { "aws:PrincipalArn" = ["arn:aws:iam::123456789012:role/ci/deploy"] }
      }
    })
    error_message = output.bucket_policy
  }
  assert {
    condition     = output.web_bucket.distribution == null && length(aws_cloudfront_distribution.this) == 0 && output.distribution_id == null
    error_message = "no CloudFront"
  }
  assert {
    condition     = output.web_bucket.regional_domain_name == "shop-web-123456789012.s3.ap-northeast-2.amazonaws.com"
    error_message = output.web_bucket.regional_domain_name
  }
  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "closed to the public"
  }
}

run "another_region" {
  command = plan

  variables {
    endpoints = {
      vpc_id   = "vpc-0123456789abcdef0"
      region   = "us-east-1"
      gateways = { s3 = { id = "vpce-0123456789abcdef0", tiers = ["app"] } }
    }
  }

  expect_failures = [aws_s3_bucket_policy.this]
}

run "exempt_by_name" {
  command = apply

  variables {
    endpoint_ids = { nginx = "vpce-0123456789abcdef0" }
    exemptions = {
      deployer   = false
      principals = ["arn:aws:iam::123456789012:role/web-pipeline"]
      paths      = ["public/*"]
    }
    list_through_endpoint       = true
    plain_http_through_endpoint = true
  }

  assert {
    condition     = length(data.aws_caller_identity.this) == 0 && jsonencode(output.exempt_principals) == jsonencode(["arn:aws:iam::123456789012:role/web-pipeline"])
    error_message = jsonencode(output.exempt_principals)
  }
  assert {
    condition     = jsonencode([for statement in jsondecode(output.bucket_policy).Statement : statement.NotResource if statement.Sid == "NoReadFromElsewhere"]) == jsonencode([["arn:aws:s3:::shop-web-123456789012/public/*"]])
    error_message = output.bucket_policy
  }
  assert {
    condition     = jsonencode(sort([for statement in jsondecode(output.bucket_policy).Statement : statement.Sid])) == jsonencode(["ListThroughEndpoint", "NoOldTls", "NoPlainHttpButReads", "NoPlainHttpFromElsewhere", "NoReadFromElsewhere", "ReadThroughEndpoint"])
    error_message = output.bucket_policy
  }
}

run "nobody_exempt" {
  command = apply

  variables {
    endpoint_ids = { nginx = "vpce-0123456789abcdef0" }
    exemptions   = { deployer = false }
  }

  assert {
    condition     = jsonencode(keys(one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "NoReadFromElsewhere"]).Condition)) == jsonencode(["StringNotEquals"])
    error_message = output.bucket_policy
  }
}
