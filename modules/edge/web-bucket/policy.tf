# Generated from src/edge/web-bucket/policy.ts by `npm run modules`. Do not edit.

# The bucket's policy.

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

  # The conditions that make a read one from elsewhere, all of them. A negated operator holds of a
  # request without the key (IAM User Guide, "IAM JSON policy elements: Condition operators"), and
  # so of one without credentials.
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
}

data "aws_caller_identity" "this" {
  count = var.exemptions.deployer ? 1 : 0
}

data "aws_iam_session_context" "this" {
  count = var.exemptions.deployer ? 1 : 0

  arn = one(data.aws_caller_identity.this[*].arn)
}
