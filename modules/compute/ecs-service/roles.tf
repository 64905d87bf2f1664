# Generated from src/compute/ecs-service/roles.ts by `npm run modules`. Do not edit.

# Roles of the user's own in place of those made here, and the task role: what the application may
# do, by statements, volumes and ECS Exec.

locals {
  # Amazon EFS User Guide: "Using IAM to control access to file systems".
  mount_statements = [
    for key, volume in var.volumes : merge(
      {
        Action = concat(
          ["elasticfilesystem:ClientMount"],
          !volume.efs.read_only ? ["elasticfilesystem:ClientWrite"] : [],
          volume.efs.root_access ? ["elasticfilesystem:ClientRootAccess"] : []
        )
        Effect   = "Allow"
        Resource = "${local.elasticfilesystem_arn}:file-system/${volume.efs.file_system_id}"
        Sid      = "Mount${replace(key, "-", "")}"
      },
      {
        for member, value in {
          Condition = volume.efs.access_point_id == null ? null : {
            StringEquals = {
              "elasticfilesystem:AccessPointArn" = "${local.elasticfilesystem_arn}:access-point/${volume.efs.access_point_id}"
            }
          }
        } : member => value
        if value != null
      }
    )
    if volume.efs == null ? false : volume.efs.iam
  ]

  exec_record_statements = var.cluster.execute_command == null ? [] : [
    { Action = ["logs:DescribeLogGroups"], Effect = "Allow", Resource = "*", Sid = "ExecFindLog" },
    {
      Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
      Effect   = "Allow"
      Resource = "${var.cluster.execute_command.log_group_arn}:*"
      Sid      = "ExecRecord"
    },
  ]

  exec_key_statements = (
    var.cluster.execute_command == null ? []
    : var.cluster.execute_command.kms_key_arn == null ? [] : [
      {
        Action   = ["kms:Decrypt"]
        Effect   = "Allow"
        Resource = var.cluster.execute_command.kms_key_arn
        Sid      = "ExecKey"
      },
    ]
  )
}

resource "aws_iam_role" "task" {
  count = var.task_role == null ? 1 : 0

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
  description          = "The application of the ECS service ${var.name}."
  name_prefix          = "${var.name}-task-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-task" })
}

resource "aws_iam_role_policy" "application" {
  count = var.task_role == null && length(var.task_statements) != 0 ? 1 : 0

  name = "application"
  policy = jsonencode({
    Statement = [
      for name, statement in var.task_statements : merge(
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
  role = one(aws_iam_role.task[*].id)
}

resource "aws_iam_role_policy" "volumes" {
  count = (
    var.task_role == null &&
    length([for key, volume in var.volumes : key if volume.efs == null ? false : volume.efs.iam]) != 0
  ) ? 1 : 0

  name   = "mount-volumes"
  policy = jsonencode({ Statement = local.mount_statements, Version = "2012-10-17" })
  role   = one(aws_iam_role.task[*].id)
}

resource "aws_iam_role_policy" "exec" {
  count = var.task_role == null && var.exec ? 1 : 0

  name = "ecs-exec"
  policy = jsonencode({
    Statement = (
      var.exec
      ? concat(
        [
          {
            Action = [
              "ssmmessages:CreateControlChannel",
              "ssmmessages:CreateDataChannel",
              "ssmmessages:OpenControlChannel",
              "ssmmessages:OpenDataChannel",
            ]
            Effect   = "Allow"
            Resource = "*"
            Sid      = "ExecChannels"
          },
        ],
        local.exec_record_statements,
        local.exec_key_statements
      )
      : []
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.task[*].id)
}
