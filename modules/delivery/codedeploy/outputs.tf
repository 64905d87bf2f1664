# Generated from src/delivery/codedeploy/codedeploy.ts by `npm run modules`. Do not edit.

output "application_name" {
  description = "The application's name."
  value       = aws_codedeploy_deployment_group.this.app_name
}

output "artifact_location" {
  description = "Where revisions are uploaded to: `s3://BUCKET/PREFIX/`."
  value       = "s3://${var.artifact_bucket.name}/${local.artifact_prefix}"
}

output "codedeploy" {
  description = "The application and its deployment group: names, ARNs, roles, where revisions lie."
  value = {
    application_name      = aws_codedeploy_deployment_group.this.app_name
    artifact_location     = "s3://${var.artifact_bucket.name}/${local.artifact_prefix}"
    deployment_group_arn  = aws_codedeploy_deployment_group.this.arn
    deployment_group_name = aws_codedeploy_deployment_group.this.deployment_group_name
    github_role_arn       = one(aws_iam_role.github[*].arn)
    service_role_arn      = aws_iam_role.service.arn
  }
}

output "deployment_group_name" {
  description = "The deployment group's name."
  value       = aws_codedeploy_deployment_group.this.deployment_group_name
}

output "github_oidc_provider_arn" {
  description = "ARN of GitHub's OIDC provider, made here or there already; null without `github`."
  value = (
    (var.github == null ? false : var.github.oidc_provider == "create")
    ? one(aws_iam_openid_connect_provider.this[*].arn)
    : one(data.aws_iam_openid_connect_provider.github[*].arn)
  )
}

output "github_role_arn" {
  description = "ARN of the role that a workflow takes: its variable AWS_ROLE_ARN; null without `github`."
  value       = one(aws_iam_role.github[*].arn)
}

output "instance_policy" {
  description = "What instances may do for deployments, as JSON: for roles that are managed elsewhere."
  value       = jsonencode({ Statement = local.instance_statements, Version = "2012-10-17" })
}

output "service_policy" {
  description = "What that role may do, as JSON."
  value       = jsonencode({ Statement = local.service_statements, Version = "2012-10-17" })
}

output "service_role_arn" {
  description = "ARN of the role that CodeDeploy takes."
  value       = aws_iam_role.service.arn
}
