# Generated from src/endpoints/aws-owned.ts by `npm run modules`. Do not edit.

# What AWS keeps in accounts of its own, and clients read through endpoints: no perimeter of
# accounts lets it pass.

locals {
  # "Using Systems Manager public parameters, documents and automation runbooks owned by Amazon":
  # their ARNs name no account.
  partition = (
    startswith(var.region, "cn-") ? "aws-cn" : startswith(var.region, "us-gov-") ? "aws-us-gov" : "aws"
  )

  # ARNs of the objects, by use.
  aws_buckets = {
    amazon_linux = [
      "arn:${local.partition}:s3:::al2023-${var.region}/*",
      "arn:${local.partition}:s3:::al2023-repos-${var.region}-de612dc2/*",
      "arn:${local.partition}:s3:::amazonlinux-2-repos-${var.region}/*",
    ]
    cloudwatch_agent = [
      "arn:${local.partition}:s3:::amazoncloudwatch-agent/*",
      "arn:${local.partition}:s3:::amazoncloudwatch-agent-${var.region}/*",
    ]
    codedeploy_agent = ["arn:${local.partition}:s3:::aws-codedeploy-${var.region}/*"]
    ecr_layers       = ["arn:${local.partition}:s3:::prod-${var.region}-starport-layer-bucket/*"]
    image_builder = [
      "arn:${local.partition}:s3:::ec2imagebuilder-managed-resources-${var.region}-prod/components/*",
      "arn:${local.partition}:s3:::ec2imagebuilder-toe-${var.region}-prod/*",
    ]
    systems_manager = [
      "arn:${local.partition}:s3:::${var.region}-birdwatcher-prod/*",
      "arn:${local.partition}:s3:::amazon-ssm-${var.region}/*",
      "arn:${local.partition}:s3:::amazon-ssm-packages-${var.region}/*",
      "arn:${local.partition}:s3:::aws-ssm-${var.region}/*",
      "arn:${local.partition}:s3:::aws-ssm-distributor-file-${var.region}/*",
      "arn:${local.partition}:s3:::aws-ssm-document-attachments-${var.region}/*",
      "arn:${local.partition}:s3:::patch-baseline-snapshot-${var.region}/*",
    ]
  }
}
