# Generated from src/endpoints/policies.ts by `npm run modules`. Do not edit.

# Endpoint policies: what may pass, and who may ask for whose.

locals {
  ready_actions = {
    ec2messages = [
      "ec2messages:AcknowledgeMessage",
      "ec2messages:DeleteMessage",
      "ec2messages:FailMessage",
      "ec2messages:GetEndpoint",
      "ec2messages:GetMessages",
      "ec2messages:SendReply",
    ]
    "ecr.api" = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
    ]
    "ecr.dkr" = [
      "ecr:BatchCheckLayerAvailability",
      "ecr:BatchGetImage",
      "ecr:GetAuthorizationToken",
      "ecr:GetDownloadUrlForLayer",
    ]
    ecs = [
      "ecs:CreateCluster",
      "ecs:DeregisterContainerInstance",
      "ecs:DiscoverPollEndpoint",
      "ecs:GetTaskProtection",
      "ecs:ListTagsForResource",
      "ecs:RegisterContainerInstance",
      "ecs:SubmitAttachmentStateChanges",
      "ecs:SubmitContainerStateChange",
      "ecs:SubmitTaskStateChange",
      "ecs:TagResource",
      "ecs:UpdateContainerInstancesState",
      "ecs:UpdateTaskProtection",
    ]
    "ecs-agent"     = ["ecs:Poll"]
    "ecs-telemetry" = ["ecs:Poll", "ecs:StartTelemetrySession"]
    kms             = ["kms:Decrypt", "kms:GenerateDataKey"]
    logs = [
      "logs:CreateLogStream",
      "logs:DescribeLogGroups",
      "logs:DescribeLogStreams",
      "logs:PutLogEvents",
    ]
    secretsmanager = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
    ssm = [
      "ssm:DescribeAssociation",
      "ssm:DescribeDocument",
      "ssm:GetDeployablePatchSnapshotForInstance",
      "ssm:GetDocument",
      "ssm:GetManifest",
      "ssm:GetParameter",
      "ssm:GetParameters",
      "ssm:ListAssociations",
      "ssm:ListInstanceAssociations",
      "ssm:PutComplianceItems",
      "ssm:PutConfigurePackageResult",
      "ssm:PutInventory",
      "ssm:UpdateAssociationStatus",
      "ssm:UpdateInstanceAssociationStatus",
      "ssm:UpdateInstanceInformation",
    ]
    ssmmessages = [
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]
    sts = ["sts:AssumeRole", "sts:GetCallerIdentity"]
  }

  ready_policies = {
    for service, actions in local.ready_actions : service => jsonencode({
      Statement = concat(
        [
          for keys in local.perimeter : {
            Action    = actions
            Condition = { StringEquals = keys }
            Effect    = "Allow"
            Principal = "*"
            Resource  = "*"
          }
        ],
        service == "ssm"
        ? [
          {
            Action    = ["ssm:Describe*", "ssm:Get*", "ssm:List*"]
            Condition = { StringEquals = local.own_principals }
            Effect    = "Allow"
            Principal = "*"
            Resource = [
              "arn:${local.partition}:ssm:${var.region}::parameter/aws/*",
              "arn:${local.partition}:ssm:${var.region}::document/*",
            ]
          },
        ]
        : []
      )
      Version = "2012-10-17"
    })
  }

  interface_modes = {
    for service, endpoint in local.interface_settings :
    service => endpoint.policy == null
    ? (contains(keys(local.ready_policies), service) ? "least" : null)
    : endpoint.policy
  }

  whatever_within_perimeter = concat(
    [
      for keys in local.perimeter :
      { Action = "*", Condition = { StringEquals = keys }, Effect = "Allow", Principal = "*", Resource = "*" }
    ],
    [
      {
        Action    = "*"
        Condition = { Bool = { "aws:PrincipalIsAWSService" = "true" } }
        Effect    = "Allow"
        Principal = "*"
        Resource  = "*"
      },
    ]
  )

  objects_of_aws = flatten([
    local.aws_buckets.amazon_linux,
    local.aws_buckets.cloudwatch_agent,
    local.aws_buckets.codedeploy_agent,
    local.aws_buckets.ecr_layers,
    local.aws_buckets.image_builder,
    local.aws_buckets.systems_manager,
  ])

  within_perimeter = {
    others = local.whatever_within_perimeter
    s3 = concat(
      local.whatever_within_perimeter,
      length(local.objects_of_aws) == 0 ? [] : [
        { Action = "s3:GetObject", Effect = "Allow", Principal = "*", Resource = local.objects_of_aws },
      ]
    )
    ssm = concat(local.whatever_within_perimeter, [
      {
        Action    = ["ssm:Describe*", "ssm:Get*", "ssm:List*"]
        Condition = { StringEquals = local.own_principals }
        Effect    = "Allow"
        Principal = "*"
        Resource = [
          "arn:${local.partition}:ssm:${var.region}::parameter/aws/*",
          "arn:${local.partition}:ssm:${var.region}::document/*",
        ]
      },
    ])
  }

  perimeter_policies = {
    for service, mode in local.interface_modes : service => jsonencode({
      Statement = local.within_perimeter[contains(["s3", "ssm"], service) ? service : "others"]
      Version   = "2012-10-17"
    })
    if mode == null ? false : mode == "perimeter"
  }

  interface_policies = {
    for service, mode in local.interface_modes :
    service => mode == null ? null
    : mode == "full"
    ? jsonencode({
      Statement = [{ Action = "*", Effect = "Allow", Principal = "*", Resource = "*" }]
      Version   = "2012-10-17"
    })
    : (
      mode == "least" ? local.ready_policies[service]
      : mode == "perimeter"
      ? local.perimeter_policies[service]
      : mode
    )
  }
}
