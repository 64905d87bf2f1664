# Generated from src/compute/image/components.ts by `npm run modules`. Do not edit.

# What an image is made with: a document of one's own, or a component that is there.

locals {
  documents = {
    for key, component in var.components : key => {
      description = component.description
      document    = component.document
      name        = "${var.name}-${key}"
      tags        = merge(var.tags, { Name = "${var.name}-${key}" })
      version = "${var.base_version}.${parseint(
        substr(sha256(jsonencode([component.document, component.description])), 0, 7),
        16
      )}"
    }
    if component.document != null
  }

  components_elsewhere = {
    for key, component in var.components :
    key => component.arn != null
    ? component.arn
    : "${local.amazon}:component/${component.managed}/${component.managed_version}"
    if component.document == null
  }

  component_arns = merge(local.components_elsewhere, {
    for key, document in local.documents : key => aws_imagebuilder_component.this[key].arn
  })

  component_identities = {
    for key, component in var.components :
    key => component.document != null ? local.documents[key].version
    : component.arn != null
    ? component.arn
    : "${component.managed}/${component.managed_version}"
  }

  component_order = var.order == null ? keys(var.components) : var.order
}

resource "aws_imagebuilder_component" "this" {
  for_each = local.documents

  data        = each.value.document
  description = each.value.description
  name        = each.value.name
  platform    = "Linux"
  tags        = each.value.tags
  version     = each.value.version

  lifecycle {
    create_before_destroy = true
  }
}
