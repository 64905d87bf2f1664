/** Flow logs of the VPC, to CloudWatch Logs with a role that may only write to its group, or to a bucket. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { OF_ALL_REGIONS, policyDocument } from "../../core/policy-document";
import { optional } from "../../core/resources";
import { nameTag } from "../tags";
import { vpc } from "./vpc";

interface FileOptions {
  readonly fileFormat: "plain-text" | "parquet";
  readonly hiveCompatiblePartitions: boolean;
  readonly perHourPartition: boolean;
}

/**
 * Amazon VPC User Guide, "Flow log records": the default format, version 2. Said in full: of a flow log that says no fields later
 * the provider keeps those that it had.
 */
const DEFAULT_FIELDS = [
  "version",
  "account-id",
  "interface-id",
  "srcaddr",
  "dstaddr",
  "srcport",
  "dstport",
  "protocol",
  "packets",
  "bytes",
  "start",
  "end",
  "action",
  "log-status",
];

const flowLogsType = t
  .shape("NetworkFlowLogs", {
    destination: t.oneOf("none", "cloudwatch", "s3").describe("Where flow logs go.").default("cloudwatch"),
    trafficType: t.oneOf("ALL", "ACCEPT", "REJECT").describe("Which traffic is logged.").default("ALL"),
    aggregationSeconds: t
      .oneOfNumbers("seconds", 60, 600)
      .describe("How long packets of a flow are gathered into one record.")
      .default(600),
    fields: t
      .listOf(
        t.pattern(
          "[a-z]+(-[a-z0-9]+)*",
          "a field's name of lower-case letters, digits and hyphens alone",
          "pkt-srcaddr",
          ["", "pkt_srcaddr", "two words", "-"],
        ),
        "field",
      )
      .describe(
        'What a record holds, in this order, by the names of AWS\'s page "Flow log records"; a change replaces the flow log. Default: the fields of version 2.',
      )
      .length({ min: 1 })
      .default(DEFAULT_FIELDS),
    retentionDays: t.logRetentionDays().describe("How long CloudWatch Logs keeps records.").default(365),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key that encrypts the log group; its policy must let CloudWatch Logs use it. Default: the service's own key.",
      )
      .optional(),
    bucketArn: t
      .arn("s3", "a bucket's ARN")
      .example("arn:aws:s3:::flow-logs")
      .describe("The bucket for destination s3, with an optional key prefix.")
      .optional(),
    fileFormat: t
      .oneOf("plain-text", "parquet")
      .describe("How files in the bucket are written: text, or Apache Parquet, which is queried quicker.")
      .default("plain-text"),
    hiveCompatiblePartitions: t
      .flag(
        "Whether prefixes in the bucket are names and values (year=2026/month=11), as Hive and Athena take them.",
      )
      .default(false),
    perHourPartition: t.flag("Whether the bucket has a prefix per hour, not per day.").default(false),
  })
  .rule(t.goesWith("bucketArn", "destination", "s3"))
  .rule({
    test: (value) => x.or(x.eq(value.destination, "s3"), x.not(hasFileOptions(value))),
    allowed: "file_format, hive_compatible_partitions and per_hour_partition with the destination s3 alone",
    refused: [
      { fileFormat: "parquet" },
      { destination: "cloudwatch", hiveCompatiblePartitions: true },
      { destination: "none", perHourPartition: true },
    ],
  })
  .describe("Flow logs of the VPC.");

/** Files as they are not by default: Amazon VPC User Guide, "Publish flow logs to Amazon S3", "Flow log files". */
function hasFileOptions(value: Expr<FileOptions>): Expr<boolean> {
  const { fileFormat, hiveCompatiblePartitions, perHourPartition } = value;
  return x.or(x.ne(fileFormat, "plain-text"), hiveCompatiblePartitions, perHourPartition);
}

const needs = [vpc] as const;
const inputs = {
  flowLogs: flowLogsType.default({}),
};

type FlowLogInputs = t.InputsOf<typeof inputs, typeof needs>;

export const flowLogs = t.concern({ needs, inputs });

export function vpcFlowLogs(scope: Construct, inputs: FlowLogInputs, vpc: Vpc): void {
  const { flowLogs: settings, name } = inputs;
  const toCloudWatch = x.eq(settings.destination, "cloudwatch");
  const tags = nameTag(inputs, x.str`${name}-flow-logs`);
  const group = optional(scope, CloudwatchLogGroup, "cloudwatch_log_group_flow_logs", toCloudWatch, () => ({
    name: x.str`/aws/vpc-flow-logs/${name}`,
    retentionInDays: settings.retentionDays,
    kmsKeyId: settings.kmsKeyArn,
    tags,
  }));
  const role = optional(scope, IamRole, "iam_role_flow_logs", toCloudWatch, () => ({
    namePrefix: x.str`${name}-`,
    description: "Lets VPC flow logs write to their log group.",
    assumeRolePolicy: assumeRole(vpc),
    tags,
    because: OF_ALL_REGIONS,
  }));
  optional(scope, IamRolePolicy, "iam_role_policy_flow_logs", toCloudWatch, () => ({
    name: "write-flow-logs",
    role: role.present("id"),
    policy: writeTo(group.present("arn")),
  }));
  const toBucket = x.eq(settings.destination, "s3");
  optional(scope, FlowLog, "flow_log", x.ne(settings.destination, "none"), () => ({
    vpcId: vpc.id,
    trafficType: settings.trafficType,
    maxAggregationInterval: settings.aggregationSeconds,
    // `${version}` is for AWS to fill in, not for Terraform
    logFormat: x.join(
      " ",
      x.listEach(settings.fields, ["field"], (field) => x.str`$\{${field}}`),
    ),
    logDestinationType: x.choose(toBucket, "s3", "cloud-watch-logs"),
    logDestination: x.when(toBucket, settings.bucketArn, () => group.attribute("arn")),
    iamRoleArn: x.when(toBucket, null, () => role.attribute("arn")),
    // not written by default: another value replaces the flow log
    destinationOptions: blocks(
      x.itemIf(hasFileOptions(settings), settings),
      ({ fileFormat, hiveCompatiblePartitions, perHourPartition }) => ({
        fileFormat,
        hiveCompatiblePartitions,
        perHourPartition,
      }),
    ),
    tags,
  }));
}

/**
 * Amazon VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs": for flow logs of this account and region alone,
 * with a wildcard, since the flow log that takes the role is not there before it.
 */
const assumeRole = (vpc: Vpc) =>
  policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": x.raw<string>(`${vpc.fqn}.owner_id`) },
        ArnLike: {
          "aws:SourceArn": x.str`${x.at(x.split(":vpc/", x.raw<string>(`${vpc.fqn}.arn`)), 0)}:vpc-flow-log/*`,
        },
      },
    },
  ]);

const writeTo = (groupArn: Expr<string>) =>
  policyDocument([
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: x.str`${groupArn}:*`,
    },
  ]);
