# Generated from src/data/database/monitoring.ts by `npm run modules`. Do not edit.

# Insights, and metrics of the operating system by Enhanced Monitoring.

resource "aws_iam_role" "monitoring" {
  count = var.monitoring_seconds != 0 ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike = {
            "aws:SourceArn" = [
              "arn:${local.location[1]}:rds:${local.location[3]}:${local.location[4]}:db:${var.name}",
              "arn:${local.location[1]}:rds:${local.location[3]}:${local.location[4]}:db:${var.name}-*",
            ]
          }
          StringEquals = { "aws:SourceAccount" = local.location[4] }
        }
        Effect    = "Allow"
        Principal = { Service = "monitoring.rds.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Lets RDS write metrics of the database's operating system."
  # Role names are shared by all regions of the account.
  name_prefix = "${substr(var.name, 0, 37)}-"
  tags        = merge(var.tags, { Name = "${var.name}-monitoring" })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "monitoring" {
  count = var.monitoring_seconds != 0 ? 1 : 0

  name = "write-metrics"
  policy = jsonencode({
    Statement = [
      {
        Action   = ["logs:CreateLogGroup", "logs:PutRetentionPolicy"]
        Effect   = "Allow"
        Resource = "arn:${local.location[1]}:logs:${local.location[3]}:${local.location[4]}:log-group:RDSOSMetrics*"
      },
      {
        Action = [
          "logs:CreateLogStream",
          "logs:PutLogEvents",
          "logs:DescribeLogStreams",
          "logs:GetLogEvents",
        ]
        Effect   = "Allow"
        Resource = "arn:${local.location[1]}:logs:${local.location[3]}:${local.location[4]}:log-group:RDSOSMetrics:log-stream:*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.monitoring[*].id)

  lifecycle {
    create_before_destroy = true
  }
}
