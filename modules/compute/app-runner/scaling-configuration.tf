# Generated from src/compute/app-runner/scaling/scaling-configuration.ts by `npm run modules`. Do not edit.

# A revision of an auto scaling configuration: a service's own, or one that services share.

# Services move to a new revision before the old one goes.
resource "aws_apprunner_auto_scaling_configuration_version" "this" {
  count = var.shared_scaling == null ? 1 : 0

  auto_scaling_configuration_name = var.name
  max_concurrency                 = var.scaling.max_concurrency
  max_size                        = var.scaling.max_size
  min_size                        = var.scaling.min_size
  tags                            = merge(var.tags, { Name = var.name })

  lifecycle {
    create_before_destroy = true
  }
}
