/** What is seen of the database: insights, metrics of the system, logs, alarms. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

/** CloudWatch Logs API Reference, PutRetentionPolicy. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** CreateDBInstance, PerformanceInsightsRetentionPeriod: a week, months of 31 days, two years. */
const INSIGHT_DAYS = [7, ...Array.from({ length: 23 }, (_, month) => 31 * (month + 1)), 731];

/** "Turning on the Advanced mode of Database Insights for Amazon RDS": 15 months. */
const ADVANCED_DAYS = 465;

export const insights = t
  .shape("DatabaseInsights", {
    enabled: t.flag().describe("Whether load and waits are recorded by statement.").default(true),
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

/** Amazon RDS User Guide, "Publishing database logs to Amazon CloudWatch Logs", by engine; audit needs an option group. */
export const LOGS: Readonly<Record<string, readonly string[]>> = {
  postgres: ["postgresql", "upgrade", "iam-db-auth-error"],
  mysql: ["error", "general", "slowquery", "iam-db-auth-error"],
  mariadb: ["error", "general", "slowquery", "iam-db-auth-error"],
};

/** What is exported without being asked: what tells of faults. */
export const DEFAULT_LOGS: Readonly<Record<string, readonly string[]>> = {
  postgres: ["postgresql", "upgrade"],
  mysql: ["error", "slowquery"],
  mariadb: ["error", "slowquery"],
};

export const logs = t
  .shape("DatabaseLogs", {
    exports: t
      .setOf(t.oneOf("postgresql", "upgrade", "error", "general", "slowquery", "iam-db-auth-error"), "log")
      .describe(
        "Logs that go to CloudWatch. Default: postgresql and upgrade of PostgreSQL, error and slowquery of the others. With general or slowquery the engine is told to write them to files.",
      )
      .optional(),
    retentionDays: t
      .oneOfNumbers("days", ...RETENTION_DAYS)
      .describe("Days that CloudWatch keeps them.")
      .default(90),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe("Key that encrypts the log groups; its policy must let CloudWatch Logs use it.")
      .optional(),
  })
  .describe("Log groups are made beforehand, so that they have a retention.");

export const alarms = t
  .shape("DatabaseAlarms", {
    actions: t
      .listOf(t.arn("[a-z0-9-]+", "an ARN of an SNS topic or another action"), "action")
      .describe("What an alarm, and its end, is told to.")
      .rule({
        test: (all) => x.and(x.not(x.isEmpty(all)), x.le(x.length(all), 5)),
        allowed: "1 to 5 actions",
        refused: [[]],
      })
      .example(["arn:aws:sns:ap-northeast-2:123456789012:operators"]),
    cpuPercent: t.percentage().describe("CPU above this share for 15 minutes, in per cent.").default(80),
    freeStorageGib: t
      .integer({ min: 1, max: 65536 }, "GiB")
      .describe("Free storage below this for 15 minutes, in GiB.")
      .default(5),
    connections: t
      .integer({ min: 1, max: 100000 }, "connections")
      .describe("Connections above this number for 15 minutes; default: no such alarm.")
      .optional(),
    replicaLagSeconds: t
      .integer({ min: 1, max: 86400 }, "seconds")
      .describe("Replicas behind by more than this for 15 minutes, in seconds.")
      .default(300),
  })
  .describe("CloudWatch alarms.")
  .example({ actions: ["arn:aws:sns:ap-northeast-2:123456789012:operators"] });

export const monitoringSeconds = () =>
  t
    .oneOfNumbers("seconds", 0, 1, 5, 10, 15, 30, 60)
    .describe(
      "Seconds between metrics of the operating system (Enhanced Monitoring), by a role of its own; 0: none.",
    )
    .default(60);

export type Insights = t.Infer<typeof insights>;
export type Alarms = t.Infer<typeof alarms>;
