/**
 * The catalogue of AWS services with interface endpoints, by short name, and their names in a region.
 *
 * AWS PrivateLink Guide: "AWS services that integrate with AWS PrivateLink". Left out are services with a name of
 * another form (`aws.api.…`, `aws.sagemaker.…`, without a region): `service_endpoints` takes them by their whole name.
 */
import type { Construct } from "constructs";
import {
  and,
  contains,
  type Expr,
  eq,
  type In,
  isKnown,
  items,
  lookup,
  not,
  raw,
  str,
  when,
} from "../core/expressions";
import { table } from "../core/stack/table";

export const INTERFACE_SERVICES = [
  ...[
    "access-analyzer",
    "account",
    "acm",
    "acm-fips",
    "acm-pca",
    "acm-pca-fips",
    "airflow.api",
    "airflow.env",
    "airflow.ops",
  ],
  ...[
    "apigateway",
    "app-integrations",
    "appconfig",
    "appconfigdata",
    "application-autoscaling",
    "application-signals",
  ],
  ...[
    "applicationinsights",
    "appmesh",
    "appmesh-envoy-management",
    "apprunner",
    "apprunner.requests",
    "appstream.api",
  ],
  ...["appstream.streaming", "appsync-api", "aps", "aps-workspaces", "athena", "auditmanager", "autoscaling"],
  ...["autoscaling-plans", "b2bi", "backup", "backup-gateway", "batch", "bedrock", "bedrock-agent"],
  ...["bedrock-agent-runtime", "bedrock-agentcore", "bedrock-agentcore.gateway", "bedrock-data-automation"],
  ...[
    "bedrock-data-automation-runtime",
    "bedrock-runtime",
    "billing",
    "billingconductor",
    "braket",
    "cassandra",
  ],
  ...[
    "cassandra-fips",
    "ce",
    "cleanrooms",
    "cleanrooms-ml",
    "cloudcontrolapi",
    "cloudcontrolapi-fips",
    "clouddirectory",
  ],
  ...[
    "cloudformation",
    "cloudhsmv2",
    "cloudtrail",
    "codeartifact.api",
    "codeartifact.repositories",
    "codebuild",
  ],
  ...["codebuild-fips", "codecatalyst.git", "codecatalyst.packages", "codecommit", "codecommit-fips"],
  ...[
    "codeconnections.api",
    "codedeploy",
    "codedeploy-commands-secure",
    "codeguru-profiler",
    "codeguru-reviewer",
  ],
  ...[
    "codepipeline",
    "codestar-connections.api",
    "cognito-identity",
    "cognito-idp",
    "comprehend",
    "comprehendmedical",
  ],
  ...[
    "compute-optimizer",
    "config",
    "console",
    "controlcatalog",
    "cost-optimization-hub",
    "data-servicediscovery",
  ],
  ...[
    "data-servicediscovery-fips",
    "databrew",
    "dataexchange",
    "datasync",
    "datazone",
    "deadline.management",
  ],
  ...[
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
  ],
  ...[
    "dynamodb-fips",
    "dynamodb-streams",
    "ebs",
    "ec2",
    "ec2messages",
    "ecr-public.api",
    "ecr.api",
    "ecr.dkr",
    "ecs",
  ],
  ...["ecs-agent", "ecs-telemetry", "eks", "eks-auth", "elasticache", "elasticache-fips", "elasticbeanstalk"],
  ...["elasticbeanstalk-health", "elasticfilesystem", "elasticfilesystem-fips", "elasticloadbalancing"],
  ...[
    "elasticmapreduce",
    "email",
    "email-fips",
    "email-smtp",
    "emr-containers",
    "emr-serverless",
    "entityresolution",
  ],
  ...[
    "events",
    "evidently",
    "execute-api",
    "finspace",
    "finspace-api",
    "fis",
    "fsx",
    "fsx-fips",
    "geo.geofencing",
  ],
  ...[
    "geo.maps",
    "geo.places",
    "geo.routes",
    "geo.tracking",
    "git-codecommit",
    "git-codecommit-fips",
    "glue",
  ],
  ...[
    "glue.dashboard",
    "grafana",
    "grafana-workspace",
    "greengrass",
    "groundstation",
    "guardduty",
    "guardduty-data",
  ],
  ...[
    "guardduty-data-fips",
    "guardduty-fips",
    "healthlake",
    "identitystore",
    "imagebuilder",
    "inspector-scan",
  ],
  ...[
    "inspector2",
    "internetmonitor",
    "invoicing",
    "iot.credentials",
    "iot.data",
    "iotfleetwise",
    "iotsitewise.api",
  ],
  ...["iotsitewise.data", "iottwinmaker.api", "iottwinmaker.data", "iotwireless.api", "kafka", "kafka-fips"],
  ...[
    "kafkaconnect",
    "kendra",
    "kinesis-firehose",
    "kinesis-streams",
    "kinesis-streams-fips",
    "kms",
    "kms-fips",
  ],
  ...["lakeformation", "lambda", "launchwizard", "license-manager", "logs", "m2", "macie2", "mail-manager"],
  ...[
    "mediaconnect",
    "medical-imaging",
    "memory-db",
    "memorydb-fips",
    "mgn",
    "models-v2-lex",
    "monitoring",
    "mq",
  ],
  ...[
    "neptune-graph",
    "neptune-graph-data",
    "network-firewall",
    "network-firewall-fips",
    "networkflowmonitor",
  ],
  ...[
    "networkmonitor",
    "observabilityadmin",
    "organizations",
    "outposts",
    "panorama",
    "payment-cryptography.controlplane",
  ],
  ...["payment-cryptography.dataplane", "pca-connector-ad", "pca-connector-scep", "pcs", "personalize"],
  ...[
    "personalize-events",
    "personalize-runtime",
    "pi",
    "pi-fips",
    "pinpoint",
    "pinpoint-sms-voice-v2",
    "pipes",
  ],
  ...[
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
  ],
  ...[
    "rds",
    "rds-data",
    "redshift",
    "redshift-data",
    "redshift-data-fips",
    "redshift-fips",
    "redshift-serverless",
  ],
  ...[
    "rekognition",
    "rekognition-fips",
    "resource-groups",
    "rolesanywhere",
    "rum",
    "rum-dataplane",
    "runtime-v2-lex",
  ],
  ...[
    "s3",
    "s3-outposts",
    "s3tables",
    "s3vectors",
    "sagemaker.api",
    "sagemaker.api-fips",
    "sagemaker.featurestore-runtime",
  ],
  ...[
    "sagemaker.metrics",
    "sagemaker.runtime",
    "sagemaker.runtime-fips",
    "schemas",
    "secretsmanager",
    "securityhub",
  ],
  ...["securitylake", "serverlessrepo", "servicecatalog", "servicecatalog-appregistry", "servicediscovery"],
  ...[
    "servicediscovery-fips",
    "shield",
    "signin",
    "sns",
    "social-messaging",
    "sqs",
    "sqs-fips",
    "ssm",
    "ssm-contacts",
  ],
  ...[
    "ssm-fips",
    "ssm-incidents",
    "ssm-quicksetup",
    "ssmmessages",
    "states",
    "storagegateway",
    "streaming-rekognition",
  ],
  ...[
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
  ],
  ...[
    "textract-fips",
    "timestream-influxdb",
    "transcribe",
    "transcribestreaming",
    "transfer",
    "transfer.server",
  ],
  ...[
    "translate",
    "trustedadvisor",
    "verifiedpermissions",
    "vpc-lattice",
    "wafv2",
    "wafv2-fips",
    "wellarchitected",
  ],
  ...["workmail", "workspaces", "workspaces-web", "xray"],
] as const;

/** The short name of an AWS service with interface endpoints. */
export type InterfaceService = (typeof INTERFACE_SERVICES)[number];

/** AWS PrivateLink Guide, "Gateway endpoints": the two services that have them. */
export const GATEWAY_SERVICES = ["s3", "dynamodb"] as const;
export type GatewayService = (typeof GATEWAY_SERVICES)[number];

/** In both China regions. Amazon PrivateLink (docs.amazonaws.cn) and what DescribeVpcEndpointServices gives there. */
const CHINA = [
  ...[
    "application-autoscaling",
    "appmesh-envoy-management",
    "athena",
    "autoscaling",
    "backup",
    "batch",
    "cassandra",
  ],
  ...[
    "cloudcontrolapi",
    "cloudformation",
    "codedeploy-commands-secure",
    "databrew",
    "dms",
    "ebs",
    "ec2",
    "ecr.api",
  ],
  ...["ecr.dkr", "eks", "elasticache", "elasticbeanstalk", "elasticfilesystem", "elasticfilesystem-fips"],
  ...[
    "emr-containers",
    "execute-api",
    "fsx",
    "imagebuilder",
    "iot.data",
    "kinesis-streams",
    "lambda",
    "license-manager",
  ],
  ...[
    "monitoring",
    "rds",
    "redshift",
    "redshift-data",
    "s3",
    "sagemaker.api",
    "sagemaker.featurestore-runtime",
  ],
  ...[
    "sagemaker.runtime",
    "securityhub",
    "servicecatalog",
    "sqs",
    "states",
    "sts",
    "sync-states",
    "synthetics",
  ],
  ...["transcribe", "transcribestreaming", "transfer", "xray"],
];

interface Exceptions {
  readonly prefix: string;
  readonly services: readonly string[];
}

/** Regions where some names begin otherwise than with `com.amazonaws`; those of GovCloud (US) do not. */
export const NAME_EXCEPTIONS: Readonly<Record<string, Exceptions>> = {
  "cn-north-1": { prefix: "cn.com.amazonaws", services: [...CHINA, "iotsitewise.api", "iotsitewise.data"] },
  "cn-northwest-1": { prefix: "cn.com.amazonaws", services: [...CHINA, "account", "polly", "workspaces"] },
};

const REGULAR: Exceptions = { prefix: "com.amazonaws", services: [] };

/** The whole name of a service's interface endpoint in the region. */
export function interfaceServiceName(
  scope: Construct,
  region: In<string>,
  service: In<string>,
): Expr<string> {
  const all = table<Record<string, Exceptions>>(scope, "name_exceptions", NAME_EXCEPTIONS);
  const { prefix, services } = lookup<Exceptions>(all, region, REGULAR);
  const begins = when<string>(
    contains(services, service),
    () => prefix,
    () => REGULAR.prefix,
  );
  return str`${begins}.${region}.${service}${suffix(region, service)}`;
}

/** In China Transcribe's name ends in the country too. */
function suffix(region: In<string>, service: In<string>): Expr<string> {
  const regions = items<string>(["cn-north-1", "cn-northwest-1"]);
  return when<string>(
    and(eq<string>(service, "transcribe"), contains(regions, region)),
    () => ".cn",
    () => "",
  );
}

/** The whole name of a gateway endpoint's service; the same in every partition. */
export const gatewayServiceName = (region: In<string>, service: In<string>): Expr<string> =>
  str`com.amazonaws.${region}.${service}`;

const CATALOGUE = "interface_services";

/** The catalogue as a local of the module: validations refer to it. */
export const declareCatalogue = (scope: Construct) =>
  table<readonly string[]>(scope, CATALOGUE, INTERFACE_SERVICES);

/** Whether the catalogue has the name. */
export function isCatalogued(service: Expr<string>): Expr<boolean> {
  return contains(
    isKnown(service) ? items<string>([...INTERFACE_SERVICES]) : raw<string[]>(`local.${CATALOGUE}`),
    service,
  );
}

export const isGateway = (service: In<string>): Expr<boolean> =>
  contains(items<string>([...GATEWAY_SERVICES]), service);
export const isNoGateway = (service: In<string>): Expr<boolean> => not(isGateway(service));
