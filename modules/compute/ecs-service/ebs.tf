# Generated from src/compute/ecs-service/ebs.ts by `npm run modules`. Do not edit.

# EBS volumes: one for each task, which ECS makes, attaches and deletes by the infrastructure role.

locals {
  # The tasks of the cluster, by one of which every volume is made.
  task_arns = "${local.ecs_arn}:task/${var.cluster.name}/*"

  # Amazon ECS Developer Guide: "Encrypt data stored in Amazon EBS volumes attached to Amazon ECS
  # tasks".
  volume_key_arns = [
    for volume in var.volumes : volume.ebs.kms_key_arn
    if volume.ebs != null ? volume.ebs.kms_key_arn != null : false
  ]

  volume_key_statements = concat(
    length(local.volume_key_arns) == 0 ? [] : [
      {
        Action = [
          "kms:DescribeKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo",
        ]
        Condition = { StringEquals = { "kms:ViaService" = "ec2.${local.region}.amazonaws.com" } }
        Effect    = "Allow"
        Resource  = local.volume_key_arns
      },
    ],
    length(local.volume_key_arns) == 0 ? [] : [
      {
        Action = "kms:CreateGrant"
        Condition = {
          Bool         = { "kms:GrantIsForAWSResource" = "true" }
          StringEquals = { "kms:ViaService" = "ec2.${local.region}.amazonaws.com" }
        }
        Effect   = "Allow"
        Resource = local.volume_key_arns
      },
    ]
  )
}

resource "aws_iam_role" "infrastructure" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "ecs.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "ECS: the EBS volumes of the service ${var.name}."
  name_prefix          = "${var.name}-ebs-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-infrastructure" })
}

resource "aws_iam_role_policy" "create_volumes" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  name = "create-volumes"
  policy = jsonencode({
    Statement = [
      {
        Action = "ec2:CreateVolume"
        Condition = {
          ArnLike      = { "aws:RequestTag/AmazonECSCreated" = local.task_arns }
          StringEquals = { "aws:RequestTag/AmazonECSManaged" = "true" }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:volume/*"
      },
      {
        Action   = "ec2:CreateVolume"
        Effect   = "Allow"
        Resource = "arn:${local.partition}:ec2:${local.region}::snapshot/*"
      },
      {
        Action = "ec2:CreateTags"
        Condition = {
          ArnLike = { "aws:RequestTag/AmazonECSCreated" = local.task_arns }
          StringEquals = {
            "aws:RequestTag/AmazonECSManaged" = "true"
            "ec2:CreateAction"                = "CreateVolume"
          }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:volume/*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.infrastructure[*].id)
}

resource "aws_iam_role_policy" "attach_volumes" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  name = "attach-volumes"
  policy = jsonencode({
    Statement = concat([
      {
        Action   = ["ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeVolumes"]
        Effect   = "Allow"
        Resource = "*"
      },
      {
        Action = ["ec2:AttachVolume", "ec2:DetachVolume"]
        Condition = {
          ArnLike      = { "aws:ResourceTag/AmazonECSCreated" = local.task_arns }
          StringEquals = { "aws:ResourceTag/AmazonECSManaged" = "true" }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:volume/*"
      },
      {
        Action   = ["ec2:AttachVolume", "ec2:DetachVolume"]
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:instance/*"
      },
    ], local.volume_key_statements)
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.infrastructure[*].id)
}

resource "aws_iam_role_policy" "delete_volumes" {
  count = length([for name, volume in var.volumes : name if volume.ebs != null]) > 0 ? 1 : 0

  name = "delete-volumes"
  policy = jsonencode({
    Statement = [
      {
        Action = "ec2:DeleteVolume"
        Condition = {
          ArnLike      = { "aws:ResourceTag/AmazonECSCreated" = local.task_arns }
          StringEquals = { "aws:ResourceTag/AmazonECSManaged" = "true" }
        }
        Effect   = "Allow"
        Resource = "${local.ec2_arn}:volume/*"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.infrastructure[*].id)
}
