# Generated from src/compute/image/recipe.ts by `npm run modules`. Do not edit.

# The recipe: what an image begins with, what is done to it, and its disk.

locals {
  parent_image = (
    var.parent.image_id != null ? var.parent.image_id
    : var.parent.parameter != null
    ? "ssm:${var.parent.parameter}"
    : "${local.amazon}:image/${
      var.parent.managed != null ? var.parent.managed
      : var.parent.architecture == "arm64"
      ? "amazon-linux-2023-arm64"
      : "amazon-linux-2023-x86"
    }/x.x.x"
  )

  recipe_content = jsonencode([
    var.parent,
    [
      for key in local.component_order :
      { id = local.component_identities[key], parameters = var.components[key].parameters }
    ],
    var.disk,
    var.working_directory,
  ])
}

resource "aws_imagebuilder_image_recipe" "this" {
  name              = var.name
  parent_image      = local.parent_image
  tags              = merge(var.tags, { Name = var.name })
  version           = "${var.base_version}.${parseint(substr(sha256(local.recipe_content), 0, 7), 16)}"
  working_directory = var.working_directory

  block_device_mapping {
    device_name = var.disk.device_name

    ebs {
      delete_on_termination = "true"
      encrypted             = "true"
      iops                  = var.disk.iops
      kms_key_id            = var.disk.kms_key_arn
      throughput            = var.disk.throughput
      volume_size           = var.disk.size_gib
      volume_type           = "gp3"
    }
  }

  dynamic "component" {
    for_each = [
      for key in local.component_order : {
        arn = local.component_arns[key]
        parameters = [
          for name, value in var.components[key].parameters : { name = name, value = value }
        ]
      }
    ]

    content {
      component_arn = component.value.arn

      dynamic "parameter" {
        for_each = component.value.parameters

        content {
          name  = parameter.value.name
          value = parameter.value.value
        }
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}
