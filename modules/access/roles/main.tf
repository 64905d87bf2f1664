# Generated from src/access/roles/access-roles.ts by `npm run modules`. Do not edit.

locals {
  denied_identity = [
    "account:*",
    "iam:Add*",
    "iam:Attach*",
    "iam:Change*",
    "iam:Create*",
    "iam:Deactivate*",
    "iam:Delete*",
    "iam:Detach*",
    "iam:Disable*",
    "iam:Enable*",
    "iam:PassRole",
    "iam:Put*",
    "iam:Remove*",
    "iam:Reset*",
    "iam:Resync*",
    "iam:Set*",
    "iam:Tag*",
    "iam:Untag*",
    "iam:Update*",
    "iam:Upload*",
    "identitystore:*",
    "organizations:*",
    "sso-directory:*",
    "sso:*",
    "sts:AssumeRole*",
    "sts:GetFederationToken",
    "ec2:AssociateIamInstanceProfile",
    "ec2:ModifyInstanceAttribute",
    "ec2:ReplaceIamInstanceProfileAssociation",
  ]

  denied_audit = [
    "access-analyzer:Delete*",
    "cloudtrail:Delete*",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:PutInsightSelectors",
    "cloudtrail:StopEventDataStoreIngestion",
    "cloudtrail:StopLogging",
    "cloudtrail:Update*",
    "config:Delete*",
    "config:PutConfigurationRecorder",
    "config:PutDeliveryChannel",
    "config:StopConfigurationRecorder",
    "ec2:DeleteFlowLogs",
    "guardduty:Delete*",
    "guardduty:Disassociate*",
    "guardduty:StopMonitoringMembers",
    "guardduty:UpdateDetector",
    "inspector2:Disable*",
    "kms:DisableKey",
    "kms:DisableKeyRotation",
    "kms:PutKeyPolicy",
    "kms:ScheduleKeyDeletion",
    "logs:Delete*",
    "logs:DisassociateKmsKey",
    "logs:PutRetentionPolicy",
    "logs:Unmask",
    "macie2:Disable*",
    "s3:PutAccountPublicAccessBlock",
    "s3:PutBucketPublicAccessBlock",
    "securityhub:BatchDisable*",
    "securityhub:Delete*",
    "securityhub:Disable*",
  ]

  denied_network = [
    "ec2:Accept*",
    "ec2:AssociateRouteTable",
    "ec2:AttachInternetGateway",
    "ec2:AttachVpnGateway",
    "ec2:AuthorizeSecurityGroup*",
    "ec2:Create*Gateway",
    "ec2:CreateNetworkAcl*",
    "ec2:CreateRoute*",
    "ec2:CreateSecurityGroup",
    "ec2:CreateSubnet*",
    "ec2:CreateTransitGateway*",
    "ec2:CreateVpc*",
    "ec2:CreateVpn*",
    "ec2:Delete*Gateway",
    "ec2:DeleteNetworkAcl*",
    "ec2:DeleteRoute*",
    "ec2:DeleteSecurityGroup",
    "ec2:DeleteSubnet*",
    "ec2:DeleteTransitGateway*",
    "ec2:DeleteVpc*",
    "ec2:DisassociateRouteTable",
    "ec2:EnableVgwRoutePropagation",
    "ec2:ModifyNetworkInterfaceAttribute",
    "ec2:ModifySecurityGroupRules",
    "ec2:ModifySubnetAttribute",
    "ec2:ModifyVpc*",
    "ec2:Replace*Acl*",
    "ec2:ReplaceRoute*",
    "ec2:RevokeSecurityGroup*",
  ]

  denied_tags = [
    "apprunner:*agResource",
    "application-autoscaling:*agResource",
    "autoscaling:CreateOrUpdateTags",
    "autoscaling:DeleteTags",
    "cloudwatch:*agResource",
    "codedeploy:*agResource",
    "ec2:CreateTags",
    "ec2:DeleteTags",
    "ecs:*agResource",
    "elasticloadbalancing:AddTags",
    "elasticloadbalancing:RemoveTags",
    "imagebuilder:*agResource",
    "logs:*agLogGroup",
    "logs:*agResource",
    "rds:AddTagsToResource",
    "rds:RemoveTagsFromResource",
    "ssm:AddTagsToResource",
    "ssm:RemoveTagsFromResource",
    "tag:TagResources",
    "tag:UntagResources",
  ]

  global_services = [
    "cloudfront:*",
    "globalaccelerator:*",
    "health:*",
    "iam:*",
    "route53:*",
    "route53domains:*",
    "shield:*",
    "sts:*",
    "support:*",
    "trustedadvisor:*",
    "waf:*",
  ]

  boundary_policy = jsonencode({
    Statement = [
      { Action = "*", Effect = "Allow", Resource = "*", Sid = "Ceiling" },
      { Action = local.denied_identity, Effect = "Deny", Resource = "*", Sid = "NoRights" },
      { Action = local.denied_audit, Effect = "Deny", Resource = "*", Sid = "NoBlindness" },
      { Action = local.denied_network, Effect = "Deny", Resource = "*", Sid = "NoNetworks" },
      { Action = local.denied_tags, Effect = "Deny", Resource = "*", Sid = "NoTags" },
      {
        Condition = { StringNotEquals = { "aws:RequestedRegion" = var.regions } }
        Effect    = "Deny"
        NotAction = local.global_services
        Resource  = "*"
        Sid       = "NoOtherRegion"
      },
    ]
    Version = "2012-10-17"
  })

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

  sized_logs_arn = "arn:${local.sized_partition}:logs:*:000000000000"
  in_scope       = { for tag, values in var.scope : "aws:ResourceTag/${tag}" => values }

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

  reading_characters = nonsensitive(length(replace(
    jsonencode({ Statement = local.sized_reading_statements, Version = "2012-10-17" }),
    " ",
    ""
  )))

  reading_problems = [
    for size in [local.reading_characters] :
    "the policy of all roles, with scope and log_groups, comes to ${size} characters; allowed: up to 6144 characters. Name fewer tags and log groups, or beginnings of their names."
    if size > 6144
  ]

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
    "codedeploy:ContinueDeployment",
    "codedeploy:CreateDeployment",
    "codedeploy:StopDeployment",
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

  principal_conditions = {
    for name, role in var.roles : name => merge(
      {
        for operator in ["Bool"] : operator => { "aws:MultiFactorAuthPresent" = "true" }
        if role.mfa
      },
      {
        for operator in ["StringEquals"] : operator => { "sts:ExternalId" = role.external_id }
        if role.external_id != null
      }
    )
  }

  sized_principals_trusted = {
    for name, role in var.roles : name => [
      for taken in [role] : merge(
        {
          Action = "sts:AssumeRole"
          Effect = "Allow"
          Principal = {
            AWS = [
              for principal in taken.principals :
              can(regex("^[0-9]{12}$", principal))
              ? "arn:${local.sized_partition}:iam::${principal}:root"
              : principal
            ]
          }
        },
        {
          for member, value in {
            Condition = (
              length(local.principal_conditions[name]) == 0
              ? null
              : local.principal_conditions[name]
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

  sized_trust_policies = {
    for name, role in var.roles : name => jsonencode({
      Statement = concat(
        local.sized_principals_trusted[name],
        local.sized_permission_sets_trusted[name],
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

  shells = {
    for name, role in var.roles :
    name => role.shells == null
    ? { for tag, values in var.scope : tag => values if role.kind == "operator" }
    : role.shells
  }

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
        local.sized_instance_shells[name],
        local.sized_task_shells[name],
        local.sized_own_sessions[name]
      )
      Version = "2012-10-17"
    })
    if length(tags) != 0
  }

  further_policies = {
    for name, role in var.roles : name => jsonencode({
      Statement = [
        for name2, statement in role.statements : merge(
          {
            Action   = statement.actions
            Effect   = statement.effect
            Resource = statement.resources
            Sid      = replace(name2, "-", "")
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
    if length(role.statements) != 0
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

  account_id     = data.aws_caller_identity.this.account_id
  partition_name = data.aws_partition.this.partition

  principals_trusted = {
    for name, role in var.roles : name => [
      for taken in [role] : merge(
        {
          Action = "sts:AssumeRole"
          Effect = "Allow"
          Principal = {
            AWS = [
              for principal in taken.principals :
              can(regex("^[0-9]{12}$", principal))
              ? "arn:${local.partition_name}:iam::${principal}:root"
              : principal
            ]
          }
        },
        {
          for member, value in {
            Condition = (
              length(local.principal_conditions[name]) == 0
              ? null
              : local.principal_conditions[name]
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
        local.principals_trusted[name],
        local.permission_sets_trusted[name],
        local.saml_trusted[name]
      )
      Version = "2012-10-17"
    })
  }

  people = {
    for key, role in var.roles : key => {
      description = (
        role.description == null ? "People: ${role.kind} of ${var.name}." : role.description
      )
      name    = "${var.name}-${key}"
      seconds = role.max_session_hours * 3600
      tags    = merge(var.tags, { Name = "${var.name}-${key}" })
      trust   = local.trust_policies[key]
    }
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

resource "aws_iam_policy" "boundary" {
  count = var.permissions_boundary == null ? 1 : 0

  description = "What no role of ${var.name} may do."
  name        = "${var.name}-boundary"
  path        = var.path
  policy      = local.boundary_policy
  tags        = merge(var.tags, { Name = "${var.name}-boundary" })
}

resource "aws_iam_policy" "reading" {
  name   = "${var.name}-reading"
  path   = var.path
  policy = jsonencode({ Statement = local.reading_statements, Version = "2012-10-17" })
  tags   = merge(var.tags, { Name = "${var.name}-reading" })
}

resource "aws_iam_policy" "operating" {
  count = anytrue([for role in var.roles : role.kind == "operator"]) ? 1 : 0

  name   = "${var.name}-operating"
  path   = var.path
  policy = local.operating_policy
  tags   = merge(var.tags, { Name = "${var.name}-operating" })
}

resource "aws_iam_role" "this" {
  for_each = local.people

  assume_role_policy   = each.value.trust
  description          = each.value.description
  max_session_duration = each.value.seconds
  name                 = each.value.name
  path                 = var.path
  permissions_boundary = (
    var.permissions_boundary == null
    ? one(aws_iam_policy.boundary[*].arn)
    : var.permissions_boundary
  )
  tags = each.value.tags
}

resource "aws_iam_role_policy_attachment" "reading" {
  for_each = { for name, role in var.roles : name => aws_iam_role.this[name].name }

  policy_arn = aws_iam_policy.reading.arn
  role       = each.value
}

resource "aws_iam_role_policy_attachment" "operating" {
  for_each = {
    for name, role in var.roles : name => aws_iam_role.this[name].name
    if role.kind == "operator"
  }

  policy_arn = one(aws_iam_policy.operating[*].arn)
  role       = each.value
}

resource "aws_iam_role_policy" "shells" {
  for_each = {
    for name, tags in local.shells : name => jsonencode({
      Statement = concat(
        local.instance_shells[name],
        local.task_shells[name],
        local.own_sessions[name]
      )
      Version = "2012-10-17"
    })
    if length(tags) != 0
  }

  name   = "shells"
  policy = each.value
  role   = aws_iam_role.this[each.key].id
}

resource "aws_iam_role_policy" "further" {
  for_each = local.further_policies

  name   = "further"
  policy = each.value
  role   = aws_iam_role.this[each.key].id
}
