# Generated from src/delivery/codedeploy/codedeploy.ts by `npm run modules`. Do not edit.

locals {
  place            = "${data.aws_region.this.id}:${data.aws_caller_identity.caller.account_id}"
  application_name = var.existing_application == null ? var.name : var.existing_application
  group_name       = var.deployment_group_name == null ? var.name : var.deployment_group_name
  artifact_prefix  = var.artifact_prefix == null ? "${var.name}/" : var.artifact_prefix
  application_arn  = "arn:${data.aws_partition.this.partition}:codedeploy:${local.place}:application:${local.application_name}"
  group_arn        = "arn:${data.aws_partition.this.partition}:codedeploy:${local.place}:deploymentgroup:${local.application_name}/${local.group_name}"

  group_names = concat(
    [for fleet in var.fleets : fleet.auto_scaling_group_name],
    [
      for name in ["CodeDeploy_${local.group_name}_*"] : name
      if var.blue_green == null ? false : var.blue_green.green_fleet == "COPY_AUTO_SCALING_GROUP"
    ],
    var.blue_green == null ? [] : [for name in var.blue_green.replacement_groups : name]
  )

  group_arns = [
    for name in local.group_names :
    "arn:${data.aws_partition.this.partition}:autoscaling:${local.place}:autoScalingGroup:*:autoScalingGroupName/${name}"
  ]

  service_parts = {
    copy_alarms = {
      applies = var.blue_green == null ? false : (
        var.blue_green.green_fleet == "COPY_AUTO_SCALING_GROUP"
      )
      statement = {
        Action   = ["cloudwatch:PutMetricAlarm"]
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.this.partition}:cloudwatch:${local.place}:alarm:*"
        Sid      = "CopyAlarms"
      }
    }
    copy_group = {
      applies = var.blue_green == null ? false : (
        var.blue_green.green_fleet == "COPY_AUTO_SCALING_GROUP"
      )
      statement = {
        Action = [
          "autoscaling:CreateAutoScalingGroup",
          "autoscaling:CreateOrUpdateTags",
          "autoscaling:UpdateAutoScalingGroup",
          "autoscaling:DeleteAutoScalingGroup",
          "autoscaling:EnableMetricsCollection",
          "autoscaling:AttachLoadBalancers",
          "autoscaling:PutScalingPolicy",
          "autoscaling:PutScheduledUpdateGroupAction",
          "autoscaling:PutNotificationConfiguration",
          "autoscaling:PutWarmPool",
        ]
        Effect   = "Allow"
        Resource = local.group_arns
        Sid      = "CopyGroup"
      }
    }
    end_old_instances = {
      applies = var.blue_green == null ? false : var.blue_green.old_instances == "TERMINATE"
      statement = {
        Action = ["ec2:TerminateInstances"]
        Condition = {
          StringLike = {
            "aws:ResourceTag/aws:autoscaling:groupName" = local.group_names
          }
        }
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.this.partition}:ec2:${local.place}:instance/*"
        Sid      = "EndOldInstances"
      }
    }
    find_instances = {
      applies = true
      statement = {
        Action   = ["ec2:DescribeInstances", "ec2:DescribeInstanceStatus", "tag:GetResources"]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "FindInstances"
      }
    }
    give_role = {
      applies = var.blue_green == null ? false : (
        var.blue_green.green_fleet == "COPY_AUTO_SCALING_GROUP"
      )
      statement = {
        Action = ["iam:PassRole"]
        Condition = {
          StringEquals = {
            "iam:PassedToService" = "ec2.amazonaws.com"
          }
        }
        Effect   = "Allow"
        Resource = [for fleet in var.fleets : fleet.role_arn]
        Sid      = "GiveRole"
      }
    }
    hold_new_instances = {
      applies = length(var.fleets) != 0
      statement = {
        Action = [
          "autoscaling:PutLifecycleHook",
          "autoscaling:DeleteLifecycleHook",
          "autoscaling:CompleteLifecycleAction",
          "autoscaling:RecordLifecycleActionHeartbeat",
        ]
        Effect   = "Allow"
        Resource = local.group_arns
        Sid      = "HoldNewInstances"
      }
    }
    hold_scaling = {
      applies = var.blue_green != null && length(var.fleets) != 0
      statement = {
        Action = [
          "autoscaling:SuspendProcesses",
          "autoscaling:ResumeProcesses",
          "autoscaling:AttachLoadBalancerTargetGroups",
        ]
        Effect   = "Allow"
        Resource = local.group_arns
        Sid      = "HoldScaling"
      }
    }
    launch = {
      applies = var.blue_green == null ? false : (
        var.blue_green.green_fleet == "COPY_AUTO_SCALING_GROUP"
      )
      statement = {
        Action = ["ec2:RunInstances"]
        Condition = {
          ArnLike = {
            "ec2:LaunchTemplate" = "arn:${data.aws_partition.this.partition}:ec2:${local.place}:launch-template/*"
          }
        }
        Effect   = "Allow"
        Resource = "*"
        Sid      = "Launch"
      }
    }
    name_launched = {
      applies = var.blue_green == null ? false : (
        var.blue_green.green_fleet == "COPY_AUTO_SCALING_GROUP"
      )
      statement = {
        Action = ["ec2:CreateTags"]
        Condition = {
          StringEquals = {
            "ec2:CreateAction" = "RunInstances"
          }
        }
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.this.partition}:ec2:${local.place}:*/*"
        Sid      = "NameLaunched"
      }
    }
    see_group_settings = {
      applies = var.blue_green == null ? false : (
        var.blue_green.green_fleet == "COPY_AUTO_SCALING_GROUP"
      )
      statement = {
        Action = [
          "autoscaling:DescribePolicies",
          "autoscaling:DescribeScheduledActions",
          "autoscaling:DescribeNotificationConfigurations",
          "autoscaling:DescribeScalingActivities",
        ]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "SeeGroupSettings"
      }
    }
    see_groups = {
      applies = length(var.fleets) != 0
      statement = {
        Action   = ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeLifecycleHooks"]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "SeeGroups"
      }
    }
    see_targets = {
      applies = length(var.target_group_names) != 0
      statement = {
        Action = [
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeTargetGroups",
          "elasticloadbalancing:DescribeTargetGroupAttributes",
          "elasticloadbalancing:DescribeTargetHealth",
        ]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "SeeTargets"
      }
    }
    shift_traffic = {
      applies = length(var.target_group_names) != 0
      statement = {
        Action = ["elasticloadbalancing:RegisterTargets", "elasticloadbalancing:DeregisterTargets"]
        Effect = "Allow"
        Resource = [
          for name in var.target_group_names :
          "arn:${data.aws_partition.this.partition}:elasticloadbalancing:${local.place}:targetgroup/${name}/*"
        ]
        Sid = "ShiftTraffic"
      }
    }
    tell_topics = {
      applies = length(var.triggers) != 0
      statement = {
        Action   = ["sns:Publish"]
        Effect   = "Allow"
        Resource = [for trigger in var.triggers : trigger.topic_arn]
        Sid      = "TellTopics"
      }
    }
    watch_alarms = {
      applies = length(var.alarms) != 0
      statement = {
        Action   = ["cloudwatch:DescribeAlarms"]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "WatchAlarms"
      }
    }
  }

  service_statements = [for part in local.service_parts : part.statement if part.applies]

  instance_parts = {
    decrypt_revisions = {
      applies = var.artifact_bucket.kms_key_arn != null
      statement = {
        Action = ["kms:Decrypt"]
        Condition = {
          StringEquals = {
            "kms:ViaService" = "s3.${data.aws_region.this.id}.${data.aws_partition.this.dns_suffix}"
          }
        }
        Effect   = "Allow"
        Resource = [var.artifact_bucket.kms_key_arn]
        Sid      = "DecryptRevisions"
      }
    }
    poll_commands = {
      applies = var.agent_by_endpoint
      statement = {
        Action = [
          "codedeploy-commands-secure:GetDeploymentSpecification",
          "codedeploy-commands-secure:PollHostCommand",
          "codedeploy-commands-secure:PutHostCommandAcknowledgement",
          "codedeploy-commands-secure:PutHostCommandComplete",
        ]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "PollCommands"
      }
    }
    read_agent = {
      applies = true
      statement = {
        Action   = ["s3:GetObject"]
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.this.partition}:s3:::aws-codedeploy-${data.aws_region.this.id}/*"
        Sid      = "ReadAgent"
      }
    }
    read_revisions = {
      applies = true
      statement = {
        Action   = ["s3:GetObject", "s3:GetObjectVersion"]
        Effect   = "Allow"
        Resource = "${var.artifact_bucket.arn}/${local.artifact_prefix}*"
        Sid      = "ReadRevisions"
      }
    }
  }

  instance_statements = [for part in local.instance_parts : part.statement if part.applies]

  instance_roles = merge(
    { for key, fleet in var.fleets : "fleet-${key}" => fleet.role_name },
    { for key, role in var.instance_roles : "role-${key}" => role }
  )

  healthy_words = try(
    var.own_deployment_config.minimum_healthy.type == "FLEET_PERCENT"
    ? "${var.own_deployment_config.minimum_healthy.value}-percent"
    : "${var.own_deployment_config.minimum_healthy.value}-hosts",
    ""
  )

  healthy_per_zone_words = try(
    "-${
      var.own_deployment_config.zonal.minimum_healthy_per_zone.type == "FLEET_PERCENT"
      ? "${var.own_deployment_config.zonal.minimum_healthy_per_zone.value}-percent"
      : "${var.own_deployment_config.zonal.minimum_healthy_per_zone.value}-hosts"
    }",
    ""
  )

  zonal_words = try(
    join("", [
      "-zonal-",
      var.own_deployment_config.zonal.first_zone_monitor_seconds == null
      ? var.own_deployment_config.zonal.monitor_seconds
      : var.own_deployment_config.zonal.first_zone_monitor_seconds,
      "-",
      var.own_deployment_config.zonal.monitor_seconds,
    ]),
    ""
  )

  deployment_config_name = (
    var.own_deployment_config != null
    ? "${var.name}-${local.healthy_words}${local.zonal_words}${local.healthy_per_zone_words}"
    : var.deployment_config
  )

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
    [
      for kind in ["pull_request"] : "repo:${local.github_repository}:${kind}"
      if var.github.pull_requests
    ]
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
          for claim, values in { aud = ["sts.amazonaws.com"] } :
          "${local.github_issuer}:${claim}" => values
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

  github_parts = {
    deploy = {
      applies = true
      statement = {
        Action   = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"]
        Effect   = "Allow"
        Resource = local.group_arn
        Sid      = "Deploy"
      }
    }
    encrypt = {
      applies = var.artifact_bucket.kms_key_arn != null
      statement = {
        Action = ["kms:GenerateDataKey", "kms:Decrypt"]
        Condition = {
          StringEquals = {
            "kms:ViaService" = "s3.${data.aws_region.this.id}.${data.aws_partition.this.dns_suffix}"
          }
        }
        Effect   = "Allow"
        Resource = [var.artifact_bucket.kms_key_arn]
        Sid      = "Encrypt"
      }
    }
    read_config = {
      applies = true
      statement = {
        Action   = ["codedeploy:GetDeploymentConfig"]
        Effect   = "Allow"
        Resource = "arn:${data.aws_partition.this.partition}:codedeploy:${local.place}:deploymentconfig:${local.deployment_config_name}"
        Sid      = "ReadConfig"
      }
    }
    register_revision = {
      applies = true
      statement = {
        Action   = ["codedeploy:RegisterApplicationRevision", "codedeploy:GetApplicationRevision"]
        Effect   = "Allow"
        Resource = local.application_arn
        Sid      = "RegisterRevision"
      }
    }
    upload = {
      applies = true
      statement = {
        Action   = ["s3:PutObject", "s3:AbortMultipartUpload"]
        Effect   = "Allow"
        Resource = "${var.artifact_bucket.arn}/${local.artifact_prefix}*.zip"
        Sid      = "Upload"
      }
    }
  }

  github_statements = [for part in local.github_parts : part.statement if part.applies]

  rollback_events = concat(
    [for event in ["DEPLOYMENT_FAILURE"] : event if var.rollback.on_failure],
    [
      for event in ["DEPLOYMENT_STOP_ON_ALARM"] : event
      if var.rollback.on_alarm && length(var.alarms) != 0
    ],
    [for event in ["DEPLOYMENT_STOP_ON_REQUEST"] : event if var.rollback.on_stop_request]
  )
}

data "aws_partition" "this" {}

data "aws_caller_identity" "caller" {}

data "aws_region" "this" {}

data "aws_iam_openid_connect_provider" "github" {
  count = (var.github == null ? false : var.github.oidc_provider == "existing") ? 1 : 0

  arn = var.github.oidc_provider_arn
  url = var.github.oidc_provider_arn == null ? "https://${local.github_issuer}" : null
}

resource "aws_iam_role" "service" {
  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Condition = {
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.caller.account_id
            "aws:SourceArn"     = local.group_arn
          }
        }
        Effect    = "Allow"
        Principal = { Service = "codedeploy.amazonaws.com" }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "CodeDeploy for the deployment group ${local.group_name}."
  name_prefix          = "${var.name}-codedeploy-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-codedeploy" })
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

resource "aws_iam_role_policy" "service" {
  name   = "deployments"
  policy = jsonencode({ Statement = local.service_statements, Version = "2012-10-17" })
  role   = aws_iam_role.service.id
}

resource "aws_iam_role_policy" "instance" {
  for_each = local.instance_roles

  name   = "codedeploy-${var.name}-${each.key}"
  policy = jsonencode({ Statement = local.instance_statements, Version = "2012-10-17" })
  role   = each.value
}

resource "aws_iam_role_policy" "github" {
  count = var.github != null ? 1 : 0

  name   = "deploy"
  policy = jsonencode({ Statement = local.github_statements, Version = "2012-10-17" })
  role   = one(aws_iam_role.github[*].id)
}

resource "aws_codedeploy_deployment_config" "this" {
  count = var.own_deployment_config != null ? 1 : 0

  compute_platform       = "Server"
  deployment_config_name = local.deployment_config_name

  minimum_healthy_hosts {
    type  = var.own_deployment_config.minimum_healthy.type
    value = var.own_deployment_config.minimum_healthy.value
  }

  dynamic "zonal_config" {
    for_each = var.own_deployment_config.zonal == null ? [] : [var.own_deployment_config.zonal]

    content {
      first_zone_monitor_duration_in_seconds = (
        zonal_config.value.first_zone_monitor_seconds == null
        ? zonal_config.value.monitor_seconds
        : zonal_config.value.first_zone_monitor_seconds
      )
      monitor_duration_in_seconds = zonal_config.value.monitor_seconds

      minimum_healthy_hosts_per_zone {
        type  = try(zonal_config.value.minimum_healthy_per_zone.type, "FLEET_PERCENT")
        value = try(zonal_config.value.minimum_healthy_per_zone.value, 0)
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_openid_connect_provider" "this" {
  count = (var.github == null ? false : var.github.oidc_provider == "create") ? 1 : 0

  client_id_list = ["sts.amazonaws.com"]
  tags           = merge(var.tags, { Name = "github-actions" })
  url            = "https://${local.github_issuer}"
}

resource "aws_codedeploy_app" "this" {
  count = var.existing_application == null ? 1 : 0

  compute_platform = "Server"
  name             = var.name
  tags             = merge(var.tags, { Name = var.name })
}

resource "aws_codedeploy_deployment_group" "this" {
  app_name = (
    var.existing_application == null ? one(aws_codedeploy_app.this[*].name) : local.application_name
  )
  autoscaling_groups = [for fleet in var.fleets : fleet.auto_scaling_group_name]
  deployment_config_name = (
    var.own_deployment_config != null
    ? one(aws_codedeploy_deployment_config.this[*].deployment_config_name)
    : var.deployment_config
  )
  deployment_group_name       = local.group_name
  outdated_instances_strategy = var.outdated_instances
  service_role_arn            = aws_iam_role.service.arn
  tags                        = merge(var.tags, { Name = var.name })
  termination_hook_enabled    = var.termination_hook

  auto_rollback_configuration {
    enabled = length(local.rollback_events) != 0
    events  = local.rollback_events
  }

  deployment_style {
    deployment_option = (
      length(var.target_group_names) == 0 ? "WITHOUT_TRAFFIC_CONTROL" : "WITH_TRAFFIC_CONTROL"
    )
    deployment_type = var.blue_green != null ? "BLUE_GREEN" : "IN_PLACE"
  }

  dynamic "alarm_configuration" {
    for_each = [
      for all in [{ ignore_failure = var.ignore_alarm_poll_failure, names = var.alarms }] : all
      if length(var.alarms) != 0
    ]

    content {
      alarms                    = alarm_configuration.value.names
      enabled                   = true
      ignore_poll_alarm_failure = alarm_configuration.value.ignore_failure
    }
  }

  dynamic "ec2_tag_set" {
    for_each = values(var.instance_tags)

    content {
      dynamic "ec2_tag_filter" {
        for_each = ec2_tag_set.value

        content {
          key = ec2_tag_filter.value.key
          type = (
            ec2_tag_filter.value.key == null ? "VALUE_ONLY"
            : ec2_tag_filter.value.value == null
            ? "KEY_ONLY"
            : "KEY_AND_VALUE"
          )
          value = ec2_tag_filter.value.value
        }
      }
    }
  }

  dynamic "load_balancer_info" {
    for_each = [
      for names in [var.target_group_names] : names
      if length(var.target_group_names) != 0
    ]

    content {
      dynamic "target_group_info" {
        for_each = load_balancer_info.value

        content {
          name = target_group_info.value
        }
      }
    }
  }

  dynamic "blue_green_deployment_config" {
    for_each = var.blue_green == null ? [] : [var.blue_green]

    content {
      deployment_ready_option {
        action_on_timeout    = blue_green_deployment_config.value.ready_action
        wait_time_in_minutes = blue_green_deployment_config.value.ready_wait_minutes
      }

      green_fleet_provisioning_option {
        action = blue_green_deployment_config.value.green_fleet
      }

      terminate_blue_instances_on_deployment_success {
        action = blue_green_deployment_config.value.old_instances
        termination_wait_time_in_minutes = (
          blue_green_deployment_config.value.old_instances == "TERMINATE"
          ? blue_green_deployment_config.value.termination_wait_minutes
          : null
        )
      }
    }
  }

  dynamic "trigger_configuration" {
    for_each = [
      for key, trigger in var.triggers :
      { events = trigger.events, key = key, topic_arn = trigger.topic_arn }
    ]

    content {
      trigger_events     = trigger_configuration.value.events
      trigger_name       = trigger_configuration.value.key
      trigger_target_arn = trigger_configuration.value.topic_arn
    }
  }

  depends_on = [aws_iam_role_policy.service]
}
