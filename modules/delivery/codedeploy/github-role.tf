# Generated from src/delivery/codedeploy/github-role.ts by `npm run modules`. Do not edit.

# The role that GitHub Actions takes by OIDC: it uploads this application's revisions and deploys
# this group.

# Looked for, since a role would be made without it, and refuse every token.
data "aws_iam_openid_connect_provider" "github" {
  count = (var.github == null ? false : var.github.oidc_provider == "existing") ? 1 : 0

  arn = var.github.oidc_provider_arn
  url = var.github.oidc_provider_arn == null ? "https://${local.github_issuer}" : null
}

resource "aws_iam_role" "github" {
  count = var.github != null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      for kind in local.github_subject_kinds : {
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = kind.condition
        Effect    = "Allow"
        Principal = { Federated = local.github_provider_arn }
      }
      if length(kind.subjects) != 0
    ]
    Version = "2012-10-17"
  })
  description          = "GitHub Actions of ${var.github.repository}: deploys ${local.group_name}."
  max_session_duration = 3600
  name                 = var.github.role_name
  name_prefix          = var.github.role_name == null ? "${var.name}-github-" : null
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-github" })
}

resource "aws_iam_role_policy" "github" {
  count = var.github != null ? 1 : 0

  name   = "deploy"
  policy = jsonencode({ Statement = local.github_statements, Version = "2012-10-17" })
  role   = one(aws_iam_role.github[*].id)
}

# Without thumbprints: IAM checks the issuer's certificate by its own roots (API Reference:
# CreateOpenIDConnectProvider).
resource "aws_iam_openid_connect_provider" "this" {
  count = (var.github == null ? false : var.github.oidc_provider == "create") ? 1 : 0

  client_id_list = ["sts.amazonaws.com"]
  tags           = merge(var.tags, { Name = "github-actions" })
  url            = "https://${local.github_issuer}"
}
