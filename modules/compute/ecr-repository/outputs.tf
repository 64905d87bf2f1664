# Generated from src/compute/ecr-repository/ecr-repository.ts by `npm run modules`. Do not edit.

output "repository" {
  description = "The repository as services and pipelines take it: ARN, name, URL."
  value = {
    arn  = aws_ecr_repository.this.arn
    name = var.name
    url  = aws_ecr_repository.this.repository_url
  }
}

output "repository_url" {
  description = "What images are named by, without a tag."
  value       = aws_ecr_repository.this.repository_url
}
