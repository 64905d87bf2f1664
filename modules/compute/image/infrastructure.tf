# Generated from src/compute/image/infrastructure.ts by `npm run modules`. Do not edit.

# The servers that build and test.

resource "aws_imagebuilder_infrastructure_configuration" "this" {
  instance_profile_name = aws_iam_instance_profile.this.name
  instance_types = (
    length(var.instance_types) == 0
    ? (var.parent.architecture == "arm64" ? ["t4g.medium"] : ["t3.medium"])
    : sort(var.instance_types)
  )
  name                          = var.name
  resource_tags                 = merge(var.tags, { Name = var.name })
  security_group_ids            = [for group in var.security_groups : group.id]
  sns_topic_arn                 = var.topic_arn
  subnet_id                     = var.network.tiers[var.tier].subnets[var.zone].id
  tags                          = merge(var.tags, { Name = var.name })
  terminate_instance_on_failure = var.terminate_on_failure

  instance_metadata_options {
    http_put_response_hop_limit = var.metadata_hop_limit
    http_tokens                 = "required"
  }

  dynamic "logging" {
    for_each = [for logs in [var.logs] : logs if logs != null]

    content {
      s3_logs {
        s3_bucket_name = logging.value.bucket
        s3_key_prefix  = logging.value.prefix
      }
    }
  }

  # Servers that start before may do nothing.
  depends_on = [aws_iam_role_policy.build, aws_iam_role_policy.further]
}
