# Generated from src/data/bucket/lifecycle.ts by `npm run modules`. Do not edit.

# What the bucket removes and moves by itself.

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
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  dynamic "rule" {
    for_each = concat(
      local.old_versions_rule, [local.unfinished_uploads_rule], local.further_lifecycle_rules
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
            { days = rule.value.expiration_days, marker = rule.value.removes_markers ? true : null },
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
