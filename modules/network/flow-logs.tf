# Generated from src/network/vpc/flow-logs.ts by `npm run modules`. Do not edit.

# Flow logs of the VPC, to CloudWatch Logs with a role that may only write to its group, or to a
# bucket.

resource "aws_cloudwatch_log_group" "flow_logs" {
  count = var.flow_logs.destination == "cloudwatch" ? 1 : 0

  kms_key_id        = var.flow_logs.kms_key_arn
  name              = "/aws/vpc-flow-logs/${var.name}"
  retention_in_days = var.flow_logs.retention_days
  tags              = merge(var.tags, { Name = "${var.name}-flow-logs" })
}

resource "aws_iam_role" "flow_logs" {
  count = var.flow_logs.destination == "cloudwatch" ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike      = { "aws:SourceArn" = "${split(":vpc/", aws_vpc.this.arn)[0]}:vpc-flow-log/*" }
          StringEquals = { "aws:SourceAccount" = aws_vpc.this.owner_id }
        }
        Effect    = "Allow"
        Principal = { Service = "vpc-flow-logs.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description = "Lets VPC flow logs write to their log group."
  # Role names are shared by all regions of the account.
  name_prefix = "${var.name}-"
  tags        = merge(var.tags, { Name = "${var.name}-flow-logs" })
}

resource "aws_iam_role_policy" "flow_logs" {
  count = var.flow_logs.destination == "cloudwatch" ? 1 : 0

  name = "write-flow-logs"
  policy = jsonencode({
    Statement = [
      {
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"]
        Effect   = "Allow"
        Resource = "${one(aws_cloudwatch_log_group.flow_logs[*].arn)}:*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.flow_logs[*].id)
}

resource "aws_flow_log" "this" {
  count = var.flow_logs.destination != "none" ? 1 : 0

  iam_role_arn = var.flow_logs.destination == "s3" ? null : one(aws_iam_role.flow_logs[*].arn)
  log_destination = (
    var.flow_logs.destination == "s3"
    ? var.flow_logs.bucket_arn
    : one(aws_cloudwatch_log_group.flow_logs[*].arn)
  )
  log_destination_type     = var.flow_logs.destination == "s3" ? "s3" : "cloud-watch-logs"
  log_format               = join(" ", [for field in var.flow_logs.fields : "$${${field}}"])
  max_aggregation_interval = var.flow_logs.aggregation_seconds
  tags                     = merge(var.tags, { Name = "${var.name}-flow-logs" })
  traffic_type             = var.flow_logs.traffic_type
  vpc_id                   = aws_vpc.this.id

  dynamic "destination_options" {
    for_each = (
      var.flow_logs.file_format != "plain-text" ||
      var.flow_logs.hive_compatible_partitions ||
      var.flow_logs.per_hour_partition
      ? [var.flow_logs]
      : []
    )

    content {
      file_format                = destination_options.value.file_format
      hive_compatible_partitions = destination_options.value.hive_compatible_partitions
      per_hour_partition         = destination_options.value.per_hour_partition
    }
  }
}
