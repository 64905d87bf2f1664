# Flow logs: to CloudWatch Logs with a role of their own, to a bucket, or not at all.

mock_provider "aws" {
  mock_resource "aws_vpc" {
    defaults = {
      arn      = "arn:aws:ec2:ap-northeast-2:123456789012:vpc/vpc-0123456789abcdef0"
      owner_id = "123456789012"
    }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:ap-northeast-2:123456789012:log-group:/aws/vpc-flow-logs/main" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/main-flow-logs" }
  }
}

variables {
  name  = "main"
  cidr  = "10.0.0.0/16"
  zones = ["ap-northeast-2a"]
  tiers = { app = { kind = "isolated", slot = 0 } }
}

run "to_cloudwatch_logs_by_default" {
  command = apply

  assert {
    condition = (
      aws_flow_log.this[0].vpc_id == aws_vpc.this.id &&
      aws_flow_log.this[0].traffic_type == "ALL" &&
      aws_flow_log.this[0].max_aggregation_interval == 600 &&
      aws_flow_log.this[0].log_destination_type == "cloud-watch-logs" &&
      aws_flow_log.this[0].log_destination == aws_cloudwatch_log_group.flow_logs[0].arn &&
      aws_flow_log.this[0].iam_role_arn == aws_iam_role.flow_logs[0].arn
    )
    error_message = "all traffic of the VPC goes to the log group"
  }

  assert {
    condition = (
      aws_cloudwatch_log_group.flow_logs[0].name == "/aws/vpc-flow-logs/main" &&
      aws_cloudwatch_log_group.flow_logs[0].retention_in_days == 365 &&
      aws_cloudwatch_log_group.flow_logs[0].kms_key_id == null
    )
    error_message = "kept for a year"
  }

  assert {
    condition = jsondecode(aws_iam_role.flow_logs[0].assume_role_policy).Statement == [
      {
        Action    = "sts:AssumeRole"
        Effect    = "Allow"
        Principal = { Service = "vpc-flow-logs.amazonaws.com" }
        Condition = {
          StringEquals = { "aws:SourceAccount" = "123456789012" }
          ArnLike      = { "aws:SourceArn" = "arn:aws:ec2:ap-northeast-2:123456789012:vpc-flow-log/*" }
        }
      }
    ]
    error_message = aws_iam_role.flow_logs[0].assume_role_policy
  }

  assert {
    condition     = jsondecode(aws_iam_role_policy.flow_logs[0].policy).Statement[*].Resource == ["${aws_cloudwatch_log_group.flow_logs[0].arn}:*"]
    error_message = "the role may write to its own group and to no other"
  }
}

run "encrypted_with_a_key" {
  command = plan

  variables {
    flow_logs = {
      kms_key_arn         = "arn:aws:kms:ap-northeast-2:123456789012:key/0c1d2e3f"
      retention_days      = 30
      aggregation_seconds = 60
      traffic_type        = "REJECT"
    }
  }

  assert {
    condition = (
      aws_cloudwatch_log_group.flow_logs[0].kms_key_id == "arn:aws:kms:ap-northeast-2:123456789012:key/0c1d2e3f" &&
      aws_cloudwatch_log_group.flow_logs[0].retention_in_days == 30 &&
      aws_flow_log.this[0].max_aggregation_interval == 60 &&
      aws_flow_log.this[0].traffic_type == "REJECT"
    )
    error_message = "key, retention, interval and traffic as given"
  }
}

run "to_a_bucket" {
  command = plan

  variables {
    flow_logs = { destination = "s3", bucket_arn = "arn:aws:s3:::flow-logs/network/" }
  }

  assert {
    condition     = aws_flow_log.this[0].log_destination_type == "s3" && aws_flow_log.this[0].log_destination == "arn:aws:s3:::flow-logs/network/" && aws_flow_log.this[0].iam_role_arn == null
    error_message = "the bucket, with its prefix"
  }

  assert {
    condition     = length(aws_cloudwatch_log_group.flow_logs) + length(aws_iam_role.flow_logs) + length(aws_iam_role_policy.flow_logs) == 0
    error_message = "no group and no role for a bucket"
  }

  assert {
    condition     = length(aws_flow_log.this[0].destination_options) == 0
    error_message = "files as S3 gets them by default"
  }
}

run "to_a_bucket_in_files_of_parquet" {
  command = plan

  variables {
    flow_logs = {
      destination                = "s3"
      bucket_arn                 = "arn:aws:s3:::flow-logs"
      file_format                = "parquet"
      hive_compatible_partitions = true
    }
  }

  assert {
    condition = aws_flow_log.this[0].destination_options == tolist([
      { file_format = "parquet", hive_compatible_partitions = true, per_hour_partition = false }
    ])
    error_message = "format and prefixes as given"
  }
}

run "with_fields_of_choice" {
  command = plan

  variables {
    flow_logs = { fields = ["version", "pkt-srcaddr", "flow-direction"] }
  }

  assert {
    condition     = aws_flow_log.this[0].log_format == "$${version} $${pkt-srcaddr} $${flow-direction}"
    error_message = "AWS's own names in braces, in the order given"
  }
}

run "none" {
  command = plan

  variables {
    flow_logs = { destination = "none" }
  }

  assert {
    condition     = length(aws_flow_log.this) + length(aws_cloudwatch_log_group.flow_logs) + length(aws_iam_role.flow_logs) == 0
    error_message = "nothing is logged and nothing is paid"
  }
}
