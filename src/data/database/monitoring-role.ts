/** Enhanced Monitoring's role: it writes metrics of this database and its replicas to their one log group. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { because } from "../../core/stack/because";
import { nameTag } from "../../network/tags";
import type { Location } from "./clients";
import type { DatabaseInputs } from "./database.inputs";

export interface MonitoringRole {
  readonly role: Optional<IamRole>;
  readonly policy: Optional<IamRolePolicy>;
}

export function monitoringRole(scope: Construct, inputs: DatabaseInputs, location: Location): MonitoringRole {
  const { name, monitoringSeconds } = inputs;
  const isMonitored = x.ne(monitoringSeconds, 0);
  const role = optional(isMonitored, (meta) => {
    const made = new IamRole(scope, "iam_role_monitoring", {
      ...meta,
      namePrefix: x.tf(rolePrefix(name)),
      description: "Lets RDS write metrics of the database's operating system.",
      assumeRolePolicy: x.tf(x.jsonEncode(trust(name, location))),
      tags: nameTag(inputs, x.str`${name}-monitoring`),
      lifecycle: { createBeforeDestroy: true },
    });
    return because(made, { namePrefix: "Role names are shared by all regions of the account." });
  });
  const policy = optional(isMonitored, (meta) => {
    return new IamRolePolicy(scope, "iam_role_policy_monitoring", {
      ...meta,
      name: "write-metrics",
      role: x.tf(role.present("id")),
      policy: x.tf(x.jsonEncode(writing(location))),
      lifecycle: { createBeforeDestroy: true },
    });
  });
  return { role, policy };
}

/** IAM takes prefixes of 38 characters. */
const rolePrefix = (name: Expr<string>): Expr<string> => x.str`${x.substr(name, 0, 37)}-`;

/** Amazon RDS User Guide, "Preventing cross-service confused deputy problems". */
const trust = (name: Expr<string>, { partition, region, account }: Location) => ({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { Service: "monitoring.rds.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": account },
        ArnLike: {
          "aws:SourceArn": x.items([
            x.str`arn:${partition}:rds:${region}:${account}:db:${name}`,
            x.str`arn:${partition}:rds:${region}:${account}:db:${name}-*`,
          ]),
        },
      },
    },
  ],
});

/** What the managed policy AmazonRDSEnhancedMonitoringRole lets, in this account and region alone. */
const writing = ({ partition, region, account }: Location) => {
  const group = x.str`arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["logs:CreateLogGroup", "logs:PutRetentionPolicy"],
        Resource: x.str`${group}*`,
      },
      {
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams", "logs:GetLogEvents"],
        Resource: x.str`${group}:log-stream:*`,
      },
    ],
  };
};
