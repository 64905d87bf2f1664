# Generated from src/compute/image/builder-role.ts by `npm run modules`. Do not edit.

# What build and test servers may do: the parts of the AWS managed policies
# EC2InstanceProfileForImageBuilder and AmazonSSMManagedInstanceCore that a build of this image
# needs, without parameters' values, snapshots and ISO files.

locals {
  fixed_statements = [
    {
      Action = [
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetEndpoint",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
        "ssm:DescribeAssociation",
        "ssm:DescribeDocument",
        "ssm:GetDeployablePatchSnapshotForInstance",
        "ssm:GetDocument",
        "ssm:GetManifest",
        "ssm:ListAssociations",
        "ssm:ListInstanceAssociations",
        "ssm:PutComplianceItems",
        "ssm:PutConfigurePackageResult",
        "ssm:PutInventory",
        "ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus",
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ]
      Effect   = "Allow"
      Resource = "*"
      Sid      = "SystemsManager"
    },
    {
      Action   = "imagebuilder:GetComponent"
      Effect   = "Allow"
      Resource = "*"
      Sid      = "Components"
    },
    {
      Action = "kms:Decrypt"
      Condition = {
        "ForAnyValue:StringEquals" = {
          "aws:CalledVia"             = ["imagebuilder.amazonaws.com"]
          "kms:EncryptionContextKeys" = "aws:imagebuilder:arn"
        }
      }
      Effect   = "Allow"
      Resource = "*"
      Sid      = "EncryptedComponents"
    },
  ]

  build_statements = concat(
    local.fixed_statements,
    [
      {
        Action   = "s3:GetObject"
        Effect   = "Allow"
        Resource = "arn:${local.partition_name}:s3:::ec2imagebuilder*"
        Sid      = "Agent"
      },
      {
        Action = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"]
        Effect = "Allow"
        Resource = [
          "arn:${local.partition_name}:logs:*:*:log-group:/aws/imagebuilder/${var.name}",
          "arn:${local.partition_name}:logs:*:*:log-group:/aws/imagebuilder/${var.name}:*",
        ]
        Sid = "Logs"
      },
    ],
    [
      for logs in [var.logs] : {
        Action   = "s3:PutObject"
        Effect   = "Allow"
        Resource = "arn:${local.partition_name}:s3:::${logs.bucket}/${logs.prefix}/*"
        Sid      = "LogBucket"
      }
      if logs != null
    ]
  )
}

resource "aws_iam_role" "this" {
  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "ec2.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "Servers that build and test the image ${var.name}."
  name_prefix          = "${var.name}-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-build" })
}

resource "aws_iam_role_policy" "build" {
  name   = "build"
  policy = jsonencode({ Statement = local.build_statements, Version = "2012-10-17" })
  role   = aws_iam_role.this.id
}

resource "aws_iam_role_policy" "further" {
  count = length(var.statements) != 0 ? 1 : 0

  name = "further"
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
  role = aws_iam_role.this.id
}

resource "aws_iam_instance_profile" "this" {
  name_prefix = "${var.name}-"
  role        = aws_iam_role.this.name
  tags        = merge(var.tags, { Name = "${var.name}-build" })
}
