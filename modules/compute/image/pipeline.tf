# Generated from src/compute/image/pipeline.ts by `npm run modules`. Do not edit.

# The pipeline, and the image that an apply builds where it is wanted.

resource "aws_imagebuilder_image_pipeline" "this" {
  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.this.arn
  enhanced_image_metadata_enabled  = var.enhanced_metadata
  image_recipe_arn                 = aws_imagebuilder_image_recipe.this.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.this.arn
  name                             = var.name
  status                           = var.enabled ? "ENABLED" : "DISABLED"
  tags                             = merge(var.tags, { Name = var.name })

  image_scanning_configuration {
    image_scanning_enabled = var.scan
  }

  image_tests_configuration {
    image_tests_enabled = var.tests.enabled
    timeout_minutes     = var.tests.timeout_minutes
  }

  dynamic "schedule" {
    for_each = [for schedule in [var.schedule] : schedule if schedule != null]

    content {
      pipeline_execution_start_condition = (
        schedule.value.only_when_updated
        ? "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"
        : "EXPRESSION_MATCH_ONLY"
      )
      schedule_expression = schedule.value.cron
      timezone            = schedule.value.timezone
    }
  }
}

# Another recipe is another image; the one before stays until the new one is there.
resource "aws_imagebuilder_image" "this" {
  count = var.build_now ? 1 : 0

  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.this.arn
  enhanced_image_metadata_enabled  = var.enhanced_metadata
  image_recipe_arn                 = aws_imagebuilder_image_recipe.this.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.this.arn
  tags                             = merge(var.tags, { Name = var.name })

  image_scanning_configuration {
    image_scanning_enabled = var.scan
  }

  image_tests_configuration {
    image_tests_enabled = var.tests.enabled
    timeout_minutes     = var.tests.timeout_minutes
  }

  lifecycle {
    create_before_destroy = true
  }
}
