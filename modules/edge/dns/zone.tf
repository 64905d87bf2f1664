# Generated from src/edge/dns/zone.ts by `npm run modules`. Do not edit.

# The hosted zone, and the VPCs that ask it.

locals {
  zone_name = var.existing_zone == null ? var.name : var.existing_zone.name
  zone_id   = var.existing_zone == null ? one(aws_route53_zone.this[*].zone_id) : var.existing_zone.id
}

resource "aws_route53_zone" "this" {
  count = var.existing_zone == null ? 1 : 0

  comment           = var.comment
  delegation_set_id = var.delegation_set_id
  force_destroy     = var.force_destroy
  name              = local.zone_name
  tags              = merge(var.tags, { Name = local.zone_name })

  dynamic "vpc" {
    for_each = [
      for association in var.networks : { region = association.region, vpc_id = association.network.vpc_id }
    ]

    content {
      vpc_id     = vpc.value.vpc_id
      vpc_region = vpc.value.region
    }
  }
}

# Of a zone that is there only its own associations are this block's.
resource "aws_route53_zone_association" "this" {
  for_each = {
    for key, association in var.networks :
    key => { region = association.region, vpc_id = association.network.vpc_id }
    if var.existing_zone != null
  }

  vpc_id     = each.value.vpc_id
  vpc_region = each.value.region
  zone_id    = local.zone_id
}
