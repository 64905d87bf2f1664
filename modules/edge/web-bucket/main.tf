# Generated from src/edge/web-bucket/web-bucket.ts by `npm run modules`. Do not edit.

locals {
  endpoint_ids = distinct(concat(
    var.endpoints == null ? [] : [var.endpoints.gateways.s3.id],
    values(var.endpoint_ids)
  ))

  exempt_principals = distinct(concat(
    var.exemptions.deployer ? [one(data.aws_iam_session_context.this[*].issuer_arn)] : [],
    [for principal in var.exemptions.principals : principal]
  ))

  elsewhere_tests = {
    ArnNotEquals = {
      applies = var.cloudfront != null
      part = {
        "aws:SourceArn" = one(aws_cloudfront_distribution.this[*].arn)
      }
    }
    ArnNotLike = {
      applies = var.exemptions.deployer || length(var.exemptions.principals) != 0
      part = {
        "aws:PrincipalArn" = local.exempt_principals
      }
    }
    StringNotEquals = {
      applies = var.endpoints != null || length(var.endpoint_ids) != 0
      part = {
        "aws:SourceVpce" = local.endpoint_ids
      }
    }
  }

  elsewhere = {
    for operator, test in local.elsewhere_tests : operator => test.part
    if test.applies
  }

  statements = {
    list_by_cloudfront = {
      applies = var.cloudfront != null
      part = {
        Action = "s3:ListBucket"
        Condition = {
          StringEquals = {
            "aws:SourceArn" = one(aws_cloudfront_distribution.this[*].arn)
          }
        }
        Effect = "Allow"
        Principal = {
          Service = "cloudfront.amazonaws.com"
        }
        Resource = aws_s3_bucket.this.arn
        Sid      = "ListByCloudFront"
      }
    }
    list_through_endpoint = {
      applies = (
        (var.endpoints != null || length(var.endpoint_ids) != 0) && var.list_through_endpoint
      )
      part = {
        Action = "s3:ListBucket"
        Condition = {
          StringEquals = {
            "aws:SourceVpce" = local.endpoint_ids
          }
        }
        Effect    = "Allow"
        Principal = "*"
        Resource  = aws_s3_bucket.this.arn
        Sid       = "ListThroughEndpoint"
      }
    }
    no_old_tls = {
      applies = true
      part = {
        Action = "s3:*"
        Condition = {
          NumericLessThan = {
            "s3:TlsVersion" = var.minimum_tls
          }
        }
        Effect    = "Deny"
        Principal = "*"
        Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
        Sid       = "NoOldTls"
      }
    }
    no_plain_http = {
      applies = !var.plain_http_through_endpoint
      part = {
        Action = "s3:*"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
        Effect    = "Deny"
        Principal = "*"
        Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
        Sid       = "NoPlainHttp"
      }
    }
    no_plain_http_but_reads = {
      applies = var.plain_http_through_endpoint
      part = {
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
        Effect    = "Deny"
        NotAction = "s3:GetObject"
        Principal = "*"
        Resource  = [aws_s3_bucket.this.arn, "${aws_s3_bucket.this.arn}/*"]
        Sid       = "NoPlainHttpButReads"
      }
    }
    no_plain_http_from_elsewhere = {
      applies = var.plain_http_through_endpoint
      part = {
        Action = "s3:GetObject"
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
          StringNotEquals = {
            "aws:SourceVpce" = local.endpoint_ids
          }
        }
        Effect    = "Deny"
        Principal = "*"
        Resource  = "${aws_s3_bucket.this.arn}/*"
        Sid       = "NoPlainHttpFromElsewhere"
      }
    }
    no_read_but_of_paths = {
      applies = length(var.exemptions.paths) != 0
      part = {
        Action      = "s3:GetObject*"
        Condition   = local.elsewhere
        Effect      = "Deny"
        NotResource = [for path in var.exemptions.paths : "${aws_s3_bucket.this.arn}/${path}"]
        Principal   = "*"
        Sid         = "NoReadFromElsewhere"
      }
    }
    no_read_from_elsewhere = {
      applies = length(var.exemptions.paths) == 0
      part = {
        Action    = "s3:GetObject*"
        Condition = local.elsewhere
        Effect    = "Deny"
        Principal = "*"
        Resource  = "${aws_s3_bucket.this.arn}/*"
        Sid       = "NoReadFromElsewhere"
      }
    }
    read_by_cloudfront = {
      applies = var.cloudfront != null
      part = {
        Action = "s3:GetObject"
        Condition = {
          StringEquals = {
            "aws:SourceArn" = one(aws_cloudfront_distribution.this[*].arn)
          }
        }
        Effect = "Allow"
        Principal = {
          Service = "cloudfront.amazonaws.com"
        }
        Resource = "${aws_s3_bucket.this.arn}/*"
        Sid      = "ReadByCloudFront"
      }
    }
    read_through_endpoint = {
      applies = var.endpoints != null || length(var.endpoint_ids) != 0
      part = {
        Action = "s3:GetObject"
        Condition = {
          StringEquals = {
            "aws:SourceVpce" = local.endpoint_ids
          }
        }
        Effect    = "Allow"
        Principal = "*"
        Resource  = "${aws_s3_bucket.this.arn}/*"
        Sid       = "ReadThroughEndpoint"
      }
    }
  }

  policy_statements = [for statement in local.statements : statement.part if statement.applies]
  bucket_region     = one(data.aws_region.this[*].id)
  endpoints_region  = var.endpoints == null ? null : var.endpoints.region
}

data "aws_caller_identity" "this" {
  count = var.exemptions.deployer ? 1 : 0
}

data "aws_iam_session_context" "this" {
  count = var.exemptions.deployer ? 1 : 0

  arn = one(data.aws_caller_identity.this[*].arn)
}

data "aws_region" "this" {
  count = var.endpoints != null ? 1 : 0
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

  rule {
    id     = "old-versions"
    status = "Enabled"

    expiration {
      expired_object_delete_marker = true
    }

    filter {}

    noncurrent_version_expiration {
      newer_noncurrent_versions = var.lifecycle_rules.noncurrent_versions
      noncurrent_days           = var.lifecycle_rules.noncurrent_days
    }
  }

  rule {
    id     = "unfinished-uploads"
    status = "Enabled"

    abort_incomplete_multipart_upload {
      days_after_initiation = var.lifecycle_rules.abort_upload_days
    }

    filter {}
  }

  depends_on = [aws_s3_bucket_versioning.this]
}

resource "aws_s3_bucket_logging" "this" {
  count = var.access_logs != null ? 1 : 0

  bucket        = aws_s3_bucket.this.id
  target_bucket = var.access_logs.bucket
  target_prefix = var.access_logs.prefix
}

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
  policy = jsonencode({ Statement = local.policy_statements, Version = "2012-10-17" })

  lifecycle {
    precondition {
      condition = local.endpoints_region == null || local.bucket_region == local.endpoints_region
      error_message = join("", [
        "name is ${var.name} in ",
        local.bucket_region == null ? "none" : local.bucket_region,
        ", endpoints serve ",
        local.endpoints_region == null ? "none" : local.endpoints_region,
        "; allowed: a bucket of the endpoints' region.",
      ])
    }
  }

  depends_on = [aws_s3_bucket_public_access_block.this]
}
