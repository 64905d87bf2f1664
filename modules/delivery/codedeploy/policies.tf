# Generated from src/delivery/codedeploy/policies.ts by `npm run modules`. Do not edit.

# Roles of the block: names and bounds, and policies whose statements are there or not.

locals {
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
}
