/** Flow logs of the VPC, to CloudWatch Logs with a role that may only write to its group, or to a bucket. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { optional } from "../core/resources";
import { because } from "../core/stack/because";
import type { NetworkInputs } from "./network.inputs";
import { nameTag } from "./tags";

export function flowLogs(scope: Construct, inputs: NetworkInputs, vpc: Vpc): void {
  const { flowLogs: settings, name } = inputs;
  const toCloudWatch = x.eq(settings.destination, "cloudwatch");
  const tags = nameTag(inputs, x.str`${name}-flow-logs`);
  const group = optional(toCloudWatch, (meta) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group_flow_logs", {
      ...meta,
      name: x.tf(x.str`/aws/vpc-flow-logs/${name}`),
      retentionInDays: x.tf(settings.retentionDays),
      kmsKeyId: x.tf(settings.kmsKeyArn),
      tags,
    });
  });
  const role = optional(toCloudWatch, (meta) => {
    const role = new IamRole(scope, "iam_role_flow_logs", {
      ...meta,
      namePrefix: x.tf(x.str`${name}-`),
      description: "Lets VPC flow logs write to their log group.",
      assumeRolePolicy: x.tf(x.jsonEncode(assumeRole(vpc))),
      tags,
    });
    return because(role, { namePrefix: "Role names are shared by all regions of the account." });
  });
  optional(toCloudWatch, (meta) => {
    return new IamRolePolicy(scope, "iam_role_policy_flow_logs", {
      ...meta,
      name: "write-flow-logs",
      role: x.tf(role.present("id")),
      policy: x.tf(x.jsonEncode(writeTo(group.present("arn")))),
    });
  });
  const toBucket = x.eq(settings.destination, "s3");
  optional(x.ne(settings.destination, "none"), (meta) => {
    return new FlowLog(scope, "flow_log", {
      ...meta,
      vpcId: vpc.id,
      trafficType: x.tf(settings.trafficType),
      maxAggregationInterval: x.tf(settings.aggregationSeconds),
      logDestinationType: x.tf(
        x.when(
          toBucket,
          () => "s3",
          () => "cloud-watch-logs",
        ),
      ),
      logDestination: x.tf(
        x.when(
          toBucket,
          () => settings.bucketArn,
          () => group.attribute("arn"),
        ),
      ),
      iamRoleArn: x.tf(
        x.when(
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
        StringEquals: { "aws:SourceAccount": x.raw<string>(`${vpc.fqn}.owner_id`) },
        ArnLike: {
          "aws:SourceArn": x.str`${x.at(x.split(":vpc/", x.raw<string>(`${vpc.fqn}.arn`)), 0)}:vpc-flow-log/*`,
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
      Resource: x.str`${groupArn}:*`,
    },
  ],
});
