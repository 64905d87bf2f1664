# Generated from src/compute/ecr-repository/repository-policy.ts by `npm run modules`. Do not edit.

# Who of other accounts may pull.

resource "aws_ecr_repository_policy" "this" {
  count = length(var.pull_principals) != 0 ? 1 : 0

  policy = jsonencode({
    Statement = [
      {
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ]
        Effect    = "Allow"
        Principal = { AWS = var.pull_principals }
        Sid       = "Pull"
      },
    ]
    Version = "2012-10-17"
  })
  repository = aws_ecr_repository.this.name
}
