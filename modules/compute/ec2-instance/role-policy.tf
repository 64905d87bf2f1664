# Generated from src/compute/policy/role-policy.ts by `npm run modules`. Do not edit.

# Roles: who may take them, their inline policies, and what Session Manager needs.

resource "aws_iam_role_policy" "session_manager" {
  count = var.role == null && var.session_manager ? 1 : 0

  name = "session-manager"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "ssm:UpdateInstanceInformation",
          "ssmmessages:CreateControlChannel",
          "ssmmessages:CreateDataChannel",
          "ssmmessages:OpenControlChannel",
          "ssmmessages:OpenDataChannel",
        ]
        Effect   = "Allow"
        Resource = "*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.this[*].id)
}

resource "aws_iam_role_policy" "cloudwatch_agent" {
  count = var.role == null && var.cloudwatch_agent != null ? 1 : 0

  name = "cloudwatch-agent"
  policy = jsonencode({
    Statement = concat(
      [
        {
          Action    = "cloudwatch:PutMetricData"
          Condition = { StringEquals = { "cloudwatch:namespace" = var.cloudwatch_agent.namespace } }
          Effect    = "Allow"
          Resource  = "*"
          Sid       = "Metrics"
        },
      ],
      [
        for action in ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"] : {
          Action   = action
          Effect   = "Allow"
          Resource = [for log in var.cloudwatch_agent.logs : "${log.log_group_arn}:*"]
        }
        if length(var.cloudwatch_agent.logs) != 0
      ]
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.this[*].id)
}

resource "aws_iam_role_policy" "application" {
  count = var.role == null && length(var.statements) != 0 ? 1 : 0

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
  role = one(aws_iam_role.this[*].id)
}
