# Generated from src/access/roles/scope.ts by `npm run modules`. Do not edit.

# What the roles are for: their names, the tags of what they touch, and the account whose ARNs their
# policies name.

locals {
  # Descriptions of everything, logs of what has the tags.
  describing = [
    "acm:DescribeCertificate",
    "acm:ListCertificates",
    "application-autoscaling:Describe*",
    "autoscaling:Describe*",
    "cloudwatch:DescribeAlarmHistory",
    "cloudwatch:DescribeAlarms",
    "cloudwatch:GetDashboard",
    "cloudwatch:GetMetricData",
    "cloudwatch:GetMetricStatistics",
    "cloudwatch:ListDashboards",
    "cloudwatch:ListMetrics",
    "codedeploy:BatchGet*",
    "codedeploy:Get*",
    "codedeploy:List*",
    "ec2:DescribeAddresses",
    "ec2:DescribeAvailabilityZones",
    "ec2:DescribeImages",
    "ec2:DescribeInstanceStatus",
    "ec2:DescribeInstanceTypes",
    "ec2:DescribeInstances",
    "ec2:DescribeInternetGateways",
    "ec2:DescribeLaunchTemplates",
    "ec2:DescribeNatGateways",
    "ec2:DescribeNetworkAcls",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeRegions",
    "ec2:DescribeRouteTables",
    "ec2:DescribeSecurityGroupRules",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSnapshots",
    "ec2:DescribeSubnets",
    "ec2:DescribeTags",
    "ec2:DescribeVolumeStatus",
    "ec2:DescribeVolumes",
    "ec2:DescribeVpcEndpoints",
    "ec2:DescribeVpcs",
    "ecr:DescribeImageScanFindings",
    "ecr:DescribeImages",
    "ecr:DescribeRepositories",
    "ecr:ListImages",
    "ecs:Describe*",
    "ecs:List*",
    "elasticloadbalancing:Describe*",
    "imagebuilder:List*",
    "logs:DescribeLogGroups",
    "logs:DescribeQueries",
    "logs:GetQueryResults",
    "logs:StopQuery",
    "rds:Describe*",
    "rds:ListTagsForResource",
    "route53:GetHealthCheckStatus",
    "route53:GetHostedZone",
    "route53:ListHealthChecks",
    "route53:ListHostedZones",
    "route53:ListResourceRecordSets",
    "secretsmanager:DescribeSecret",
    "secretsmanager:ListSecrets",
    "servicediscovery:List*",
    "ssm:DescribeInstanceInformation",
    "ssm:DescribeParameters",
    "ssm:DescribeSessions",
    "ssm:GetConnectionStatus",
    "tag:GetResources",
  ]

  # What the roles are for.
  in_scope = { for tag, values in var.scope : "aws:ResourceTag/${tag}" => values }

  # Restarts, deployments and numbers of what has the tags; copies of databases, an end to any
  # deployment and files beside.
  operating = [
    "application-autoscaling:RegisterScalableTarget",
    "apprunner:PauseService",
    "apprunner:ResumeService",
    "apprunner:StartDeployment",
    "autoscaling:CancelInstanceRefresh",
    "autoscaling:EnterStandby",
    "autoscaling:ExitStandby",
    "autoscaling:ResumeProcesses",
    "autoscaling:RollbackInstanceRefresh",
    "autoscaling:SetDesiredCapacity",
    "autoscaling:SetInstanceHealth",
    "autoscaling:StartInstanceRefresh",
    "autoscaling:SuspendProcesses",
    "autoscaling:TerminateInstanceInAutoScalingGroup",
    "cloudwatch:DisableAlarmActions",
    "cloudwatch:EnableAlarmActions",
    "cloudwatch:SetAlarmState",
    "codedeploy:CreateDeployment",
    "ec2:GetConsoleOutput",
    "ec2:RebootInstances",
    "ec2:StartInstances",
    "ec2:StopInstances",
    "ecs:StopTask",
    "ecs:UpdateContainerInstancesState",
    "ecs:UpdateService",
    "ecs:UpdateTaskProtection",
    "elasticloadbalancing:DeregisterTargets",
    "elasticloadbalancing:RegisterTargets",
    "imagebuilder:CancelImageCreation",
    "imagebuilder:StartImagePipelineExecution",
    "rds:DownloadDBLogFilePortion",
    "rds:FailoverDBCluster",
    "rds:RebootDBInstance",
    "rds:StartDBInstance",
    "rds:StopDBInstance",
  ]

  # Accounts, roles and users; people have signed in with a second factor, other companies say the
  # id.
  principal_conditions = {
    for name, role in var.roles : name => merge(
      { for operator in ["Bool"] : operator => { "aws:MultiFactorAuthPresent" = "true" } if role.mfa },
      {
        for operator in ["StringEquals"] : operator => { "sts:ExternalId" = role.external_id }
        if role.external_id != null
      }
    )
  }

  saml_trusted = {
    for name, role in var.roles : name => [
      for taken in [role] : {
        Action    = "sts:AssumeRoleWithSAML"
        Condition = { StringEquals = { "SAML:aud" = taken.saml.audiences } }
        Effect    = "Allow"
        Principal = { Federated = taken.saml.provider_arn }
      }
      if taken.saml != null
    ]
  }

  account_id     = data.aws_caller_identity.this.account_id
  partition_name = data.aws_partition.this.partition

  principal_arns = {
    for name, role in var.roles : name => [
      for principal in role.principals :
      can(regex("^[0-9]{12}$", principal)) ? "arn:${local.partition_name}:iam::${principal}:root" : principal
    ]
  }

  principals_trusted = {
    for name, role in var.roles : name => [
      for taken in [role] : merge(
        { Action = "sts:AssumeRole", Effect = "Allow", Principal = { AWS = local.principal_arns[name] } },
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

  permission_sets_trusted = {
    for name, role in var.roles : name => [
      for taken in [role] : {
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike = {
            "aws:PrincipalArn" = [
              for set in taken.permission_sets :
              "arn:${local.partition_name}:iam::${local.account_id}:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_${set}_????????????????"
            ]
          }
        }
        Effect    = "Allow"
        Principal = { AWS = "arn:${local.partition_name}:iam::${local.account_id}:root" }
      }
      if length(taken.permission_sets) != 0
    ]
  }

  trust_policies = {
    for name, role in var.roles : name => jsonencode({
      Statement = concat(
        local.principals_trusted[name], local.permission_sets_trusted[name], local.saml_trusted[name]
      )
      Version = "2012-10-17"
    })
  }

  logs_arn = "arn:${local.partition_name}:logs:*:${local.account_id}"

  reading_statements = concat(
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
        Resource  = "${local.logs_arn}:log-group:*"
        Sid       = "SearchLogs"
      },
    ],
    [
      for groups in [var.log_groups] : {
        Action   = ["logs:GetLogEvents"]
        Effect   = "Allow"
        Resource = [for group in groups : "${local.logs_arn}:log-group:${group}:log-stream:*"]
        Sid      = "ReadStreams"
      }
      if length(groups) != 0
    ]
  )

  rds_arn        = "arn:${local.partition_name}:rds:*:${local.account_id}"
  codedeploy_arn = "arn:${local.partition_name}:codedeploy:*:${local.account_id}"

  operating_policy = jsonencode({
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
        Resource  = "${local.rds_arn}:db:*"
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
        Resource = "${local.rds_arn}:snapshot:*"
        Sid      = "NameSnapshots"
      },
      {
        Action   = "codedeploy:RegisterApplicationRevision"
        Effect   = "Allow"
        Resource = "${local.codedeploy_arn}:application:*"
        Sid      = "NameRevisions"
      },
    ]
    Version = "2012-10-17"
  })

  ec2_arn = "arn:${local.partition_name}:ec2:*:${local.account_id}"
  ssm_arn = "arn:${local.partition_name}:ssm:*:${local.account_id}"

  instance_shells = {
    for name, tags in local.shells : name => [
      {
        Action = "ssm:StartSession"
        Condition = {
          BoolIfExists = { "ssm:SessionDocumentAccessCheck" = "true" }
          StringEquals = { for tag, values in tags : "ssm:resourceTag/${tag}" => values }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:instance/*"
        Sid      = "ShellsOnInstances"
      },
      {
        Action   = "ssm:StartSession"
        Effect   = "Allow"
        Resource = "${local.ssm_arn}:document/SSM-SessionManagerRunShell"
        Sid      = "ShellDocument"
      },
    ]
  }

  ecs_arn = "arn:${local.partition_name}:ecs:*:${local.account_id}"

  task_shells = {
    for name, tags in local.shells : name => [
      {
        Action = "ecs:ExecuteCommand"
        Condition = {
          StringEquals = { for tag, values in tags : "aws:ResourceTag/${tag}" => values }
        }
        Effect   = "Allow"
        Resource = ["${local.ecs_arn}:cluster/*", "${local.ecs_arn}:task/*"]
        Sid      = "ShellsInTasks"
      },
    ]
  }

  own_sessions = {
    for name, tags in local.shells : name => [
      {
        Action = ["ssm:ResumeSession", "ssm:TerminateSession"]
        Condition = {
          StringLike = { "ssm:resourceTag/aws:ssmmessages:session-id" = "$${aws:userid}" }
        }
        Effect   = "Allow"
        Resource = "${local.ssm_arn}:session/*"
        Sid      = "OwnSessions"
      },
      {
        Action   = "ssmmessages:OpenDataChannel"
        Effect   = "Allow"
        Resource = "${local.ssm_arn}:session/$${aws:userid}-*"
        Sid      = "OwnChannels"
      },
    ]
  }
}

data "aws_caller_identity" "this" {}

data "aws_partition" "this" {
  lifecycle {
    precondition {
      condition     = length(local.boundary_problems) == 0
      error_message = join("\n", local.boundary_problems)
    }

    precondition {
      condition     = length(local.reading_problems) == 0
      error_message = join("\n", local.reading_problems)
    }

    precondition {
      condition     = length(local.operating_problems) == 0
      error_message = join("\n", local.operating_problems)
    }

    precondition {
      condition     = length(local.trust_problems) == 0
      error_message = join("\n", local.trust_problems)
    }

    precondition {
      condition     = length(local.inline_problems) == 0
      error_message = join("\n", local.inline_problems)
    }
  }
}
