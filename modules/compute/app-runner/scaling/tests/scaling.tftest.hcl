mock_provider "aws" {
  mock_resource "aws_apprunner_auto_scaling_configuration_version" {
    defaults = { arn = "arn:aws:apprunner:ap-northeast-1:123456789012:autoscalingconfiguration/shop/1/0123456789abcdef" }
  }
}

variables {
  name = "shop"
}

run "app_runners_own_numbers" {
  command = apply

  assert {
    condition = (
      aws_apprunner_auto_scaling_configuration_version.this.max_concurrency == 100 &&
      aws_apprunner_auto_scaling_configuration_version.this.min_size == 1 &&
      aws_apprunner_auto_scaling_configuration_version.this.max_size == 25
    )
    error_message = "100 requests for an instance, 1 to 25 of them"
  }
  assert {
    condition     = output.scaling.arn == output.scaling_arn
    error_message = output.scaling.arn
  }
}

run "least_above_most" {
  command = plan

  variables {
    min_size = 5
    max_size = 4
  }

  expect_failures = [var.min_size]
}
