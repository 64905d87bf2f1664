# Generated from src/compute/ecs-service/execution-role.ts by `npm run modules`. Do not edit.

# The execution role: what ECS does to start these containers, and nothing else.

locals {
  secret_statements = concat(
    length(local.secret_arns) == 0 ? [] : [
      {
        Action   = "secretsmanager:GetSecretValue"
        Effect   = "Allow"
        Resource = local.secret_arns
        Sid      = "Secrets"
      },
    ],
    length(local.parameter_arns) == 0 ? [] : [
      { Action = "ssm:GetParameters", Effect = "Allow", Resource = local.parameter_arns, Sid = "Parameters" },
    ],
    length(var.secret_key_arns) == 0 ? [] : [
      {
        Action = "kms:Decrypt"
        Condition = {
          StringEquals = {
            "kms:ViaService" = [
              "secretsmanager.${local.region}.amazonaws.com",
              "ssm.${local.region}.amazonaws.com",
            ]
          }
        }
        Effect   = "Allow"
        Resource = var.secret_key_arns
        Sid      = "Decrypt"
      },
    ]
  )

  log_stream_arns = [
    for arn in { for key, instance in aws_cloudwatch_log_group.this : key => instance.arn } : "${arn}:*"
  ]

  private_images = [
    for container in local.all_containers :
    replace(split(":", split("@", container.image)[0])[0], ".dkr-ecr.", ".dkr.ecr.")
    if can(regex("^[0-9]{12}\\.dkr(\\.ecr(-fips)?|-ecr)\\.[a-z0-9-]+\\.(amazonaws\\.com(\\.cn)?|on\\.aws)/", container.image))
  ]

  repository_arns = distinct([
    for image in local.private_images :
    "arn:${local.partition}:ecr:${split(".", image)[3]}:${split(".", image)[0]}:repository/${join("/", slice(
      split("/", image),
      1,
      length(split("/", image))
    ))}"
  ])

  # The endpoints that Fargate tasks pull through; none on EC2, where the instance may pull before
  # there are any. Both must be there: layers and manifests come by ecr.dkr, the rest by ecr.api.
  pull_endpoint_ids = (
    var.launch_type != "fargate" ? []
    : var.endpoints == null ? []
    : contains(keys(var.endpoints.interfaces), "ecr.api") &&
    contains(keys(var.endpoints.interfaces), "ecr.dkr")
    ? [var.endpoints.interfaces["ecr.api"].id, var.endpoints.interfaces["ecr.dkr"].id]
    : []
  )

  repositories_by_endpoint = [
    for arn in local.repository_arns : arn
    if length(local.pull_endpoint_ids) == 0 ? false : split(":", arn)[3] == var.endpoints.region
  ]

  repositories_direct = [
    for arn in local.repository_arns : arn
    if length(local.pull_endpoint_ids) == 0 ? true : split(":", arn)[3] != var.endpoints.region
  ]

  pull_statements = concat(
    length(local.repository_arns) == 0 ? [] : [
      { Action = "ecr:GetAuthorizationToken", Effect = "Allow", Resource = "*", Sid = "Login" },
    ],
    length(local.repositories_by_endpoint) == 0 ? [] : [
      {
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ]
        Condition = { StringEquals = { "aws:SourceVpce" = local.pull_endpoint_ids } }
        Effect    = "Allow"
        Resource  = local.repositories_by_endpoint
        Sid       = "PullThroughEndpoints"
      },
    ],
    length(local.repositories_direct) == 0 ? [] : [
      {
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ]
        Effect   = "Allow"
        Resource = local.repositories_direct
        Sid      = "Pull"
      },
    ]
  )

  log_router_configurations = [
    for container in local.all_containers :
    container.firelens == null ? ""
    : lookup(container.firelens.options, "config-file-type", "") == "s3"
    ? lookup(container.firelens.options, "config-file-value", "")
    : ""
  ]

  log_router_objects = [for arn in local.log_router_configurations : arn if arn != ""]

  log_router_statements = concat(
    length(local.log_router_objects) == 0 ? [] : [
      {
        Action   = "s3:GetObject"
        Effect   = "Allow"
        Resource = local.log_router_objects
        Sid      = "LogRouterObject"
      },
    ],
    length([for arn in local.log_router_objects : split("/", arn)[0]]) == 0 ? [] : [
      {
        Action   = "s3:GetBucketLocation"
        Effect   = "Allow"
        Resource = [for arn in local.log_router_objects : split("/", arn)[0]]
        Sid      = "LogRouterBucket"
      },
    ]
  )

  execution_statements = concat(
    length(local.log_stream_arns) == 0 ? [] : [
      {
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Effect   = "Allow"
        Resource = local.log_stream_arns
        Sid      = "Log"
      },
    ],
    local.pull_statements,
    local.secret_statements,
    local.log_router_statements
  )
}

resource "aws_iam_role" "execution" {
  count = var.execution_role == null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike      = { "aws:SourceArn" = "${local.ecs_arn}:*" }
          StringEquals = { "aws:SourceAccount" = local.account }
        }
        Effect    = "Allow"
        Principal = { Service = "ecs-tasks.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description = "ECS: starts the containers of the service ${var.name}."
  # Role names are shared by all regions of the account.
  name_prefix          = "${var.name}-exec-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-execution" })
}

resource "aws_iam_role_policy" "execution" {
  count = var.execution_role == null ? 1 : 0

  name = "start-containers"
  policy = jsonencode({
    Statement = concat(
      local.execution_statements,
      length(local.execution_statements) == 0
      ? [{ Action = "sts:GetCallerIdentity", Effect = "Allow", Resource = "*", Sid = "Nothing" }]
      : []
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.execution[*].id)
}
