# Generated from src/compute/app-runner/app-runner.ts by `npm run modules`. Do not edit.

# What is refused: lists of problems that preconditions and checks tell, and steps of the variables'
# validations.

locals {
  is_confined = (
    var.reach_check &&
    (var.connector == null ? false : var.connector.internet == null ? false : !var.connector.internet)
  )

  reached_interfaces = try([
    for service, endpoint in var.endpoints.interfaces : service
    if anytrue([for zone in endpoint.zones : contains(var.connector.zones, zone)])
  ], [])

  reached_gateways = try([
    for service, endpoint in var.endpoints.gateways : service
    if contains(endpoint.tiers, var.connector.tier == null ? "" : var.connector.tier)
  ], [])

  reached_services = concat(local.reached_interfaces, local.reached_gateways)

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

  # Every AWS service that the application calls, by its endpoint's short name.
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
      "endpoints has none for ${service}, which the service calls, and the connector's subnets have no NAT; allowed: an endpoint for ${service} in one of the connector's zones \"${join("\", \"", var.connector.zones)}\" or as a route of its tier, a connector in a private tier, or reach_check = false where routes of yours lead there."
    ]
  )

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
      { Action = "ssm:GetParameters", Effect = "Allow", Resource = local.parameter_arns, Sid = "Parameters" },
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
      length(var.secrets) == 0 ? 0 : nonsensitive(length(replace(jsonencode({
        Statement = local.secret_statements
        Version   = "2012-10-17"
      }), " ", "")))
    ) +
    (
      length(var.statements) == 0 ? 0 : nonsensitive(length(replace(jsonencode({
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
      }), " ", "")))
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

  # AWS's services that have interface endpoints: validations look them up.
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
}
