# Generated from src/access/roles/access-roles.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  boundary_characters = nonsensitive(length(replace(local.boundary_policy, " ", "")))

  boundary_problems = (
    var.permissions_boundary == null
    ? [
      for size in [local.boundary_characters] :
      "the permissions boundary of ${length(var.regions)} regions comes to ${size} characters; allowed: up to 6144 characters. Name fewer regions, or a boundary of your own."
      if size > 6144
    ]
    : []
  )

  sized_partition = (
    anytrue([for region in var.regions : startswith(region, "cn-")]) ? "aws-cn"
    : anytrue([for region in var.regions : startswith(region, "us-gov-")])
    ? "aws-us-gov"
    : "aws"
  )

  sized_logs_arn = "arn:${local.sized_partition}:logs:*:000000000000"

  sized_reading_statements = concat(
    [
      { Action = local.describing, Effect = "Allow", Resource = "*", Sid = "Describe" },
      {
        Action = [
          "logs:DescribeLogStreams",
          "logs:FilterLogEvents",
          "logs:GetLogGroupFields",
          "logs:StartLiveTail",
          "logs:StartQuery",
        ]
        Condition = { StringEquals = local.in_scope }
        Effect    = "Allow"
        Resource  = "${local.sized_logs_arn}:log-group:*"
        Sid       = "SearchLogs"
      },
    ],
    [
      for groups in [var.log_groups] : {
        Action   = ["logs:GetLogEvents"]
        Effect   = "Allow"
        Resource = [for group in groups : "${local.sized_logs_arn}:log-group:${group}:log-stream:*"]
        Sid      = "ReadStreams"
      }
      if length(groups) != 0
    ]
  )

  reading_characters = nonsensitive(length(replace(jsonencode({
    Statement = local.sized_reading_statements
    Version   = "2012-10-17"
  }), " ", "")))

  reading_problems = [
    for size in [local.reading_characters] :
    "the policy of all roles, with scope and log_groups, comes to ${size} characters; allowed: up to 6144 characters. Name fewer tags and log groups, or beginnings of their names."
    if size > 6144
  ]

  sized_rds_arn        = "arn:${local.sized_partition}:rds:*:000000000000"
  sized_codedeploy_arn = "arn:${local.sized_partition}:codedeploy:*:000000000000"

  sized_operating_policy = jsonencode({
    Statement = [
      {
        Action    = local.operating
        Condition = { StringEquals = local.in_scope }
        Effect    = "Allow"
        Resource  = "*"
        Sid       = "Operate"
      },
      {
        Action    = "rds:CreateDBSnapshot"
        Condition = { StringEquals = local.in_scope }
        Effect    = "Allow"
        Resource  = "${local.sized_rds_arn}:db:*"
        Sid       = "SnapshotDatabases"
      },
      {
        Action   = ["codedeploy:ContinueDeployment", "codedeploy:StopDeployment"]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "SteerDeployments"
      },
      {
        Action   = "rds:CreateDBSnapshot"
        Effect   = "Allow"
        Resource = "${local.sized_rds_arn}:snapshot:*"
        Sid      = "NameSnapshots"
      },
      {
        Action   = "codedeploy:RegisterApplicationRevision"
        Effect   = "Allow"
        Resource = "${local.sized_codedeploy_arn}:application:*"
        Sid      = "NameRevisions"
      },
    ]
    Version = "2012-10-17"
  })

  operating_characters = nonsensitive(length(replace(local.sized_operating_policy, " ", "")))

  operating_problems = (
    anytrue([for role in var.roles : role.kind == "operator"])
    ? [
      for size in [local.operating_characters] :
      "the policy of operators, with scope twice, comes to ${size} characters; allowed: up to 6144 characters. Name fewer tags."
      if size > 6144
    ]
    : []
  )

  sized_principal_arns = {
    for name, role in var.roles : name => [
      for principal in role.principals :
      can(regex("^[0-9]{12}$", principal)) ? "arn:${local.sized_partition}:iam::${principal}:root" : principal
    ]
  }

  sized_principals_trusted = {
    for name, role in var.roles : name => [
      for taken in [role] : merge(
        {
          Action    = "sts:AssumeRole"
          Effect    = "Allow"
          Principal = { AWS = local.sized_principal_arns[name] }
        },
        {
          for member, value in {
            Condition = (
              length(local.principal_conditions[name]) == 0 ? null : local.principal_conditions[name]
            )
          } : member => value
          if value != null
        }
      )
      if length(taken.principals) != 0
    ]
  }

  sized_permission_sets_trusted = {
    for name, role in var.roles : name => [
      for taken in [role] : {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike = {
            "aws:PrincipalArn" = [
              for set in taken.permission_sets :
              "arn:${local.sized_partition}:iam::000000000000:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${set}_????????????????"
            ]
          }
        }
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.sized_partition}:iam::000000000000:root" }
      }
      if length(taken.permission_sets) != 0
    ]
  }

  sized_trust_policies = {
    for name, role in var.roles : name => jsonencode({
      Statement = concat(
        local.sized_principals_trusted[name], local.sized_permission_sets_trusted[name],
        local.saml_trusted[name]
      )
      Version = "2012-10-17"
    })
  }

  trust_characters = {
    for name, role in var.roles :
    name => nonsensitive(length(replace(try(local.sized_trust_policies[name], ""), " ", "")))
  }

  trust_problems = [
    for key, size in local.trust_characters :
    "the trust policy of roles[\"${key}\"] comes to ${size} characters; allowed: up to ${var.trust_policy_characters} characters. Name fewer that may take it, make two roles, or say the account's quota (trust_policy_characters)."
    if size > var.trust_policy_characters
  ]

  sized_ec2_arn = "arn:${local.sized_partition}:ec2:*:000000000000"
  sized_ssm_arn = "arn:${local.sized_partition}:ssm:*:000000000000"

  sized_instance_shells = {
    for name, tags in local.shells : name => [
      {
        Action = "ssm:StartSession"
        Condition = {
          BoolIfExists = { "ssm:SessionDocumentAccessCheck" = "true" }
          StringEquals = { for tag, values in tags : "ssm:resourceTag/${tag}" => values }
        }
        Effect   = "Allow"
        Resource = "${local.sized_ec2_arn}:instance/*"
        Sid      = "ShellsOnInstances"
      },
      {
        Action   = "ssm:StartSession"
        Effect   = "Allow"
        Resource = "${local.sized_ssm_arn}:document/SSM-SessionManagerRunShell"
        Sid      = "ShellDocument"
      },
    ]
  }

  sized_ecs_arn = "arn:${local.sized_partition}:ecs:*:000000000000"

  sized_task_shells = {
    for name, tags in local.shells : name => [
      {
        Action = "ecs:ExecuteCommand"
        Condition = {
          StringEquals = { for tag, values in tags : "aws:ResourceTag/${tag}" => values }
        }
        Effect   = "Allow"
        Resource = ["${local.sized_ecs_arn}:cluster/*", "${local.sized_ecs_arn}:task/*"]
        Sid      = "ShellsInTasks"
      },
    ]
  }

  sized_own_sessions = {
    for name, tags in local.shells : name => [
      {
        Action = ["ssm:ResumeSession", "ssm:TerminateSession"]
        Condition = {
          StringLike = { "ssm:resourceTag/aws:ssmmessages:session-id" = "$${aws:userid}" }
        }
        Effect   = "Allow"
        Resource = "${local.sized_ssm_arn}:session/*"
        Sid      = "OwnSessions"
      },
      {
        Action   = "ssmmessages:OpenDataChannel"
        Effect   = "Allow"
        Resource = "${local.sized_ssm_arn}:session/$${aws:userid}-*"
        Sid      = "OwnChannels"
      },
    ]
  }

  sized_shell_policies = {
    for name, tags in local.shells : name => jsonencode({
      Statement = concat(
        local.sized_instance_shells[name], local.sized_task_shells[name], local.sized_own_sessions[name]
      )
      Version = "2012-10-17"
    })
    if length(tags) != 0
  }

  inline_characters = {
    for name, role in var.roles :
    name => nonsensitive(length(replace(try(local.sized_shell_policies[name], ""), " ", ""))) +
    nonsensitive(length(replace(try(local.further_policies[name], ""), " ", "")))
  }

  inline_problems = [
    for key, size in local.inline_characters :
    "shells and statements of roles[\"${key}\"] comes to ${size} characters; allowed: up to 10240 characters. Name resources by wildcards or by tags, or make two roles."
    if size > 10240
  ]
}
