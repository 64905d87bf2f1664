# Generated from src/endpoints/endpoints.ts by `npm run modules`. Do not edit.

locals {
  interface_services = [
    "access-analyzer",
    "account",
    "acm",
    "acm-fips",
    "acm-pca",
    "acm-pca-fips",
    "airflow.api",
    "airflow.env",
    "airflow.ops",
    "apigateway",
    "app-integrations",
    "appconfig",
    "appconfigdata",
    "application-autoscaling",
    "application-signals",
    "applicationinsights",
    "appmesh",
    "appmesh-envoy-management",
    "apprunner",
    "apprunner.requests",
    "appstream.api",
    "appstream.streaming",
    "appsync-api",
    "aps",
    "aps-workspaces",
    "athena",
    "auditmanager",
    "autoscaling",
    "autoscaling-plans",
    "b2bi",
    "backup",
    "backup-gateway",
    "batch",
    "bedrock",
    "bedrock-agent",
    "bedrock-agent-runtime",
    "bedrock-agentcore",
    "bedrock-agentcore.gateway",
    "bedrock-data-automation",
    "bedrock-data-automation-runtime",
    "bedrock-runtime",
    "billing",
    "billingconductor",
    "braket",
    "cassandra",
    "cassandra-fips",
    "ce",
    "cleanrooms",
    "cleanrooms-ml",
    "cloudcontrolapi",
    "cloudcontrolapi-fips",
    "clouddirectory",
    "cloudformation",
    "cloudhsmv2",
    "cloudtrail",
    "codeartifact.api",
    "codeartifact.repositories",
    "codebuild",
    "codebuild-fips",
    "codecatalyst.git",
    "codecatalyst.packages",
    "codecommit",
    "codecommit-fips",
    "codeconnections.api",
    "codedeploy",
    "codedeploy-commands-secure",
    "codeguru-profiler",
    "codeguru-reviewer",
    "codepipeline",
    "codestar-connections.api",
    "cognito-identity",
    "cognito-idp",
    "comprehend",
    "comprehendmedical",
    "compute-optimizer",
    "config",
    "console",
    "controlcatalog",
    "cost-optimization-hub",
    "data-servicediscovery",
    "data-servicediscovery-fips",
    "databrew",
    "dataexchange",
    "datasync",
    "datazone",
    "deadline.management",
    "deadline.scheduling",
    "devops-guru",
    "discovery",
    "dms",
    "dms-fips",
    "drs",
    "ds",
    "ds-data",
    "dsql",
    "dynamodb",
    "dynamodb-fips",
    "dynamodb-streams",
    "ebs",
    "ec2",
    "ec2messages",
    "ecr-public.api",
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-agent",
    "ecs-telemetry",
    "eks",
    "eks-auth",
    "elasticache",
    "elasticache-fips",
    "elasticbeanstalk",
    "elasticbeanstalk-health",
    "elasticfilesystem",
    "elasticfilesystem-fips",
    "elasticloadbalancing",
    "elasticmapreduce",
    "email",
    "email-fips",
    "email-smtp",
    "emr-containers",
    "emr-serverless",
    "entityresolution",
    "events",
    "evidently",
    "execute-api",
    "finspace",
    "finspace-api",
    "fis",
    "fsx",
    "fsx-fips",
    "geo.geofencing",
    "geo.maps",
    "geo.places",
    "geo.routes",
    "geo.tracking",
    "git-codecommit",
    "git-codecommit-fips",
    "glue",
    "glue.dashboard",
    "grafana",
    "grafana-workspace",
    "greengrass",
    "groundstation",
    "guardduty",
    "guardduty-data",
    "guardduty-data-fips",
    "guardduty-fips",
    "healthlake",
    "identitystore",
    "imagebuilder",
    "inspector-scan",
    "inspector2",
    "internetmonitor",
    "invoicing",
    "iot.credentials",
    "iot.data",
    "iotfleetwise",
    "iotsitewise.api",
    "iotsitewise.data",
    "iottwinmaker.api",
    "iottwinmaker.data",
    "iotwireless.api",
    "kafka",
    "kafka-fips",
    "kafkaconnect",
    "kendra",
    "kinesis-firehose",
    "kinesis-streams",
    "kinesis-streams-fips",
    "kms",
    "kms-fips",
    "lakeformation",
    "lambda",
    "launchwizard",
    "license-manager",
    "logs",
    "m2",
    "macie2",
    "mail-manager",
    "mediaconnect",
    "medical-imaging",
    "memory-db",
    "memorydb-fips",
    "mgn",
    "models-v2-lex",
    "monitoring",
    "mq",
    "neptune-graph",
    "neptune-graph-data",
    "network-firewall",
    "network-firewall-fips",
    "networkflowmonitor",
    "networkmonitor",
    "observabilityadmin",
    "organizations",
    "outposts",
    "panorama",
    "payment-cryptography.controlplane",
    "payment-cryptography.dataplane",
    "pca-connector-ad",
    "pca-connector-scep",
    "pcs",
    "personalize",
    "personalize-events",
    "personalize-runtime",
    "pi",
    "pi-fips",
    "pinpoint",
    "pinpoint-sms-voice-v2",
    "pipes",
    "pipes-data",
    "polly",
    "pricing.api",
    "profile",
    "proton",
    "q",
    "qldb.session",
    "quicksight-website",
    "ram",
    "rbin",
    "rds",
    "rds-data",
    "redshift",
    "redshift-data",
    "redshift-data-fips",
    "redshift-fips",
    "redshift-serverless",
    "rekognition",
    "rekognition-fips",
    "resource-groups",
    "rolesanywhere",
    "rum",
    "rum-dataplane",
    "runtime-v2-lex",
    "s3",
    "s3-outposts",
    "s3tables",
    "s3vectors",
    "sagemaker.api",
    "sagemaker.api-fips",
    "sagemaker.featurestore-runtime",
    "sagemaker.metrics",
    "sagemaker.runtime",
    "sagemaker.runtime-fips",
    "schemas",
    "secretsmanager",
    "securityhub",
    "securitylake",
    "serverlessrepo",
    "servicecatalog",
    "servicecatalog-appregistry",
    "servicediscovery",
    "servicediscovery-fips",
    "shield",
    "signin",
    "sns",
    "social-messaging",
    "sqs",
    "sqs-fips",
    "ssm",
    "ssm-contacts",
    "ssm-fips",
    "ssm-incidents",
    "ssm-quicksetup",
    "ssmmessages",
    "states",
    "storagegateway",
    "streaming-rekognition",
    "sts",
    "sts-fips",
    "swf",
    "swf-fips",
    "sync-states",
    "synthetics",
    "synthetics-fips",
    "tagging",
    "tax",
    "textract",
    "textract-fips",
    "timestream-influxdb",
    "transcribe",
    "transcribestreaming",
    "transfer",
    "transfer.server",
    "translate",
    "trustedadvisor",
    "verifiedpermissions",
    "vpc-lattice",
    "wafv2",
    "wafv2-fips",
    "wellarchitected",
    "workmail",
    "workspaces",
    "workspaces-web",
    "xray",
  ]

  older_regions = [
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
    "ca-central-1",
    "sa-east-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-east-1",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "af-south-1",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "us-gov-east-1",
    "us-gov-west-1",
    "cn-north-1",
    "cn-northwest-1",
  ]

  region_is_newer = !contains(local.older_regions, var.region)

  workload_facts = flatten([
    for workload, settings in var.workloads : [
      for rule, applies in {
        container_instances = settings.launch_type == "ec2"
        exec                = settings.exec
        kms                 = settings.kms
        logs                = settings.log_driver == "awslogs"
        newer_region        = settings.launch_type == "fargate" && local.region_is_newer
        private_images      = settings.private_images
        secrets             = settings.secrets
        service_connect     = settings.service_connect
        session_manager     = settings.launch_type != "fargate" && settings.session_manager
        ssm_parameters      = settings.ssm_parameters
      } : { rule = rule, workload = workload }
      if applies
    ]
  ])

  rule_services = {
    container_instances = ["ecs-agent", "ecs-telemetry", "ecs"]
    exec                = ["ssmmessages"]
    kms                 = ["kms"]
    logs                = ["logs"]
    newer_region        = ["ecs-agent", "ecs-telemetry", "ecs"]
    private_images      = ["ecr.api", "ecr.dkr", "s3"]
    secrets             = ["secretsmanager"]
    service_connect     = ["ecs-agent"]
    session_manager     = ["ssm", "ssmmessages", "ec2messages"]
    ssm_parameters      = ["ssm"]
  }

  rule_reasons = {
    container_instances = "its container instances' agents talk to ECS"
    exec                = "ECS Exec opens shells in its containers"
    kms                 = "it decrypts with KMS keys"
    logs                = "its log driver awslogs writes to CloudWatch Logs"
    newer_region        = "Fargate talks to ECS through the VPC in regions opened since December 2023"
    private_images      = "it pulls images from private repositories; their layers lie in S3"
    secrets             = "its containers are given secrets of Secrets Manager"
    service_connect     = "Service Connect manages its Envoy through ecs-agent"
    session_manager     = "Session Manager opens shells on its container instances"
    ssm_parameters      = "its containers are given parameters of the Parameter Store"
  }

  needs = concat(
    flatten([
      for fact in local.workload_facts : [
        for service in local.rule_services[fact.rule] :
        { reason = "${fact.workload}: ${local.rule_reasons[fact.rule]}", service = service }
      ]
    ]),
    flatten([
      for workload, settings in var.workloads : [
        for service in settings.services :
        { reason = "${workload}: its containers call it", service = service }
      ]
    ])
  )

  needed_services = sort(distinct([for need in local.needs : need.service]))
  need_reasons    = { for need in local.needs : need.service => need.reason... }

  interface_settings = merge(
    {
      for service in local.needed_services : service => {
        dns                = null
        ip_address_type    = null
        policy             = null
        private_dns        = null
        security_group_ids = null
        tiers              = null
        zones              = null
      }
      if !contains(["s3", "dynamodb"], service)
    },
    var.interface_endpoints
  )

  tiers = (
    var.tiers == null
    ? [
      for tier, settings in var.network.tiers : tier
      if settings.kind == (
        contains([for settings in var.network.tiers : settings.kind], "private")
        ? "private"
        : "isolated"
      )
    ]
    : sort(var.tiers)
  )

  interface_subnets = {
    for key, endpoint in local.interface_settings : key => merge([
      for tier in(endpoint.tiers == null ? local.tiers : sort(endpoint.tiers)) : {
        for zone, subnet in var.network.tiers[tier].subnets : zone => subnet.id
        if contains(
          endpoint.zones == null
          ? (var.zones == null ? [zone] : sort(var.zones))
          : sort(endpoint.zones),
          zone
        )
      }
    ]...)
  }

  service_subnets = {
    for key, endpoint in var.service_endpoints : key => merge([
      for tier in(endpoint.tiers == null ? local.tiers : sort(endpoint.tiers)) : {
        for zone, subnet in var.network.tiers[tier].subnets : zone => subnet.id
        if contains(
          endpoint.zones == null
          ? (var.zones == null ? [zone] : sort(var.zones))
          : sort(endpoint.zones),
          zone
        )
      }
    ]...)
  }

  needs_group = anytrue(concat(
    [for endpoint in local.interface_settings : endpoint.security_group_ids == null],
    [for endpoint in var.service_endpoints : endpoint.security_group_ids == null]
  ))

  has_ipv6 = (
    (var.ip_address_type == null ? false : contains(["dualstack", "ipv6"], var.ip_address_type)) ||
    anytrue(concat(
      [
        for endpoint in local.interface_settings :
        endpoint.ip_address_type == null ? false : contains(
          ["dualstack", "ipv6"],
          endpoint.ip_address_type
        )
      ],
      [
        for endpoint in var.service_endpoints : endpoint.ip_address_type == null ? false : contains(
          ["dualstack", "ipv6"],
          endpoint.ip_address_type
        )
      ]
    ))
  )

  clients = merge([
    for tier, settings in var.network.tiers : {
      for zone, subnet in settings.subnets :
      "${tier}/${zone}" => { ipv4 = subnet.cidr_block, ipv6 = subnet.ipv6_cidr_block }
    }
    if settings.kind != "public"
  ]...)

  group_id = (
    0 <= length(aws_vpc_security_group_ingress_rule.https) &&
    0 <= length(aws_vpc_security_group_ingress_rule.https_ipv6)
    ? one(aws_security_group.this[*].id)
    : one(aws_security_group.this[*].id)
  )

  own_principals = {
    for key, choice in {
      "aws:PrincipalAccount" = {
        applies = var.perimeter.organization_id == null
        values = concat(
          var.perimeter.organization_id != null ? [] : [
            one(data.aws_caller_identity.this[*].account_id),
          ],
          sort(var.perimeter.accounts)
        )
      }
      "aws:PrincipalOrgID" = {
        applies = var.perimeter.organization_id != null
        values  = [var.perimeter.organization_id]
      }
    } : key => choice.values
    if choice.applies
  }

  perimeter = concat(
    [
      merge(local.own_principals, {
        for key, choice in {
          "aws:ResourceAccount" = {
            applies = var.perimeter.organization_id == null
            values = concat(
              var.perimeter.organization_id != null ? [] : [
                one(data.aws_caller_identity.this[*].account_id),
              ],
              sort(var.perimeter.accounts)
            )
          }
          "aws:ResourceOrgID" = {
            applies = var.perimeter.organization_id != null
            values  = [var.perimeter.organization_id]
          }
        } : key => choice.values
        if choice.applies
      }),
    ],
    length(var.perimeter.resource_accounts) != 0
    ? [
      merge(local.own_principals, { "aws:ResourceAccount" = sort(var.perimeter.resource_accounts) }),
    ]
    : []
  )

  name_exceptions = {
    "cn-north-1" = {
      prefix = "cn.com.amazonaws"
      services = [
        "application-autoscaling",
        "appmesh-envoy-management",
        "athena",
        "autoscaling",
        "backup",
        "batch",
        "cassandra",
        "cloudcontrolapi",
        "cloudformation",
        "codedeploy-commands-secure",
        "databrew",
        "dms",
        "ebs",
        "ec2",
        "ecr.api",
        "ecr.dkr",
        "eks",
        "elasticache",
        "elasticbeanstalk",
        "elasticfilesystem",
        "elasticfilesystem-fips",
        "emr-containers",
        "execute-api",
        "fsx",
        "imagebuilder",
        "iot.data",
        "kinesis-streams",
        "lambda",
        "license-manager",
        "monitoring",
        "rds",
        "redshift",
        "redshift-data",
        "s3",
        "sagemaker.api",
        "sagemaker.featurestore-runtime",
        "sagemaker.runtime",
        "securityhub",
        "servicecatalog",
        "sqs",
        "states",
        "sts",
        "sync-states",
        "synthetics",
        "transcribe",
        "transcribestreaming",
        "transfer",
        "xray",
        "iotsitewise.api",
        "iotsitewise.data",
      ]
    }
    "cn-northwest-1" = {
      prefix = "cn.com.amazonaws"
      services = [
        "application-autoscaling",
        "appmesh-envoy-management",
        "athena",
        "autoscaling",
        "backup",
        "batch",
        "cassandra",
        "cloudcontrolapi",
        "cloudformation",
        "codedeploy-commands-secure",
        "databrew",
        "dms",
        "ebs",
        "ec2",
        "ecr.api",
        "ecr.dkr",
        "eks",
        "elasticache",
        "elasticbeanstalk",
        "elasticfilesystem",
        "elasticfilesystem-fips",
        "emr-containers",
        "execute-api",
        "fsx",
        "imagebuilder",
        "iot.data",
        "kinesis-streams",
        "lambda",
        "license-manager",
        "monitoring",
        "rds",
        "redshift",
        "redshift-data",
        "s3",
        "sagemaker.api",
        "sagemaker.featurestore-runtime",
        "sagemaker.runtime",
        "securityhub",
        "servicecatalog",
        "sqs",
        "states",
        "sts",
        "sync-states",
        "synthetics",
        "transcribe",
        "transcribestreaming",
        "transfer",
        "xray",
        "account",
        "polly",
        "workspaces",
      ]
    }
  }

  service_names = {
    for service, endpoint in local.interface_settings : service => join("", [
      contains(
        lookup(local.name_exceptions, var.region, {
          prefix   = "com.amazonaws"
          services = []
        }).services,
        service
      )
      ? lookup(local.name_exceptions, var.region, { prefix = "com.amazonaws", services = [] }).prefix
      : "com.amazonaws",
      ".${var.region}.${service}",
      service == "transcribe" && contains(["cn-north-1", "cn-northwest-1"], var.region) ? ".cn" : "",
    ])
  }

  private_names = {
    for service, endpoint in local.interface_settings :
    service => endpoint.private_dns == null
    ? var.private_dns && !contains(["dynamodb-streams"], service)
    : endpoint.private_dns
  }

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

  partition = (
    startswith(var.region, "cn-") ? "aws-cn"
    : startswith(var.region, "us-gov-")
    ? "aws-us-gov"
    : "aws"
  )

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
      for keys in local.perimeter : {
        Action    = "*"
        Condition = { StringEquals = keys }
        Effect    = "Allow"
        Principal = "*"
        Resource  = "*"
      }
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

  aws_buckets = {
    amazon_linux = [
      "arn:${local.partition}:s3:::al2023-${var.region}/*",
      "arn:${local.partition}:s3:::al2023-repos-${var.region}-de612dc2/*",
      "arn:${local.partition}:s3:::amazonlinux-2-repos-${var.region}/*",
    ]
    cloudwatch_agent = [
      "arn:${local.partition}:s3:::amazoncloudwatch-agent/*",
      "arn:${local.partition}:s3:::amazoncloudwatch-agent-${var.region}/*",
    ]
    codedeploy_agent = ["arn:${local.partition}:s3:::aws-codedeploy-${var.region}/*"]
    ecr_layers       = ["arn:${local.partition}:s3:::prod-${var.region}-starport-layer-bucket/*"]
    image_builder = [
      "arn:${local.partition}:s3:::ec2imagebuilder-managed-resources-${var.region}-prod/components/*",
      "arn:${local.partition}:s3:::ec2imagebuilder-toe-${var.region}-prod/*",
    ]
    systems_manager = [
      "arn:${local.partition}:s3:::${var.region}-birdwatcher-prod/*",
      "arn:${local.partition}:s3:::amazon-ssm-${var.region}/*",
      "arn:${local.partition}:s3:::amazon-ssm-packages-${var.region}/*",
      "arn:${local.partition}:s3:::aws-ssm-${var.region}/*",
      "arn:${local.partition}:s3:::aws-ssm-distributor-file-${var.region}/*",
      "arn:${local.partition}:s3:::aws-ssm-document-attachments-${var.region}/*",
      "arn:${local.partition}:s3:::patch-baseline-snapshot-${var.region}/*",
    ]
  }

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
        {
          Action    = "s3:GetObject"
          Effect    = "Allow"
          Principal = "*"
          Resource  = local.objects_of_aws
        },
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

  interface_policies = {
    for service, mode in local.interface_modes :
    service => mode == null ? null
    : mode == "full"
    ? "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}],\"Version\":\"2012-10-17\"}"
    : (
      mode == "least" ? local.ready_policies[service]
      : mode == "perimeter"
      ? jsonencode({
        Statement = local.within_perimeter[contains(["s3", "ssm"], service) ? service : "others"]
        Version   = "2012-10-17"
      })
      : mode
    )
  }

  interface_endpoints = {
    for service, endpoint in local.interface_settings : service => {
      dns = (
        endpoint.dns == null
        ? (
          service == "s3" && local.private_names[service]
          ? [{ only_for_inbound_resolver = false, record_ip_type = null }]
          : []
        )
        : [endpoint.dns]
      )
      ip_address_type = (
        endpoint.ip_address_type == null ? var.ip_address_type : endpoint.ip_address_type
      )
      policy      = local.interface_policies[service]
      private_dns = local.private_names[service]
      security_group_ids = (
        endpoint.security_group_ids == null ? [local.group_id] : endpoint.security_group_ids
      )
      service_name   = local.service_names[service]
      service_region = null
      subnet_ids     = values(local.interface_subnets[service])
      tags           = merge(var.tags, { Name = "${var.name}-${service}" })
    }
  }

  service_endpoints = {
    for name, endpoint in var.service_endpoints : name => {
      dns = (
        endswith(endpoint.service_name, ".s3") && endpoint.private_dns
        ? [{ only_for_inbound_resolver = false, record_ip_type = null }]
        : []
      )
      ip_address_type = (
        endpoint.ip_address_type == null ? var.ip_address_type : endpoint.ip_address_type
      )
      policy      = null
      private_dns = endpoint.private_dns
      security_group_ids = (
        endpoint.security_group_ids == null ? [local.group_id] : endpoint.security_group_ids
      )
      service_name   = endpoint.service_name
      service_region = endpoint.service_region
      subnet_ids     = values(local.service_subnets[name])
      tags           = merge(var.tags, { Name = "${var.name}-${name}" })
    }
  }

  gateway_settings = merge(
    {
      for service in local.needed_services : service => {
        anonymous_reads = []
        aws_buckets     = []
        policy          = null
        resources       = []
        tiers           = null
      }
      if contains(["s3", "dynamodb"], service)
    },
    var.gateway_endpoints
  )

  gateway_tiers = {
    for service, gateway in local.gateway_settings :
    service => gateway.tiers == null ? local.tiers : sort(gateway.tiers)
  }

  reads_layers    = anytrue([for settings in var.workloads : settings.private_images])
  called_services = flatten([for settings in var.workloads : settings.services])

  gateway_reads = {
    for service, gateway in local.gateway_settings : service => concat(
      flatten([
        for use in distinct(concat(
          service == "s3" && local.reads_layers ? ["ecr_layers"] : [],
          sort(gateway.aws_buckets)
        )) : local.aws_buckets[use]
      ]),
      [for bucket in gateway.anonymous_reads : "${bucket}/*"]
    )
  }

  data_actions = {
    dynamodb = [
      "dynamodb:BatchGetItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
      "dynamodb:DeleteItem",
      "dynamodb:DescribeTable",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:Scan",
      "dynamodb:UpdateItem",
    ]
    s3 = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:GetBucketLocation",
      "s3:GetEncryptionConfiguration",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:ListBucket",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ]
  }

  gateway_statements = {
    for service, gateway in local.gateway_settings : service => concat(
      length(local.gateway_reads[service]) == 0 ? [] : [
        {
          Action    = "s3:GetObject"
          Effect    = "Allow"
          Principal = "*"
          Resource  = local.gateway_reads[service]
        },
      ],
      length(gateway.resources) == 0 ? [] : [
        for keys in local.perimeter : {
          Action    = local.data_actions[service]
          Condition = { StringEquals = keys }
          Effect    = "Allow"
          Principal = "*"
          Resource = flatten([
            for resource in gateway.resources :
            [resource, "${resource}${ { dynamodb = "/index/*", s3 = "/*" }[service]}"]
          ])
        }
      ]
    )
  }

  gateway_modes = {
    for service, gateway in local.gateway_settings :
    service => gateway.policy == null
    ? (
      length(gateway.resources) != 0 ||
      length(gateway.aws_buckets) != 0 ||
      length(gateway.anonymous_reads) != 0 ||
      service == "s3" && local.reads_layers && !contains(local.called_services, service)
      ? "least"
      : "perimeter"
    )
    : gateway.policy
  }

  gateway_policies = {
    for service, mode in local.gateway_modes :
    service => mode == "full"
    ? "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}],\"Version\":\"2012-10-17\"}"
    : (
      mode == "least"
      ? jsonencode({ Statement = local.gateway_statements[service], Version = "2012-10-17" })
      : (
        mode == "perimeter"
        ? jsonencode({
          Statement = concat(
            local.within_perimeter[contains(["s3", "ssm"], service) ? service : "others"],
            length(local.gateway_reads[service]) == 0 ? [] : [
              {
                Action    = "s3:GetObject"
                Effect    = "Allow"
                Principal = "*"
                Resource  = local.gateway_reads[service]
              },
            ]
          )
          Version = "2012-10-17"
        })
        : mode
      )
    )
  }

  interface_ids = merge(
    { for key, instance in aws_vpc_endpoint.interface : key => instance.id },
    { for key, instance in aws_vpc_endpoint.ecs_agent : key => instance.id },
    { for key, instance in aws_vpc_endpoint.ecs_telemetry : key => instance.id },
    { for key, instance in aws_vpc_endpoint.ecs : key => instance.id }
  )

  service_ids = { for key, instance in aws_vpc_endpoint.service : key => instance.id }

  resolver_queries = merge(
    {
      for range in var.network.cidr_blocks : "tcp/${range}" => { protocol = "tcp", range = range }
      if var.resolver == null ? false : var.resolver.endpoint_id == null
    },
    {
      for range in var.network.cidr_blocks : "udp/${range}" => { protocol = "udp", range = range }
      if var.resolver == null ? false : var.resolver.endpoint_id == null
    }
  )

  resolver_addresses = var.resolver == null ? [] : [
    for id in merge([
      for tier in(var.resolver.tiers == null ? local.tiers : sort(var.resolver.tiers)) : {
        for zone, subnet in var.network.tiers[tier].subnets : zone => subnet.id
        if contains(var.resolver.zones == null ? [zone] : sort(var.resolver.zones), zone)
      }
    ]...) : { subnet_id = id }
  ]

  reasons = {
    for service in distinct(concat(
      keys(local.need_reasons),
      keys(var.interface_endpoints),
      keys(var.gateway_endpoints)
    )) : service => lookup(local.need_reasons, service, ["named in the configuration"])
  }

  are_made = (
    0 <= length(aws_vpc_endpoint.gateway) &&
    0 <= length(aws_vpc_endpoint.interface) &&
    0 <= length(aws_vpc_endpoint.ecs_agent) &&
    0 <= length(aws_vpc_endpoint.ecs_telemetry) &&
    0 <= length(aws_vpc_endpoint.ecs) &&
    0 <= length(aws_vpc_endpoint.service)
  )
}

data "aws_caller_identity" "this" {
  count = var.perimeter.organization_id == null ? 1 : 0
}

resource "aws_security_group" "this" {
  count = local.needs_group ? 1 : 0

  description = "Interface endpoints: HTTPS from private and isolated subnets"
  name_prefix = "${var.name}-endpoints-"
  tags        = merge(var.tags, { Name = "${var.name}-endpoints" })
  vpc_id      = var.network.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "resolver" {
  count = (var.resolver == null ? false : var.resolver.endpoint_id == null) ? 1 : 0

  description = "Inbound resolver: DNS from the ranges of the VPC"
  name_prefix = "${var.name}-resolver-"
  tags        = merge(var.tags, { Name = "${var.name}-resolver" })
  vpc_id      = var.network.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "https" {
  for_each = { for key, client in local.clients : key => client.ipv4 if local.needs_group }

  cidr_ipv4         = each.value
  description       = "HTTPS from ${each.key}"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = one(aws_security_group.this[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-endpoints" })
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "https_ipv6" {
  for_each = {
    for key, client in local.clients : key => client.ipv6
    if local.needs_group && local.has_ipv6
  }

  cidr_ipv6         = each.value
  description       = "HTTPS by IPv6 from ${each.key}"
  from_port         = 443
  ip_protocol       = "tcp"
  security_group_id = one(aws_security_group.this[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-endpoints" })
  to_port           = 443
}

resource "aws_vpc_security_group_ingress_rule" "resolver" {
  for_each = local.resolver_queries

  cidr_ipv4         = each.value.range
  description       = "DNS from the VPC"
  from_port         = 53
  ip_protocol       = each.value.protocol
  security_group_id = one(aws_security_group.resolver[*].id)
  tags              = merge(var.tags, { Name = "${var.name}-resolver" })
  to_port           = 53
}

resource "aws_vpc_endpoint" "gateway" {
  for_each = {
    for service, tiers in local.gateway_tiers : service => {
      policy = local.gateway_policies[service]
      route_table_ids = flatten([
        for tier in tiers : [for subnet in var.network.tiers[tier].subnets : subnet.route_table_id]
      ])
      service_name = "com.amazonaws.${var.region}.${service}"
      tags         = merge(var.tags, { Name = "${var.name}-${service}" })
    }
  }

  policy            = each.value.policy
  route_table_ids   = each.value.route_table_ids
  service_name      = each.value.service_name
  tags              = each.value.tags
  vpc_endpoint_type = "Gateway"
  vpc_id            = var.network.vpc_id
}

resource "aws_vpc_endpoint" "interface" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if !contains(["ecs-agent", "ecs-telemetry", "ecs"], service)
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }

  depends_on = [aws_vpc_endpoint.gateway]
}

resource "aws_vpc_endpoint" "ecs_agent" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if service == "ecs-agent"
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }
}

resource "aws_vpc_endpoint" "ecs_telemetry" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if service == "ecs-telemetry"
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }

  depends_on = [aws_vpc_endpoint.ecs_agent]
}

resource "aws_vpc_endpoint" "ecs" {
  for_each = {
    for service, endpoint in local.interface_endpoints : service => endpoint
    if service == "ecs"
  }

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }

  depends_on = [aws_vpc_endpoint.ecs_telemetry]
}

resource "aws_vpc_endpoint" "service" {
  for_each = local.service_endpoints

  ip_address_type     = each.value.ip_address_type
  policy              = each.value.policy
  private_dns_enabled = each.value.private_dns
  security_group_ids  = each.value.security_group_ids
  service_name        = each.value.service_name
  service_region      = each.value.service_region
  subnet_ids          = each.value.subnet_ids
  tags                = each.value.tags
  vpc_endpoint_type   = "Interface"
  vpc_id              = var.network.vpc_id

  dynamic "dns_options" {
    for_each = each.value.dns

    content {
      dns_record_ip_type                             = dns_options.value.record_ip_type
      private_dns_only_for_inbound_resolver_endpoint = dns_options.value.only_for_inbound_resolver
    }
  }
}

resource "aws_route53_resolver_endpoint" "this" {
  count = (var.resolver == null ? false : var.resolver.endpoint_id == null) ? 1 : 0

  direction          = "INBOUND"
  name               = "${var.name}-inbound"
  security_group_ids = [one(aws_security_group.resolver[*].id)]
  tags               = merge(var.tags, { Name = "${var.name}-resolver" })

  dynamic "ip_address" {
    for_each = local.resolver_addresses

    content {
      subnet_id = ip_address.value.subnet_id
    }
  }
}
