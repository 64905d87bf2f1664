/** Flow logs of the VPC, to CloudWatch Logs with a role that may only write to its group, or to a bucket. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import { at, type Expr, eq, jsonEncode, ne, raw, split, str, tf, when } from "../core/expressions";
import { optional } from "../core/resources";
import type { NetworkInputs } from "./network.inputs";
import { nameTag } from "./tags";

export function flowLogs(scope: Construct, inputs: NetworkInputs, vpc: Vpc): void {
  const { flowLogs: settings, name } = inputs;
  const toCloudWatch = eq(settings.destination, "cloudwatch");
  const tags = nameTag(inputs, str`${name}-flow-logs`);
  const group = optional(toCloudWatch, (meta) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group_flow_logs", {
      ...meta,
      name: tf(str`/aws/vpc-flow-logs/${name}`),
      retentionInDays: tf(settings.retentionDays),
      kmsKeyId: tf(settings.kmsKeyArn),
      tags,
    });
  });
  const role = optional(toCloudWatch, (meta) => {
    // a prefix, since role names are shared by all regions of the account
    return new IamRole(scope, "iam_role_flow_logs", {
      ...meta,
      namePrefix: tf(str`${name}-`),
      description: "Lets VPC flow logs write to their log group.",
      assumeRolePolicy: tf(jsonEncode(assumeRole(vpc))),
      tags,
    });
  });
  optional(toCloudWatch, (meta) => {
    return new IamRolePolicy(scope, "iam_role_policy_flow_logs", {
      ...meta,
      name: "write-flow-logs",
      role: tf(role.present("id")),
      policy: tf(jsonEncode(writeTo(group.present("arn")))),
    });
  });
  const toBucket = eq(settings.destination, "s3");
  optional(ne(settings.destination, "none"), (meta) => {
    return new FlowLog(scope, "flow_log", {
      ...meta,
      vpcId: vpc.id,
      trafficType: tf(settings.trafficType),
      maxAggregationInterval: tf(settings.aggregationSeconds),
      logDestinationType: tf(
        when<string>(
          toBucket,
          () => "s3",
          () => "cloud-watch-logs",
        ),
      ),
      logDestination: tf(
        when<string | null>(
          toBucket,
          () => settings.bucketArn,
          () => group.attribute("arn"),
        ),
      ),
      iamRoleArn: tf(
        when<string | null>(
          toBucket,
          () => null,
          () => role.attribute("arn"),
        ),
      ),
      tags,
    });
  });
}

/**
 * Amazon VPC User Guide, "IAM role for publishing flow logs to CloudWatch Logs": for flow logs of this account and region alone,
 * with a wildcard, since the flow log that takes the role is not there before it.
 */
const assumeRole = (vpc: Vpc) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": raw<string>(`${vpc.fqn}.owner_id`) },
        ArnLike: {
          "aws:SourceArn": str`${at<string>(split(":vpc/", raw<string>(`${vpc.fqn}.arn`)), 0)}:vpc-flow-log/*`,
        },
      },
    },
  ],
});

const writeTo = (groupArn: Expr<string>) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
      Resource: str`${groupArn}:*`,
    },
  ],
});
