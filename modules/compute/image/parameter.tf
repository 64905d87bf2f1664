# Generated from src/compute/image/parameter.ts by `npm run modules`. Do not edit.

# The SSM parameter that servers read the image's id from.

data "aws_ssm_parameter" "amazon_linux" {
  count = var.home.parameter && var.initial_image_id == null ? 1 : 0

  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${var.parent.architecture}"
}

resource "aws_ssm_parameter" "this" {
  count = var.home.parameter ? 1 : 0

  data_type   = "aws:ec2:image"
  description = "The newest image of ${var.name}."
  insecure_value = (
    var.initial_image_id == null
    ? one(data.aws_ssm_parameter.amazon_linux[*].insecure_value)
    : var.initial_image_id
  )
  name = "/imagebuilder/${var.name}"
  tags = merge(var.tags, { Name = var.name })
  type = "String"

  lifecycle {
    ignore_changes = [insecure_value]
  }
}
