# Generated from src/compute/app-runner/scaling/scaling-configuration.ts by `npm run modules`. Do not edit.

# A revision of an auto scaling configuration: a service's own, or one that services share.

# Services move to a new revision before the old one goes.
resource "aws_apprunner_auto_scaling_configuration_version" "this" {
  auto_scaling_configuration_name = var.name
  max_concurrency                 = var.max_concurrency
  max_size                        = var.max_size
  min_size                        = var.min_size
  tags                            = merge(var.tags, { Name = var.name })

  lifecycle {
    create_before_destroy = true
  }
}
