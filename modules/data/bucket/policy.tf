# Generated from src/data/bucket/policy.ts by `npm run modules`. Do not edit.

# Who reads and writes under which prefixes, and from where, and what the bucket's policy says of
# it.

locals {
  exempt_principals = distinct(concat(
    try(var.only_from.deployer, false) ? [one(data.aws_iam_session_context.this[*].issuer_arn)] : [],
    [for principal in try(var.only_from.principals, []) : principal]
  ))

  read_statements = [
    for reader in var.readers : {
      Action = (
        reader.versions
        ? ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"]
        : ["s3:GetObject", "s3:GetObjectTagging"]
      )
      Effect    = "Allow"
      Principal = { AWS = reader.principal }
      Resource  = [for prefix in reader.prefixes : "${aws_s3_bucket.this.arn}/${prefix}*"]
    }
  ]

  list_statements = [
    for reader in var.readers : {
      Action = reader.versions ? ["s3:ListBucket", "s3:ListBucketVersions"] : ["s3:ListBucket"]
      Condition = {
        for operator in [contains(reader.prefixes, "") ? "StringLikeIfExists" : "StringLike"] :
        operator => { "s3:prefix" = [for prefix in reader.prefixes : "${prefix}*"] }
      }
      Effect    = "Allow"
      Principal = { AWS = reader.principal }
      Resource  = aws_s3_bucket.this.arn
    }
    if reader.listing
  ]

  write_statements = [
    for writer in var.writers : {
      Action = (
        writer.deleting
        ? [
          "s3:PutObject",
          "s3:PutObjectTagging",
          "s3:AbortMultipartUpload",
          "s3:ListMultipartUploadParts",
          "s3:DeleteObject",
        ]
        : ["s3:PutObject", "s3:PutObjectTagging", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
      )
      Effect    = "Allow"
      Principal = { AWS = writer.principal }
      Resource  = [for prefix in writer.prefixes : "${aws_s3_bucket.this.arn}/${prefix}*"]
    }
  ]

  # The negated operators hold of a request without the key too, so that one from the internet is
  # denied (IAM User Guide, "IAM JSON policy elements: Condition operators"). AWS services that act
  # for the account come from no endpoint.
  elsewhere_tests = {
    ArnNotLike = {
      applies = try(var.only_from.deployer, false) || length(try(var.only_from.principals, [])) != 0
      part = {
        "aws:PrincipalArn" = local.exempt_principals
      }
    }
    Bool = {
      applies = true
      part = {
        "aws:PrincipalIsAWSService" = "false"
      }
    }
    StringNotEquals = {
      applies = true
      part = {
        "aws:SourceVpce" = values(try(var.only_from.endpoint_ids, {}))
      }
    }
  }

  place_statements = [
    for limited in [var.only_from != null] : {
      Action = ["s3:GetObject*", "s3:PutObject*", "s3:DeleteObject*", "s3:RestoreObject"]
      Condition = {
        for operator, test in local.elsewhere_tests : operator => test.part
        if test.applies
      }
      Effect    = "Deny"
      Principal = "*"
      Resource  = "${aws_s3_bucket.this.arn}/*"
      Sid       = "OnlyFromEndpoints"
    }
    if limited
  ]
}

data "aws_caller_identity" "this" {
  count = try(var.only_from.deployer, false) ? 1 : 0
}

data "aws_iam_session_context" "this" {
  count = try(var.only_from.deployer, false) ? 1 : 0

  arn = one(data.aws_caller_identity.this[*].arn)
}
