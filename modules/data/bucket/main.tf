# Generated from src/data/bucket/bucket.ts by `npm run modules`. Do not edit.

locals {
  further_lifecycle_rules = [
    for id, rule in var.lifecycle_rules : {
      abort_upload_days = null
      expiration_days   = rule.expiration_days
      id                = id
      minimum_bytes     = rule.minimum_bytes
      noncurrent_days   = rule.noncurrent_days
      noncurrent_transitions = [
        for class, days in rule.noncurrent_transitions : { days = days, storage_class = class }
      ]
      noncurrent_versions = rule.noncurrent_versions
      prefix              = rule.prefix
      removes_markers     = false
      status              = rule.enabled ? "Enabled" : "Disabled"
      transitions         = [for class, days in rule.transitions : { days = days, storage_class = class }]
    }
  ]

  old_versions_rule = [
    for expire in [var.old_versions.expire] : {
      abort_upload_days      = null
      expiration_days        = null
      id                     = "old-versions"
      minimum_bytes          = null
      noncurrent_days        = var.old_versions.days
      noncurrent_transitions = []
      noncurrent_versions    = var.old_versions.keep
      prefix                 = ""
      removes_markers        = true
      status                 = "Enabled"
      transitions            = []
    }
    if expire
  ]

  unfinished_uploads_rule = {
    abort_upload_days      = var.abort_upload_days
    expiration_days        = null
    id                     = "unfinished-uploads"
    minimum_bytes          = null
    noncurrent_days        = null
    noncurrent_transitions = []
    noncurrent_versions    = null
    prefix                 = ""
    removes_markers        = false
    status                 = "Enabled"
    transitions            = []
  }

  exempt_principals = distinct(concat(
    try(var.only_from.deployer, false)
    ? [one(data.aws_iam_session_context.this[*].issuer_arn)]
    : [],
    [for principal in try(var.only_from.principals, []) : principal]
  ))

  read_statements = [
    for reader in var.readers : {
      Action = (
        reader.versions
        ? [
          "s3:GetObject",
          "s3:GetObjectTagging",
          "s3:GetObjectVersion",
          "s3:GetObjectVersionTagging",
        ]
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
        : [
          "s3:PutObject",
          "s3:PutObjectTagging",
          "s3:AbortMultipartUpload",
          "s3:ListMultipartUploadParts",
        ]
      )
      Effect    = "Allow"
      Principal = { AWS = writer.principal }
      Resource  = [for prefix in writer.prefixes : "${aws_s3_bucket.this.arn}/${prefix}*"]
    }
  ]

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

resource "aws_s3_bucket" "this" {
  bucket        = var.name
  force_destroy = var.force_destroy
  tags          = merge(var.tags, { Name = var.name })
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      kms_master_key_id = var.kms_key_arn
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  dynamic "rule" {
    for_each = concat(
      local.old_versions_rule,
      [local.unfinished_uploads_rule],
      local.further_lifecycle_rules
    )

    content {
      id     = rule.value.id
      status = rule.value.status

      filter {
        object_size_greater_than = rule.value.prefix == "" ? rule.value.minimum_bytes : null
        prefix = (
          rule.value.prefix != "" && rule.value.minimum_bytes == null ? rule.value.prefix : null
        )

        dynamic "and" {
          for_each = [
            for both in [rule.value.prefix != "" && rule.value.minimum_bytes != null] : both
            if both
          ]

          content {
            object_size_greater_than = rule.value.minimum_bytes
            prefix                   = rule.value.prefix
          }
        }
      }

      dynamic "abort_incomplete_multipart_upload" {
        for_each = [for given in [rule.value.abort_upload_days] : given if given != null]

        content {
          days_after_initiation = abort_incomplete_multipart_upload.value
        }
      }

      dynamic "expiration" {
        for_each = [
          for expiration in [
            {
              days   = rule.value.expiration_days
              marker = rule.value.removes_markers ? true : null
            },
          ] : expiration
          if rule.value.expiration_days != null || rule.value.removes_markers
        ]

        content {
          days                         = expiration.value.days
          expired_object_delete_marker = expiration.value.marker
        }
      }

      dynamic "noncurrent_version_expiration" {
        for_each = [for given in [rule.value.noncurrent_days] : given if given != null]

        content {
          newer_noncurrent_versions = rule.value.noncurrent_versions
          noncurrent_days           = noncurrent_version_expiration.value
        }
      }

      dynamic "noncurrent_version_transition" {
        for_each = rule.value.noncurrent_transitions

        content {
          noncurrent_days = noncurrent_version_transition.value.days
          storage_class   = noncurrent_version_transition.value.storage_class
        }
      }

      dynamic "transition" {
        for_each = rule.value.transitions

        content {
          days          = transition.value.days
          storage_class = transition.value.storage_class
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

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

resource "aws_s3_bucket_logging" "this" {
  count = var.access_logs != null ? 1 : 0

  bucket        = aws_s3_bucket.this.id
  target_bucket = var.access_logs.bucket
  target_prefix = var.access_logs.prefix
}

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

resource "aws_s3_bucket_notification" "this" {
  count = var.event_bridge ? 1 : 0

  bucket      = aws_s3_bucket.this.id
  eventbridge = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  block_public_acls       = true
  block_public_policy     = true
  bucket                  = aws_s3_bucket.this.id
  ignore_public_acls      = true
  restrict_public_buckets = true

  depends_on = [aws_s3_bucket_ownership_controls.this]
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode({
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

  depends_on = [aws_s3_bucket_public_access_block.this]
}
