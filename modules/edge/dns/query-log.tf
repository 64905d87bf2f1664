# Generated from src/edge/dns/query-log.ts by `npm run modules`. Do not edit.

# Query logs: who asked for what, in a log group of us-east-1.

locals {
  query_log_group_arn = (
    var.query_log != null
    ? (
      var.query_log.existing_log_group == null
      ? one(aws_cloudwatch_log_group.query_log[*].arn)
      : trimsuffix(var.query_log.existing_log_group.arn, ":*")
    )
    : null
  )
}

data "aws_region" "query_log_region" {
  count = (var.query_log != null ? var.query_log.existing_log_group == null : false) ? 1 : 0
}

resource "aws_cloudwatch_log_group" "query_log" {
  count = (var.query_log != null ? var.query_log.existing_log_group == null : false) ? 1 : 0

  kms_key_id        = var.query_log.kms_key_arn
  name              = "/aws/route53/${local.zone_name}"
  retention_in_days = var.query_log.retention_days
  tags              = merge(var.tags, { Name = "${local.zone_name}-query-log" })

  lifecycle {
    precondition {
      condition     = one(data.aws_region.query_log_region[*].id) == "us-east-1"
      error_message = "query_log makes a log group in ${one(data.aws_region.query_log_region[*].id)}; allowed: us-east-1, where Route 53 writes. Pass a provider of us-east-1, or an existing_log_group."
    }
  }
}

# Route 53 may write for this zone, and for no other account's (Developer Guide: Public DNS query
# logging).
resource "aws_cloudwatch_log_resource_policy" "query_log" {
  count = (var.query_log != null ? var.query_log.resource_policy : false) ? 1 : 0

  policy_document = jsonencode({
    Statement = [
      {
        Action = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = (
              var.existing_zone == null ? one(aws_route53_zone.this[*].arn)
              : var.existing_zone.arn == null
              ? "arn:aws:route53:::hostedzone/${local.zone_id}"
              : var.existing_zone.arn
            )
          }
          StringEquals = { "aws:SourceAccount" = split(":", local.query_log_group_arn)[4] }
        }
        Effect    = "Allow"
        Principal = { Service = "route53.amazonaws.com" }
        Resource  = "${local.query_log_group_arn}:*"
        Sid       = "Route53QueryLog"
      },
    ]
    Version = "2012-10-17"
  })
  policy_name = "route53-query-log-${local.zone_name}"
}

resource "aws_route53_query_log" "this" {
  count = var.query_log != null ? 1 : 0

  cloudwatch_log_group_arn = local.query_log_group_arn
  zone_id                  = local.zone_id

  depends_on = [aws_cloudwatch_log_resource_policy.query_log]
}
