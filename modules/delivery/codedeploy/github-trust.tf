# Generated from src/delivery/codedeploy/github-trust.ts by `npm run modules`. Do not edit.

# Which workflows may take the role: the subjects of their tokens.

locals {
  # The issuer, or GitHub's own where nobody asks for it: a local is computed in any case.
  github_issuer = var.github == null ? "token.actions.githubusercontent.com" : var.github.issuer

  github_repository = try(
    var.github.repository_id == null
    ? var.github.repository
    : join("", [
      split("/", var.github.repository)[0],
      "@${var.github.owner_id}/",
      split("/", var.github.repository)[1],
      "@",
      var.github.repository_id,
    ]),
    ""
  )

  github_subjects = var.github == null ? [] : concat(
    [for name in var.github.branches : "repo:${local.github_repository}:ref:refs/heads/${name}"],
    [for name in var.github.tags : "repo:${local.github_repository}:ref:refs/tags/${name}"],
    [for name in var.github.environments : "repo:${local.github_repository}:environment:${name}"],
    [for kind in ["pull_request"] : "repo:${local.github_repository}:${kind}" if var.github.pull_requests]
  )

  github_exact_subjects = [
    for subject in local.github_subjects : subject
    if !can(regex("[*?]", subject))
  ]

  github_subject_patterns = [
    for subject in local.github_subjects : subject
    if can(regex("[*?]", subject))
  ]

  github_subject_kinds = {
    exact = {
      condition = {
        StringEquals = {
          for claim, values in { aud = ["sts.amazonaws.com"], sub = local.github_exact_subjects } :
          "${local.github_issuer}:${claim}" => values
        }
      }
      subjects = local.github_exact_subjects
    }
    patterns = {
      condition = {
        StringEquals = {
          for claim, values in { aud = ["sts.amazonaws.com"] } : "${local.github_issuer}:${claim}" => values
        }
        StringLike = {
          for claim, values in { sub = local.github_subject_patterns } :
          "${local.github_issuer}:${claim}" => values
        }
      }
      subjects = local.github_subject_patterns
    }
  }

  github_provider_arn = (
    (var.github == null ? false : var.github.oidc_provider == "create")
    ? one(aws_iam_openid_connect_provider.this[*].arn)
    : one(data.aws_iam_openid_connect_provider.github[*].arn)
  )
}
