# Generated from src/compute/image/distribution.ts by `npm run modules`. Do not edit.

# Where images go, and who may start servers from them.

locals {
  distribution_regions = merge({ for region in [var.region] : region => var.home }, var.regions)

  launch_permissions = {
    for region, settings in local.distribution_regions : region => [
      for given in [settings] : {
        organization_arns        = sort(given.organization_arns)
        organizational_unit_arns = sort(given.organizational_unit_arns)
        user_ids                 = sort(given.accounts)
      }
      if length(given.accounts) != 0 ||
      length(given.organization_arns) != 0 ||
      length(given.organizational_unit_arns) != 0
    ]
  }
}

resource "aws_imagebuilder_distribution_configuration" "this" {
  name = var.name
  tags = merge(var.tags, { Name = var.name })

  dynamic "distribution" {
    for_each = [
      for region, settings in local.distribution_regions : {
        kms_key_id       = settings.kms_key_arn
        launch_templates = sort(settings.launch_template_ids)
        name             = "${var.name}-{{ imagebuilder:buildDate }}"
        parameters       = [for wanted in [settings.parameter] : "/imagebuilder/${var.name}" if wanted]
        permissions      = local.launch_permissions[region]
        region           = region
        tags             = merge(var.tags, var.image_tags, { Name = var.name })
        target_accounts  = sort(settings.copy_to)
      }
    ]

    content {
      region = distribution.value.region

      ami_distribution_configuration {
        ami_tags           = distribution.value.tags
        kms_key_id         = distribution.value.kms_key_id
        name               = distribution.value.name
        target_account_ids = distribution.value.target_accounts

        dynamic "launch_permission" {
          for_each = distribution.value.permissions

          content {
            organization_arns        = launch_permission.value.organization_arns
            organizational_unit_arns = launch_permission.value.organizational_unit_arns
            user_ids                 = launch_permission.value.user_ids
          }
        }
      }

      dynamic "launch_template_configuration" {
        for_each = distribution.value.launch_templates

        content {
          default            = true
          launch_template_id = launch_template_configuration.value
        }
      }

      dynamic "ssm_parameter_configuration" {
        for_each = distribution.value.parameters

        content {
          data_type      = "aws:ec2:image"
          parameter_name = ssm_parameter_configuration.value
        }
      }
    }
  }
}
