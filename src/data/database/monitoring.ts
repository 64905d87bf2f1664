/** Insights, and metrics of the operating system by Enhanced Monitoring. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { OF_ALL_REGIONS, policyDocument } from "../../core/policy-document";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { Location } from "./clients";
import { engine, isPostgres } from "./engine";
import { placement } from "./placement";

/** CreateDBInstance, PerformanceInsightsRetentionPeriod: a week, months of 31 days, two years. */
const INSIGHT_DAYS = [7, ...Array.from({ length: 23 }, (_, month) => 31 * (month + 1)), 731];

/** "Turning on the Advanced mode of Database Insights for Amazon RDS": 15 months. */
const ADVANCED_DAYS = 465;

const performance = t
  .shape("DatabaseInsights", {
    enabled: t.flag("Whether load and waits are recorded by statement.").default(true),
    mode: t
      .oneOf("standard", "advanced")
      .describe("advanced: with plans, locks and logs in one view, priced by vCPU.")
      .default("standard"),
    retentionDays: t
      .oneOfNumbers("days", ...INSIGHT_DAYS)
      .describe("Days that records are kept: 7 without a price, 31 to 713 in months of 31, or 731.")
      .default(7),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe("Key that encrypts the records; it cannot be changed. Default: aws/rds.")
      .optional(),
  })
  .rule({
    test: ({ enabled, mode, retentionDays }) =>
      x.or(x.eq(mode, "standard"), x.and(enabled, x.ge(retentionDays, ADVANCED_DAYS))),
    got: ({ enabled, retentionDays }) =>
      x.str`the mode advanced with enabled ${enabled} and ${retentionDays} days`,
    allowed: `the mode advanced when enabled, with ${ADVANCED_DAYS} days at least`,
    refused: [
      { mode: "advanced" },
      { mode: "advanced", retentionDays: 434 },
      { mode: "advanced", retentionDays: 465, enabled: false },
    ],
  })
  .describe("Performance Insights, the base of CloudWatch Database Insights.");

const needs = [placement, engine] as const;
const inputs = {
  insights: performance.default({}),
  monitoringSeconds: t
    .oneOfNumbers("seconds", 0, 1, 5, 10, 15, 30, 60)
    .describe(
      "Seconds between metrics of the operating system (Enhanced Monitoring), by a role of its own; 0: none.",
    )
    .default(60),
};
type MonitoringInputs = t.InputsOf<typeof inputs, typeof needs>;

export const monitoring = t.concern({
  needs,
  inputs,
  rules: [
    {
      // Amazon RDS User Guide, "Amazon RDS DB engine, Region, and instance class support for Database Insights".
      on: "insights",
      test: (inputs) =>
        x.or(
          x.not(inputs.insights.enabled),
          isPostgres(inputs),
          x.not(x.matches("^db[.](t3|t4g)[.](micro|small)$", inputs.instanceClass)),
        ),
      message: ({ instanceClass, engine }) =>
        x.str`insights is enabled for ${engine} on ${instanceClass}; allowed: larger classes, or insights.enabled = false.`,
      refused: [
        { engine: "mysql", engineVersion: "8.4", instanceClass: "db.t4g.small" },
        { engine: "mariadb", engineVersion: "11.4", instanceClass: "db.t3.micro" },
      ],
    },
  ],
});

/** Enhanced Monitoring's role: it writes metrics of this database and its replicas to their one log group. */
export interface MonitoringRole {
  readonly role: Optional<IamRole>;
  readonly policy: Optional<IamRolePolicy>;
}

export function monitoringRole(
  scope: Construct,
  inputs: MonitoringInputs,
  location: Location,
): MonitoringRole {
  const { name, monitoringSeconds } = inputs;
  const isMonitored = x.ne(monitoringSeconds, 0);
  const role = optional(scope, IamRole, "iam_role_monitoring", isMonitored, () => ({
    namePrefix: rolePrefix(name),
    description: "Lets RDS write metrics of the database's operating system.",
    assumeRolePolicy: trust(name, location),
    tags: nameTag(inputs, x.str`${name}-monitoring`),
    lifecycle: { createBeforeDestroy: true },
    because: OF_ALL_REGIONS,
  }));
  const policy = optional(scope, IamRolePolicy, "iam_role_policy_monitoring", isMonitored, () => ({
    name: "write-metrics",
    role: role.present("id"),
    policy: writing(location),
    lifecycle: { createBeforeDestroy: true },
  }));
  return { role, policy };
}

/** IAM takes prefixes of 38 characters. */
const rolePrefix = (name: Expr<string>): Expr<string> => x.str`${x.substr(name, 0, 37)}-`;

/** Amazon RDS User Guide, "Preventing cross-service confused deputy problems". */
const trust = (name: Expr<string>, { partition, region, account }: Location) =>
  policyDocument([
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
  ]);

/** What the managed policy AmazonRDSEnhancedMonitoringRole lets, in this account and region alone. */
const writing = ({ partition, region, account }: Location) => {
  const group = x.str`arn:${partition}:logs:${region}:${account}:log-group:RDSOSMetrics`;
  return policyDocument([
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
  ]);
};
