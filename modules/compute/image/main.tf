# Generated from src/compute/image/image.ts by `npm run modules`. Do not edit.

locals {
  partition_name = data.aws_partition.this.partition
  amazon         = "arn:${local.partition_name}:imagebuilder:${var.region}:aws"

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

  documents = {
    for key, component in var.components : key => {
      description = component.description
      document    = component.document
      name        = "${var.name}-${key}"
      tags        = merge(var.tags, { Name = "${var.name}-${key}" })
      version = "${var.base_version}.${parseint(
        substr(sha256(jsonencode([component.document, component.description])), 0, 7),
        16
      )}"
    }
    if component.document != null
  }

  components_elsewhere = {
    for key, component in var.components :
    key => component.arn != null
    ? component.arn
    : "${local.amazon}:component/${component.managed}/${component.managed_version}"
    if component.document == null
  }

  component_arns = merge(local.components_elsewhere, {
    for key, document in local.documents : key => aws_imagebuilder_component.this[key].arn
  })

  component_identities = {
    for key, component in var.components :
    key => component.document != null ? local.documents[key].version
    : component.arn != null
    ? component.arn
    : "${component.managed}/${component.managed_version}"
  }

  component_order = var.order == null ? keys(var.components) : var.order

  parent_image = (
    var.parent.image_id != null ? var.parent.image_id
    : var.parent.parameter != null
    ? "ssm:${var.parent.parameter}"
    : "${local.amazon}:image/${
      var.parent.managed != null ? var.parent.managed
      : var.parent.architecture == "arm64"
      ? "amazon-linux-2023-arm64"
      : "amazon-linux-2023-x86"
    }/x.x.x"
  )

  recipe_content = jsonencode([
    var.parent,
    [
      for key in local.component_order :
      { id = local.component_identities[key], parameters = var.components[key].parameters }
    ],
    var.disk,
    var.working_directory,
  ])

  distribution_regions = merge({ for region in [var.region] : region => var.home }, var.regions)

  launch_permissions = {
    for region, settings in local.distribution_regions : region => [
      for given in [settings] : {
        organization_arns        = sort(given.organization_arns)
        organizational_unit_arns = sort(given.organizational_unit_arns)
        user_ids                 = sort(given.accounts)
      }
      if length(given.accounts) != 0 ||
      length(given.organization_arns) != 0 ||
      length(given.organizational_unit_arns) != 0
    ]
  }

  ami_id = (
    var.build_now
    ? one([
      for ami in flatten([
        for output in one(aws_imagebuilder_image.this[*].output_resources) : output.amis
      ]) : ami.image
      if ami.region == var.region
    ])
    : null
  )
}

data "aws_partition" "this" {}

data "aws_ssm_parameter" "amazon_linux" {
  count = var.home.parameter && var.initial_image_id == null ? 1 : 0

  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${var.parent.architecture}"
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

resource "aws_imagebuilder_component" "this" {
  for_each = local.documents

  data        = each.value.document
  description = each.value.description
  name        = each.value.name
  platform    = "Linux"
  tags        = each.value.tags
  version     = each.value.version

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_imagebuilder_image_recipe" "this" {
  name              = var.name
  parent_image      = local.parent_image
  tags              = merge(var.tags, { Name = var.name })
  version           = "${var.base_version}.${parseint(substr(sha256(local.recipe_content), 0, 7), 16)}"
  working_directory = var.working_directory

  block_device_mapping {
    device_name = var.disk.device_name

    ebs {
      delete_on_termination = "true"
      encrypted             = "true"
      iops                  = var.disk.iops
      kms_key_id            = var.disk.kms_key_arn
      throughput            = var.disk.throughput
      volume_size           = var.disk.size_gib
      volume_type           = "gp3"
    }
  }

  dynamic "component" {
    for_each = [
      for key in local.component_order : {
        arn = local.component_arns[key]
        parameters = [
          for name, value in var.components[key].parameters : { name = name, value = value }
        ]
      }
    ]

    content {
      component_arn = component.value.arn

      dynamic "parameter" {
        for_each = component.value.parameters

        content {
          name  = parameter.value.name
          value = parameter.value.value
        }
      }
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_imagebuilder_infrastructure_configuration" "this" {
  instance_profile_name = aws_iam_instance_profile.this.name
  instance_types = (
    length(var.instance_types) == 0
    ? (var.parent.architecture == "arm64" ? ["t4g.medium"] : ["t3.medium"])
    : sort(var.instance_types)
  )
  name                          = var.name
  resource_tags                 = merge(var.tags, { Name = var.name })
  security_group_ids            = [for group in var.security_groups : group.id]
  sns_topic_arn                 = var.topic_arn
  subnet_id                     = var.network.tiers[var.tier].subnets[var.zone].id
  tags                          = merge(var.tags, { Name = var.name })
  terminate_instance_on_failure = var.terminate_on_failure

  instance_metadata_options {
    http_put_response_hop_limit = var.metadata_hop_limit
    http_tokens                 = "required"
  }

  dynamic "logging" {
    for_each = [for logs in [var.logs] : logs if logs != null]

    content {
      s3_logs {
        s3_bucket_name = logging.value.bucket
        s3_key_prefix  = logging.value.prefix
      }
    }
  }

  # Servers that start before may do nothing.
  depends_on = [aws_iam_role_policy.build, aws_iam_role_policy.further]
}

resource "aws_imagebuilder_distribution_configuration" "this" {
  name = var.name
  tags = merge(var.tags, { Name = var.name })

  dynamic "distribution" {
    for_each = [
      for region, settings in local.distribution_regions : {
        kms_key_id       = settings.kms_key_arn
        launch_templates = sort(settings.launch_template_ids)
        name             = "${var.name}-{{ imagebuilder:buildDate }}"
        parameters       = [for wanted in [settings.parameter] : "/imagebuilder/${var.name}" if wanted]
        permissions      = local.launch_permissions[region]
        region           = region
        tags             = merge(var.tags, var.image_tags, { Name = var.name })
        target_accounts  = sort(settings.copy_to)
      }
    ]

    content {
      region = distribution.value.region

      ami_distribution_configuration {
        ami_tags           = distribution.value.tags
        kms_key_id         = distribution.value.kms_key_id
        name               = distribution.value.name
        target_account_ids = distribution.value.target_accounts

        dynamic "launch_permission" {
          for_each = distribution.value.permissions

          content {
            organization_arns        = launch_permission.value.organization_arns
            organizational_unit_arns = launch_permission.value.organizational_unit_arns
            user_ids                 = launch_permission.value.user_ids
          }
        }
      }

      dynamic "launch_template_configuration" {
        for_each = distribution.value.launch_templates

        content {
          default            = true
          launch_template_id = launch_template_configuration.value
        }
      }

      dynamic "ssm_parameter_configuration" {
        for_each = distribution.value.parameters

        content {
          data_type      = "aws:ec2:image"
          parameter_name = ssm_parameter_configuration.value
        }
      }
    }
  }
}

resource "aws_imagebuilder_image_pipeline" "this" {
  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.this.arn
  enhanced_image_metadata_enabled  = var.enhanced_metadata
  image_recipe_arn                 = aws_imagebuilder_image_recipe.this.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.this.arn
  name                             = var.name
  status                           = var.enabled ? "ENABLED" : "DISABLED"
  tags                             = merge(var.tags, { Name = var.name })

  image_scanning_configuration {
    image_scanning_enabled = var.scan
  }

  image_tests_configuration {
    image_tests_enabled = var.tests.enabled
    timeout_minutes     = var.tests.timeout_minutes
  }

  dynamic "schedule" {
    for_each = [for schedule in [var.schedule] : schedule if schedule != null]

    content {
      pipeline_execution_start_condition = (
        schedule.value.only_when_updated
        ? "EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE"
        : "EXPRESSION_MATCH_ONLY"
      )
      schedule_expression = schedule.value.cron
      timezone            = schedule.value.timezone
    }
  }
}

resource "aws_imagebuilder_image" "this" {
  count = var.build_now ? 1 : 0

  distribution_configuration_arn   = aws_imagebuilder_distribution_configuration.this.arn
  enhanced_image_metadata_enabled  = var.enhanced_metadata
  image_recipe_arn                 = aws_imagebuilder_image_recipe.this.arn
  infrastructure_configuration_arn = aws_imagebuilder_infrastructure_configuration.this.arn
  tags                             = merge(var.tags, { Name = var.name })

  image_scanning_configuration {
    image_scanning_enabled = var.scan
  }

  image_tests_configuration {
    image_tests_enabled = var.tests.enabled
    timeout_minutes     = var.tests.timeout_minutes
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ssm_parameter" "this" {
  count = var.home.parameter ? 1 : 0

  data_type   = "aws:ec2:image"
  description = "The newest image of ${var.name}."
  insecure_value = (
    var.initial_image_id == null
    ? one(data.aws_ssm_parameter.amazon_linux[*].insecure_value)
    : var.initial_image_id
  )
  name = "/imagebuilder/${var.name}"
  tags = merge(var.tags, { Name = var.name })
  type = "String"

  lifecycle {
    ignore_changes = [insecure_value]
  }
}
