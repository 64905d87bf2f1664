/**
 * What an ECS workload needs endpoints for: one rule a line of AWS's documentation. Said of the Amazon ECS Developer
 * Guide, "Amazon ECS interface VPC endpoints (AWS PrivateLink)", where a rule names no other page.
 */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { table } from "../core/stack/table";
import { namedServices } from "./services";

/** Amazon ECS API Reference: LogConfiguration; none stands for containers without one. */
const FARGATE_LOG_DRIVERS = ["awslogs", "awsfirelens", "splunk", "none"] as const;
const LOG_DRIVERS = [...FARGATE_LOG_DRIVERS, "fluentd", "gelf", "journald", "json-file", "syslog"] as const;

export const workload = t
  .shape("EndpointWorkload", {
    launchType: t
      .oneOf("fargate", "ec2")
      .describe("Where its tasks run: on Fargate, or on container instances in this VPC."),
    privateImages: t.flag("Whether images come from private repositories of Amazon ECR.").default(true),
    secrets: t.flag("Whether its containers are given secrets of Secrets Manager.").default(false),
    ssmParameters: t
      .flag("Whether its containers are given parameters of the Parameter Store.")
      .default(false),
    logDriver: t
      .oneOf(...LOG_DRIVERS)
      .describe("Where its containers' logs go. What a log router sends to is named in `services`.")
      .default("awslogs"),
    exec: t.flag("Whether ECS Exec opens shells in its containers.").default(false),
    serviceConnect: t.flag("Whether it is part of ECS Service Connect.").default(false),
    kms: t
      .flag(
        "Whether its containers call KMS, or ECS Exec encrypts with a key of yours. Secrets and parameters are decrypted by their own services.",
      )
      .default(false),
    sessionManager: t
      .flag("Whether Session Manager opens shells on its container instances; launch type ec2 only.")
      .default(false),
    services: namedServices()
      .describe(
        "Further AWS services that its containers call themselves, such as sqs or sts; s3 and dynamodb get gateway endpoints.",
      )
      .default([]),
  })
  .rule({
    test: ({ launchType, sessionManager }) => x.or(x.not(sessionManager), x.eq(launchType, "ec2")),
    allowed:
      "session_manager with the launch type ec2; a Fargate task has no instance to open a shell on, ECS Exec opens one in a container",
    refused: [{ launchType: "fargate", sessionManager: true }],
  })
  .rule({
    test: ({ launchType, logDriver }) =>
      x.or(x.ne(launchType, "fargate"), x.contains(x.items([...FARGATE_LOG_DRIVERS]), logDriver)),
    allowed: "with the launch type fargate one of the log drivers awslogs, awsfirelens, splunk, none",
    refused: [
      { launchType: "fargate", logDriver: "syslog" },
      { launchType: "fargate", logDriver: "json-file" },
    ],
  })
  .describe("What runs, as far as it matters for endpoints.")
  .example({ launchType: "fargate" });

export type Workload = t.Infer<typeof workload>;

/** What is known of the place where a workload runs. */
interface Place {
  /** Whether the region opened since December 2023, or is not known. */
  readonly isNewer: Expr<boolean>;
}

interface WorkloadRule {
  readonly applies: (workload: Expr<Workload>, place: Place) => Expr<boolean>;
  readonly services: readonly string[];
  /** Why, for people: "web: …". */
  readonly reason: string;
  /** Where AWS says so. */
  readonly source: string;
}

const ECS = ["ecs-agent", "ecs-telemetry", "ecs"] as const;

const WORKLOAD_RULES: Readonly<Record<string, WorkloadRule>> = {
  container_instances: {
    applies: ({ launchType }) => x.eq(launchType, "ec2"),
    services: ECS,
    reason: "its container instances' agents talk to ECS",
    source:
      '"Creating the VPC endpoints for Amazon ECS": the three, in this order where container instances exist.',
  },
  newer_region: {
    applies: ({ launchType }, { isNewer }) => x.and(x.eq(launchType, "fargate"), isNewer),
    services: ECS,
    reason: "Fargate talks to ECS through the VPC in regions opened since December 2023",
    source:
      '"Considerations for endpoints in Regions introduced starting on December 23, 2023": all three; Fargate needs none before.',
  },
  private_images: {
    applies: ({ privateImages }) => privateImages,
    services: ["ecr.api", "ecr.dkr", "s3"],
    reason: "it pulls images from private repositories; their layers lie in S3",
    source:
      '"Considerations for Amazon ECS VPC endpoints for AWS Fargate": interface endpoints for ECR, gateway endpoint for S3, ' +
      '"the interface endpoints for Amazon S3 can\'t be used with Amazon ECR". Amazon ECR User Guide, "Amazon ECR interface VPC endpoints".',
  },
  logs: {
    applies: ({ logDriver }) => x.eq(logDriver, "awslogs"),
    services: ["logs"],
    reason: "its log driver awslogs writes to CloudWatch Logs",
    source:
      '"Considerations …": no internet gateway and the awslogs log driver: an endpoint for CloudWatch Logs; both launch types.',
  },
  secrets: {
    applies: ({ secrets }) => secrets,
    services: ["secretsmanager"],
    reason: "its containers are given secrets of Secrets Manager",
    source: '"Create the Secrets Manager and Systems Manager endpoints".',
  },
  ssm_parameters: {
    applies: ({ ssmParameters }) => ssmParameters,
    services: ["ssm"],
    reason: "its containers are given parameters of the Parameter Store",
    source: '"Create the Secrets Manager and Systems Manager endpoints".',
  },
  exec: {
    applies: ({ exec }) => exec,
    services: ["ssmmessages"],
    reason: "ECS Exec opens shells in its containers",
    source:
      '"Create the Systems Manager Session Manager VPC endpoints when using the ECS Exec feature"; ' +
      '"Monitor Amazon ECS containers with ECS Exec": ssmmessages.',
  },
  service_connect: {
    applies: ({ serviceConnect }) => serviceConnect,
    services: ["ecs-agent"],
    reason: "Service Connect manages its Envoy through ecs-agent",
    source:
      '"Considerations …": Service Connect management of the Envoy proxy uses com.amazonaws.REGION.ecs-agent, else the region\'s ecs-sc.',
  },
  kms: {
    applies: ({ kms }) => kms,
    services: ["kms"],
    reason: "it decrypts with KMS keys",
    source:
      '"Monitor Amazon ECS containers with ECS Exec": with a KMS key the container decrypts; AWS KMS Developer Guide, "Connect to AWS KMS through a VPC endpoint".',
  },
  session_manager: {
    applies: ({ launchType, sessionManager }) => x.and(x.ne(launchType, "fargate"), sessionManager),
    services: ["ssm", "ssmmessages", "ec2messages"],
    reason: "Session Manager opens shells on its container instances",
    source:
      'AWS Systems Manager User Guide, "Improve the security of EC2 instances by using VPC endpoints for Systems Manager".',
  },
};

/** Something of every rule, by its name. */
const ofRules = <V>(value: (rule: WorkloadRule) => V): Record<string, V> =>
  Object.fromEntries(Object.entries(WORKLOAD_RULES).map(([name, rule]) => [name, value(rule)]));

/** Which rules apply to the workload. */
export const rulesOf = (workload: Expr<Workload>, place: Place): Expr<Record<string, boolean>> =>
  x.mapping(ofRules(({ applies }) => applies(workload, place)));

/** The services that each rule needs, and why, to be looked up by the rule's name. */
export const ruleTables = (scope: Construct) => ({
  services: table(
    scope,
    "rule_services",
    ofRules(({ services }) => services),
  ),
  reasons: table(
    scope,
    "rule_reasons",
    ofRules(({ reason }) => reason),
  ),
});
