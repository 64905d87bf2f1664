# Generated from src/compute/app-runner/roles.ts by `npm run modules`. Do not edit.

# The service's two roles: the access role pulls its image, the instance role is the application's.

locals {
  secret_arns = distinct([
    for secret in var.secrets : secret.secret_arn
    if secret.secret_arn != null
  ])

  parameter_arns = distinct([
    for secret in var.secrets : secret.parameter_arn
    if secret.parameter_arn != null
  ])

  # `123456789012.dkr.ecr.REGION.amazonaws.com/shop/api:1.4.0`: App Runner is in the partition aws
  # alone.
  image_repository = try(split(":", split("@", var.image.identifier)[0])[0], "")
}

# A prefix, since role names are shared by all regions of the account.
resource "aws_iam_role" "access" {
  count = (
    (var.image == null ? false : var.image.registry == "ecr") && var.access_role == null
  ) ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "build.apprunner.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "App Runner: pulls the image of the service ${var.name}."
  name_prefix          = "${var.name}-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-access" })
}

resource "aws_iam_role" "instance" {
  count = var.instance_role == null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "tasks.apprunner.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "The application of the App Runner service ${var.name}."
  name_prefix          = "${var.name}-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-instance" })
}

resource "aws_iam_role_policy" "access" {
  count = (
    (var.image == null ? false : var.image.registry == "ecr") && var.access_role == null
  ) ? 1 : 0

  name = "pull-image"
  policy = jsonencode({
    Statement = [
      { Action = "ecr:GetAuthorizationToken", Effect = "Allow", Resource = "*", Sid = "Login" },
      {
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:DescribeImages",
          "ecr:GetDownloadUrlForLayer",
        ]
        Effect = "Allow"
        Resource = join("", [
          "arn:aws:ecr:",
          split(".", local.image_repository)[3],
          ":",
          split(".", local.image_repository)[0],
          ":repository/",
          join("/", slice(split("/", local.image_repository), 1, length(split("/", local.image_repository)))),
        ])
        Sid = "Pull"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.access[*].id)
}

resource "aws_iam_role_policy" "secrets" {
  count = var.instance_role == null && length(var.secrets) != 0 ? 1 : 0

  name = "fetch-secrets"
  policy = jsonencode({
    Statement = concat(
      length(local.secret_arns) == 0 ? [] : [
        {
          Action   = "secretsmanager:GetSecretValue"
          Effect   = "Allow"
          Resource = local.secret_arns
          Sid      = "Secrets"
        },
      ],
      length(local.parameter_arns) == 0 ? [] : [
        {
          Action   = "ssm:GetParameters"
          Effect   = "Allow"
          Resource = local.parameter_arns
          Sid      = "Parameters"
        },
      ],
      length(var.secret_key_arns) == 0 ? [] : [
        {
          Action = "kms:Decrypt"
          Condition = {
            StringLike = {
              "kms:ViaService" = ["secretsmanager.*.amazonaws.com", "ssm.*.amazonaws.com"]
            }
          }
          Effect   = "Allow"
          Resource = var.secret_key_arns
          Sid      = "Decrypt"
        },
      ]
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instance[*].id)
}

resource "aws_iam_role_policy" "application" {
  count = var.instance_role == null && length(var.statements) != 0 ? 1 : 0

  name = "application"
  policy = jsonencode({
    Statement = [
      for name, statement in var.statements : merge(
        {
          Action   = statement.actions
          Effect   = statement.effect
          Resource = statement.resources
          Sid      = replace(name, "-", "")
        },
        {
          for member, value in {
            Condition = length(statement.conditions) == 0 ? null : statement.conditions
          } : member => value
          if value != null
        }
      )
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instance[*].id)
}

resource "aws_iam_role_policy" "tracing" {
  count = var.instance_role == null && var.tracing ? 1 : 0

  name = "trace"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "xray:GetSamplingRules",
          "xray:GetSamplingStatisticSummaries",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
        ]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "Trace"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instance[*].id)
}
