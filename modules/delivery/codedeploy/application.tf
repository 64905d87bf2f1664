# Generated from src/delivery/codedeploy/application.ts by `npm run modules`. Do not edit.

# The application, by its names, and where the block is.

locals {
  place            = "${data.aws_region.this.id}:${data.aws_caller_identity.caller.account_id}"
  application_name = var.existing_application == null ? var.name : var.existing_application
  group_name       = var.deployment_group_name == null ? var.name : var.deployment_group_name
  artifact_prefix  = var.artifact_prefix == null ? "${var.name}/" : var.artifact_prefix

  # Service Authorization Reference, "Actions, resources, and condition keys for AWS CodeDeploy".
  application_arn = "arn:${data.aws_partition.this.partition}:codedeploy:${local.place}:application:${local.application_name}"

  group_arn = "arn:${data.aws_partition.this.partition}:codedeploy:${local.place}:deploymentgroup:${local.application_name}/${local.group_name}"
}

data "aws_partition" "this" {}

data "aws_caller_identity" "caller" {}

# The attribute that providers 5 and 6 both have.
data "aws_region" "this" {}

resource "aws_codedeploy_app" "this" {
  count = var.existing_application == null ? 1 : 0

  compute_platform = "Server"
  name             = var.name
  tags             = merge(var.tags, { Name = var.name })
}
