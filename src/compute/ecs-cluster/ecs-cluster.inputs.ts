/** Every input of `modules/compute/ecs-cluster` and of the construct `EcsCluster`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { ec2Capacity } from "./ec2-capacity.contract";
import { defaultStrategy } from "./strategy.contract";

/** CloudWatch Logs API Reference, PutRetentionPolicy. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

const executeCommand = t
  .shape("EcsExecuteCommand", {
    logging: t
      .flag()
      .describe(
        "Whether sessions of ECS Exec are recorded in a log group of the cluster. Without, they go where the container's own log configuration says.",
      )
      .default(true),
    retentionDays: t
      .oneOfNumbers("days", ...RETENTION_DAYS)
      .describe("Days that records are kept.")
      .default(365),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key that encrypts both the session and the log group; its policy must let CloudWatch Logs use it. Default: TLS for the session, the service's own key for the group.",
      )
      .optional(),
  })
  .describe("ECS Exec: commands in running containers.");

const serviceConnect = t
  .shape("EcsServiceConnect", {
    namespace: t
      .pattern("[!-~]{1,512}[!-~]{0,512}", "1 to 1024 visible ASCII characters", "shop", ["", "two words"])
      .describe("Name of an HTTP namespace to create in Cloud Map.")
      .optional(),
    namespaceArn: t
      .arn("servicediscovery", "a Cloud Map namespace's ARN")
      .describe("An existing namespace in its place.")
      .optional(),
  })
  .rule({
    test: ({ namespace, namespaceArn }) => x.ne(x.isSet(namespace), x.isSet(namespaceArn)),
    got: (given) => x.jsonEncode(given),
    allowed: "either a namespace to create or the namespace_arn of an existing one",
    refused: [
      {},
      {
        namespace: "shop",
        namespaceArn: "arn:aws:servicediscovery:ap-northeast-2:123456789012:namespace/ns-0123456789",
      },
    ],
  })
  .describe("The namespace that the cluster's services use for Service Connect unless they name another.");

export const ecsClusterInputs = {
  name: t.blockName().describe("The cluster's name, and the beginning of its capacity providers' names."),
  network: networkReference
    .describe("The network that container instances stand in; needed with `ec2` only.")
    .optional(),
  fargate: t
    .flag()
    .describe("Whether services may run on Fargate (the capacity provider FARGATE).")
    .default(true),
  fargateSpot: t
    .flag()
    .describe(
      "Whether services may run on Fargate Spot (FARGATE_SPOT): cheaper, ended with two minutes' notice.",
    )
    .default(true),
  ec2: t
    .keyed(ec2Capacity, "capacity")
    .describe("EC2 capacity providers by name, each an Auto Scaling group of container instances.")
    .default({}),
  defaultStrategy: defaultStrategy
    .describe(
      "Where tasks run that name no strategy of their own, by FARGATE, FARGATE_SPOT or a key of `ec2` (Amazon ECS API Reference: CapacityProviderStrategyItem). Default: FARGATE where it is on, else every EC2 provider alike; an empty map: none.",
    )
    .optional(),
  containerInsights: t
    .oneOf("enhanced", "enabled", "disabled")
    .describe(
      "CloudWatch Container Insights. enhanced: metrics down to the container, priced by metric; enabled: by cluster and service (Amazon ECS Developer Guide: Container Insights with enhanced observability).",
    )
    .default("enabled"),
  executeCommand: executeCommand.default({}),
  serviceConnect: serviceConnect.optional().example({ namespace: "shop" }),
  endpointIds: t
    .mapOf(t.awsId("vpce"), "endpoint")
    .describe(
      "Ids of the VPC endpoints that instances reach AWS by, by service. A change refreshes the instances: an agent that started before its endpoint keeps the addresses it found.",
    )
    .default({}),
  refreshToken: t
    .pattern("[A-Za-z0-9._:/+=@-]{0,128}", "up to 128 ASCII letters, digits and . _ : / + = @ -", "2026-01", [
      "two words",
      "x".repeat(129),
      "a\nb",
    ])
    .describe("Any text; a change refreshes the instances of every EC2 provider.")
    .default(""),
  sessionManager: t
    .flag()
    .describe(
      "Whether administrators reach instances by SSM Session Manager; instances then need the ssm and ssmmessages endpoints.",
    )
    .default(false),
  metadataHopLimit: t
    .integer({ min: 1, max: 64 }, "hops")
    .describe(
      "Hops that answers of the instance metadata service live (IMDSv2 only). 1 keeps it from containers in bridge mode (Amazon ECS Developer Guide: task and execution role best practices).",
    )
    .default(1),
  tags: t.tags(),
};

export type EcsClusterShape = typeof ecsClusterInputs;
export type EcsClusterInputs = t.Inputs<EcsClusterShape>;
export type ServiceConnect = t.Infer<typeof serviceConnect>;
