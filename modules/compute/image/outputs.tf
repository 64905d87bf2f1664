# Generated from src/compute/image/image.ts by `npm run modules`. Do not edit.

output "ami_id" {
  description = "The image's id where the apply has built it, or null."
  value       = local.ami_id
}

output "component_arns" {
  description = "ARNs of the documents' components with their versions, by key."
  value       = { for key, instance in aws_imagebuilder_component.this : key => instance.arn }
}

output "image" {
  description = <<-EOT
    The image as servers take it: pipeline, recipe, SSM parameter, and the id where an apply built
    it.
  EOT
  value = {
    ami_id       = local.ami_id
    pipeline_arn = aws_imagebuilder_image_pipeline.this.arn
    recipe_arn   = aws_imagebuilder_image_recipe.this.arn
    ssm_parameter = (
      var.home.parameter ? split(":parameter", one(aws_ssm_parameter.this[*].arn))[1] : null
    )
  }
}

output "pipeline_arn" {
  description = "The pipeline's ARN: who starts it builds an image."
  value       = aws_imagebuilder_image_pipeline.this.arn
}

output "recipe_arn" {
  description = "The recipe's ARN, with its version."
  value       = aws_imagebuilder_image_recipe.this.arn
}

output "recipe_version" {
  description = "The recipe's version."
  value       = aws_imagebuilder_image_recipe.this.version
}

output "role_arn" {
  description = "The ARN of the build servers' role."
  value       = aws_iam_role.this.arn
}

output "role_name" {
  description = "The name of the build servers' role."
  value       = aws_iam_role.this.name
}

output "ssm_parameter" {
  description = "The SSM parameter with the newest image's id, or null."
  value       = var.home.parameter ? split(":parameter", one(aws_ssm_parameter.this[*].arn))[1] : null
}
