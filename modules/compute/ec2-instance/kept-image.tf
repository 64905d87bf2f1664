# Generated from src/compute/ec2-instance/kept-image.ts by `npm run modules`. Do not edit.

# The image that the server started from.

locals {
  image_id = var.image.id == null ? data.aws_ssm_parameter.image.insecure_value : var.image.id
}

data "aws_ssm_parameter" "image" {
  name = (
    var.image.parameter == null
    ? "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${var.image.architecture}"
    : var.image.parameter
  )
}

resource "terraform_data" "kept_image" {
  input            = local.image_id
  triggers_replace = jsonencode([var.image.parameter, var.image.architecture, var.image_refresh])

  lifecycle {
    ignore_changes = [input]
  }
}
