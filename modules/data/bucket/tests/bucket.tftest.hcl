# The module as a whole with a mock provider; archive tiers too, which moto lacks.

mock_provider "aws" {
  mock_resource "aws_s3_bucket" {
    defaults = {
      id                          = "shop-data-123456789012"
      arn                         = "arn:aws:s3:::shop-data-123456789012"
      bucket_regional_domain_name = "shop-data-123456789012.s3.ap-northeast-2.amazonaws.com"
    }
  }
  mock_data "aws_caller_identity" {
    defaults = { arn = "arn:aws:sts::123456789012:assumed-role/deploy/session" }
  }
  mock_data "aws_iam_session_context" {
    defaults = { issuer_arn = "arn:aws:iam::123456789012:role/ci/deploy" }
  }
}

variables {
  name = "shop-data-123456789012"
}

run "by_default" {
  command = apply

  assert {
    condition     = jsonencode([for statement in jsondecode(output.bucket_policy).Statement : "${statement.Effect} ${statement.Sid}"]) == jsonencode(["Deny NoPlainHttp", "Deny NoOldTls"])
    error_message = output.bucket_policy
  }
  assert {
    condition = jsonencode(output.bucket) == jsonencode({
      arn         = "arn:aws:s3:::shop-data-123456789012"
      domain_name = "shop-data-123456789012.s3.ap-northeast-2.amazonaws.com"
      kms_key_arn = null
      name        = "shop-data-123456789012"
    })
    error_message = jsonencode(output.bucket)
  }
  assert {
    condition     = length(data.aws_caller_identity.this) == 0 && length(output.exempt_principals) == 0
    error_message = "nobody is asked who deploys"
  }
  assert {
    condition     = length(aws_s3_bucket_object_lock_configuration.this) + length(aws_s3_bucket_cors_configuration.this) + length(aws_s3_bucket_notification.this) + length(aws_s3_bucket_logging.this) == 0
    error_message = "nothing that is not asked for"
  }
  assert {
    condition     = jsonencode([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.id]) == jsonencode(["old-versions", "unfinished-uploads"])
    error_message = "tidied up"
  }
}

run "archive_tiers" {
  command = apply

  variables {
    intelligent_tiering = { prefix = "images/", archive_days = 90, deep_archive_days = 365 }
  }

  assert {
    condition     = jsonencode({ for tier in aws_s3_bucket_intelligent_tiering_configuration.this[0].tiering : tier.access_tier => tier.days }) == jsonencode({ ARCHIVE_ACCESS = 90, DEEP_ARCHIVE_ACCESS = 365 })
    error_message = jsonencode(aws_s3_bucket_intelligent_tiering_configuration.this[0].tiering)
  }
  assert {
    condition     = aws_s3_bucket_intelligent_tiering_configuration.this[0].filter[0].prefix == "images/"
    error_message = "of the images"
  }
}

run "one_archive_tier" {
  command = apply

  variables {
    intelligent_tiering = { deep_archive_days = 180 }
  }

  assert {
    condition     = one(aws_s3_bucket_intelligent_tiering_configuration.this[0].tiering).access_tier == "DEEP_ARCHIVE_ACCESS" && length(aws_s3_bucket_intelligent_tiering_configuration.this[0].filter) == 0
    error_message = jsonencode(aws_s3_bucket_intelligent_tiering_configuration.this[0])
  }
}

run "limited_to_an_endpoint" {
  command = apply

  variables {
    readers   = { web = { principal = "arn:aws:iam::123456789012:role/web", prefixes = ["web/"] } }
    only_from = { endpoint_ids = { app = "vpce-0123456789abcdef0" } }
  }

  assert {
    condition = jsonencode(one([for statement in jsondecode(output.bucket_policy).Statement : statement if try(statement.Sid, "") == "OnlyFromEndpoints"]).Condition) == jsonencode({
      ArnNotLike      = { "aws:PrincipalArn" = ["arn:aws:iam::123456789012:role/ci/deploy"] }
      Bool            = { "aws:PrincipalIsAWSService" = "false" }
      StringNotEquals = { "aws:SourceVpce" = ["vpce-0123456789abcdef0"] }
    })
    error_message = output.bucket_policy
  }
  assert {
    condition     = jsonencode(output.exempt_principals) == jsonencode(["arn:aws:iam::123456789012:role/ci/deploy"])
    error_message = jsonencode(output.exempt_principals)
  }
}
