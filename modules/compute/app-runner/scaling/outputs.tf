# Generated from src/compute/app-runner/scaling/scaling.ts by `npm run modules`. Do not edit.

output "scaling" {
  description = "The configuration as services take it."
  value = {
    arn = aws_apprunner_auto_scaling_configuration_version.this.arn
  }
}

output "scaling_arn" {
  description = "The configuration's ARN, with its revision."
  value       = aws_apprunner_auto_scaling_configuration_version.this.arn
}
