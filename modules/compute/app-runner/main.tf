# Generated from src/compute/app-runner/app-runner.ts by `npm run modules`. Do not edit.

locals {
  is_confined = (
    var.reach_check &&
    (
      var.connector == null ? false
      : var.connector.internet == null
      ? false
      : !var.connector.internet
    )
  )

  reached_services = try(
    concat(
      [
        for service, endpoint in var.endpoints.interfaces : service
        if anytrue([for zone in endpoint.zones : contains(var.connector.zones, zone)])
      ],
      [
        for service, endpoint in var.endpoints.gateways : service
        if contains(endpoint.tiers, var.connector.tier == null ? "" : var.connector.tier)
      ]
    ),
    []
  )

  action_endpoints = {
    athena         = "athena"
    bedrock        = "bedrock-runtime"
    cassandra      = "cassandra"
    cloudwatch     = "monitoring"
    comprehend     = "comprehend"
    dynamodb       = "dynamodb"
    ecr            = "ecr.api"
    events         = "events"
    "execute-api"  = "execute-api"
    firehose       = "kinesis-firehose"
    glue           = "glue"
    kinesis        = "kinesis-streams"
    kms            = "kms"
    lambda         = "lambda"
    logs           = "logs"
    polly          = "polly"
    "rds-data"     = "rds-data"
    rekognition    = "rekognition"
    s3             = "s3"
    secretsmanager = "secretsmanager"
    ses            = "email"
    sns            = "sns"
    sqs            = "sqs"
    ssm            = "ssm"
    states         = "states"
    sts            = "sts"
    textract       = "textract"
    transcribe     = "transcribe"
    translate      = "translate"
    xray           = "xray"
  }

  action_prefixes = distinct(flatten([
    for statement in var.statements : [for action in statement.actions : split(":", action)[0]]
    if statement.effect == "Allow"
  ]))

  called_services = distinct(concat([for service in var.calls.services : service], [
    for prefix in local.action_prefixes : local.action_endpoints[prefix]
    if contains(keys(local.action_endpoints), prefix)
  ]))

  unreached_services = (
    local.is_confined
    ? [for service in local.called_services : service if !contains(local.reached_services, service)]
    : []
  )

  unreached_calls = concat(
    local.is_confined && var.calls.internet
    ? [
      "calls has internet, and the connector's subnets have no way there; allowed: NAT for a service that calls the internet, a connector in a private tier, or reach_check = false where routes of yours lead there.",
    ]
    : [],
    [
      for service in local.unreached_services :
      "endpoints has none for ${service}, which the service calls, and the connector's subnets have no NAT; allowed: an endpoint for ${service} in one of the connector's zones ${jsonencode(var.connector.zones)} or as a route of its tier, a connector in a private tier, or reach_check = false where routes of yours lead there."
    ]
  )

  secret_arns = distinct([
    for secret in var.secrets : secret.secret_arn
    if secret.secret_arn != null
  ])

  parameter_arns = distinct([
    for secret in var.secrets : secret.parameter_arn
    if secret.parameter_arn != null
  ])

  secret_statements = concat(
    length(local.secret_arns) == 0 ? [] : [
      {
        Action   = "secretsmanager:GetSecretValue"
        Effect   = "Allow"
        Resource = local.secret_arns
        Sid      = "Secrets"
      },
    ],
    length(local.parameter_arns) == 0 ? [] : [
      {
        Action   = "ssm:GetParameters"
        Effect   = "Allow"
        Resource = local.parameter_arns
        Sid      = "Parameters"
      },
    ],
    length(var.secret_key_arns) == 0 ? [] : [
      {
        Action = "kms:Decrypt"
        Condition = {
          StringLike = {
            "kms:ViaService" = ["secretsmanager.*.amazonaws.com", "ssm.*.amazonaws.com"]
          }
        }
        Effect   = "Allow"
        Resource = var.secret_key_arns
        Sid      = "Decrypt"
      },
    ]
  )

  instance_role_characters = (
    (
      length(var.secrets) == 0 ? 0 : nonsensitive(length(replace(
        jsonencode({ Statement = local.secret_statements, Version = "2012-10-17" }),
        " ",
        ""
      )))
    ) +
    (
      length(var.statements) == 0 ? 0 : nonsensitive(length(replace(
        jsonencode({
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
        }),
        " ",
        ""
      )))
    )
  )

  instance_role_problems = (
    var.instance_role == null
    ? [
      for size in [local.instance_role_characters] :
      "the text of policies for secrets and statements comes to ${size} characters; allowed: up to 10240 characters. Fewer secrets with more keys each, or resources by wildcards."
      if size > 10240
    ]
    : []
  )

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

  image_repository = try(split(":", split("@", var.image.identifier)[0])[0], "")

  secret_sources = {
    for name, secret in var.secrets :
    name => secret.parameter_arn == null
    ? (
      secret.json_key == null && secret.version_stage == null && secret.version_id == null
      ? secret.secret_arn
      : join("", [
        "${secret.secret_arn}:",
        secret.json_key == null ? "" : secret.json_key,
        ":",
        secret.version_stage == null ? "" : secret.version_stage,
        ":",
        secret.version_id == null ? "" : secret.version_id,
      ])
    )
    : secret.parameter_arn
  }

  domains = {
    for key, domain in var.domains : key => {
      name = domain.domain_name
      records = (
        domain.zone == null ? null
        : domain.validation_records == null
        ? (domain.www ? 3 : 2)
        : domain.validation_records
      )
      www = domain.www
    }
  }

  domains_in_zones = { for key, domain in var.domains : key => domain if domain.zone != null }

  validation_records = merge([
    for key, domain in local.domains_in_zones : {
      for place in range(
        0,
        domain.validation_records == null ? (domain.www ? 3 : 2) : domain.validation_records
      ) : "${key}/${place}" => { domain = key, place = place, zone_id = domain.zone.zone_id }
    }
  ]...)

  alias_records = merge([
    for key, domain in local.domains_in_zones : {
      for name in concat([domain.domain_name], domain.www ? ["www.${domain.domain_name}"] : []) :
      "${key}/${name}" => { domain = key, name = name, zone_id = domain.zone.zone_id }
    }
  ]...)
}

data "aws_apprunner_hosted_zone_id" "this" {
  count = length(local.domains_in_zones) != 0 ? 1 : 0
}

resource "aws_iam_role" "access" {
  count = (
    (var.image == null ? false : var.image.registry == "ecr") && var.access_role == null
  ) ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "build.apprunner.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "App Runner: pulls the image of the service ${var.name}."
  name_prefix          = "${var.name}-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-access" })
}

resource "aws_iam_role" "instance" {
  count = var.instance_role == null ? 1 : 0

  assume_role_policy = jsonencode({
    Statement = [
      {
        Action = "sts:AssumeRole"
        Effect = "Allow"
        Principal = {
          Service = "tasks.apprunner.amazonaws.com"
        }
      },
    ]
    Version = "2012-10-17"
  })
  description          = "The application of the App Runner service ${var.name}."
  name_prefix          = "${var.name}-"
  permissions_boundary = var.permissions_boundary
  tags                 = merge(var.tags, { Name = "${var.name}-instance" })
}

resource "aws_iam_role_policy" "access" {
  count = (
    (var.image == null ? false : var.image.registry == "ecr") && var.access_role == null
  ) ? 1 : 0

  name = "pull-image"
  policy = jsonencode({
    Statement = [
      { Action = "ecr:GetAuthorizationToken", Effect = "Allow", Resource = "*", Sid = "Login" },
      {
        Action = [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:DescribeImages",
          "ecr:GetDownloadUrlForLayer",
        ]
        Effect = "Allow"
        Resource = join("", [
          "arn:aws:ecr:",
          split(".", local.image_repository)[3],
          ":",
          split(".", local.image_repository)[0],
          ":repository/",
          join(
            "/",
            slice(split("/", local.image_repository), 1, length(split("/", local.image_repository)))
          ),
        ])
        Sid = "Pull"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.access[*].id)
}

resource "aws_iam_role_policy" "secrets" {
  count = var.instance_role == null && length(var.secrets) != 0 ? 1 : 0

  name = "fetch-secrets"
  policy = jsonencode({
    Statement = concat(
      length(local.secret_arns) == 0 ? [] : [
        {
          Action   = "secretsmanager:GetSecretValue"
          Effect   = "Allow"
          Resource = local.secret_arns
          Sid      = "Secrets"
        },
      ],
      length(local.parameter_arns) == 0 ? [] : [
        {
          Action   = "ssm:GetParameters"
          Effect   = "Allow"
          Resource = local.parameter_arns
          Sid      = "Parameters"
        },
      ],
      length(var.secret_key_arns) == 0 ? [] : [
        {
          Action = "kms:Decrypt"
          Condition = {
            StringLike = {
              "kms:ViaService" = ["secretsmanager.*.amazonaws.com", "ssm.*.amazonaws.com"]
            }
          }
          Effect   = "Allow"
          Resource = var.secret_key_arns
          Sid      = "Decrypt"
        },
      ]
    )
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instance[*].id)
}

resource "aws_iam_role_policy" "application" {
  count = var.instance_role == null && length(var.statements) != 0 ? 1 : 0

  name = "application"
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
  role = one(aws_iam_role.instance[*].id)
}

resource "aws_iam_role_policy" "tracing" {
  count = var.instance_role == null && var.tracing ? 1 : 0

  name = "trace"
  policy = jsonencode({
    Statement = [
      {
        Action = [
          "xray:GetSamplingRules",
          "xray:GetSamplingStatisticSummaries",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
        ]
        Effect   = "Allow"
        Resource = "*"
        Sid      = "Trace"
      },
    ]
    Version = "2012-10-17"
  })
  role = one(aws_iam_role.instance[*].id)
}

resource "aws_apprunner_auto_scaling_configuration_version" "this" {
  count = var.shared_scaling == null ? 1 : 0

  auto_scaling_configuration_name = var.name
  max_concurrency                 = var.scaling.max_concurrency
  max_size                        = var.scaling.max_size
  min_size                        = var.scaling.min_size
  tags                            = merge(var.tags, { Name = var.name })

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apprunner_observability_configuration" "this" {
  count = var.tracing ? 1 : 0

  observability_configuration_name = var.name
  tags                             = merge(var.tags, { Name = var.name })

  trace_configuration {
    vendor = "AWSXRAY"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apprunner_service" "this" {
  auto_scaling_configuration_arn = (
    var.shared_scaling == null
    ? one(aws_apprunner_auto_scaling_configuration_version.this[*].arn)
    : var.shared_scaling.arn
  )
  service_name = var.name
  tags         = merge(var.tags, { Name = var.name })

  health_check_configuration {
    healthy_threshold = var.health_check.healthy_threshold
    interval          = var.health_check.interval_seconds
    path = (
      var.health_check.protocol == "HTTP"
      ? (var.health_check.path == null ? "/" : var.health_check.path)
      : null
    )
    protocol            = var.health_check.protocol
    timeout             = var.health_check.timeout_seconds
    unhealthy_threshold = var.health_check.unhealthy_threshold
  }

  instance_configuration {
    cpu = tostring(var.cpu)
    instance_role_arn = (
      var.instance_role == null ? one(aws_iam_role.instance[*].arn) : var.instance_role.arn
    )
    memory = tostring(var.memory)
  }

  network_configuration {
    ip_address_type = var.ip_address_type

    egress_configuration {
      egress_type       = var.connector == null ? "DEFAULT" : "VPC"
      vpc_connector_arn = var.connector == null ? null : var.connector.arn
    }

    ingress_configuration {
      is_publicly_accessible = var.ingress == "public"
    }
  }

  observability_configuration {
    observability_configuration_arn = one(aws_apprunner_observability_configuration.this[*].arn)
    observability_enabled           = var.tracing
  }

  source_configuration {
    auto_deployments_enabled = var.image == null ? var.code.auto_deploy : var.image.auto_deploy

    dynamic "image_repository" {
      for_each = var.image == null ? [] : [var.image]

      content {
        image_identifier      = image_repository.value.identifier
        image_repository_type = image_repository.value.registry == "ecr" ? "ECR" : "ECR_PUBLIC"

        image_configuration {
          port                          = tostring(var.port)
          runtime_environment_secrets   = local.secret_sources
          runtime_environment_variables = var.environment
          start_command                 = image_repository.value.start_command
        }
      }
    }

    dynamic "code_repository" {
      for_each = var.code == null ? [] : [var.code]

      content {
        repository_url   = code_repository.value.repository_url
        source_directory = code_repository.value.directory

        code_configuration {
          configuration_source = code_repository.value.configuration == "api" ? "API" : "REPOSITORY"

          dynamic "code_configuration_values" {
            for_each = code_repository.value.configuration == "api" ? [code_repository.value] : []

            content {
              build_command                 = code_repository.value.build_command
              port                          = tostring(var.port)
              runtime                       = code_repository.value.runtime
              runtime_environment_secrets   = local.secret_sources
              runtime_environment_variables = var.environment
              start_command                 = code_repository.value.start_command
            }
          }
        }

        source_code_version {
          type  = "BRANCH"
          value = code_repository.value.branch
        }
      }
    }

    dynamic "authentication_configuration" {
      for_each = (
        (var.image == null ? false : var.image.registry == "ecr") || var.code != null
        ? [
          {
            connection_arn = var.code == null ? null : var.code.connection_arn
            role_arn = (
              (var.image == null ? false : var.image.registry == "ecr") && var.access_role == null
              ? one(aws_iam_role.access[*].arn)
              : var.access_role == null ? null : var.access_role.arn
            )
          },
        ]
        : []
      )

      content {
        access_role_arn = authentication_configuration.value.role_arn
        connection_arn  = authentication_configuration.value.connection_arn
      }
    }
  }

  dynamic "encryption_configuration" {
    for_each = var.kms_key_arn == null ? [] : [var.kms_key_arn]

    content {
      kms_key = encryption_configuration.value
    }
  }

  lifecycle {
    precondition {
      condition     = length(local.unreached_calls) == 0
      error_message = join("\n", local.unreached_calls)
    }

    precondition {
      condition     = length(local.instance_role_problems) == 0
      error_message = join("\n", local.instance_role_problems)
    }
  }

  # Roles without their policies would fail the first deployment.
  depends_on = [
    aws_iam_role_policy.access,
    aws_iam_role_policy.secrets,
    aws_iam_role_policy.application,
    aws_iam_role_policy.tracing,
  ]
}

resource "aws_apprunner_vpc_ingress_connection" "this" {
  count = var.ingress == "private" ? 1 : 0

  name        = var.name
  service_arn = aws_apprunner_service.this.arn
  tags        = merge(var.tags, { Name = var.name })

  ingress_vpc_configuration {
    vpc_endpoint_id = var.endpoints.interfaces["apprunner.requests"].id
    vpc_id          = var.endpoints.vpc_id
  }
}

resource "aws_apprunner_custom_domain_association" "this" {
  for_each = local.domains

  domain_name          = each.value.name
  enable_www_subdomain = each.value.www
  service_arn          = aws_apprunner_service.this.arn

  lifecycle {
    postcondition {
      condition = each.value.records == null ? true : length(
        self.certificate_validation_records
      ) == each.value.records
      error_message = "App Runner validates the domain by ${length(self.certificate_validation_records)} records; allowed: validation_records of that number."
    }
  }
}

resource "aws_route53_record" "validation" {
  for_each = local.validation_records

  allow_overwrite = true
  name = sort([
    for record in aws_apprunner_custom_domain_association.this[each.value.domain].certificate_validation_records :
    record.name
  ])[each.value.place]
  records = [
    [
      for record in aws_apprunner_custom_domain_association.this[each.value.domain].certificate_validation_records :
      record.value
      if record.name ==
      sort([
        for record in aws_apprunner_custom_domain_association.this[each.value.domain].certificate_validation_records :
        record.name
      ])[each.value.place]
    ][0],
  ]
  ttl     = 300
  type    = "CNAME"
  zone_id = each.value.zone_id
}

resource "aws_route53_record" "alias" {
  for_each = local.alias_records

  name    = each.value.name
  type    = "A"
  zone_id = each.value.zone_id

  alias {
    evaluate_target_health = false
    name                   = aws_apprunner_custom_domain_association.this[each.value.domain].dns_target
    zone_id                = one(data.aws_apprunner_hosted_zone_id.this[*].id)
  }
}
