/** Alarms of the database and its replicas, by `database/WHAT` and `REPLICA/lag`. */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { namedTags } from "../../network/tags";
import { placement } from "./placement";
import { type Replicas, replicas } from "./replicas";

const thresholdsOf = t
  .shape("DatabaseAlarms", {
    actions: t
      .listOf(t.arn("[a-z0-9-]+", "an ARN of an SNS topic or another action"), "action")
      .describe("What an alarm, and its end, is told to.")
      .length({ min: 1, max: 5 })
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

type Alarms = t.Infer<typeof thresholdsOf>;

const needs = [placement, replicas] as const;
const inputs = {
  alarms: thresholdsOf.optional(),
};
type AlarmInputs = t.InputsOf<typeof inputs, typeof needs>;

export const alarms = t.concern({ needs, inputs });

const ABOVE = "GreaterThanThreshold";

const BELOW = "LessThanThreshold";

const GIB = 1024 ** 3;

interface AlarmArguments {
  readonly inputs: AlarmInputs;
  readonly instance: DbInstance;
  readonly replicas: Replicas;
}

export function metricAlarms(scope: Construct, { inputs, instance, replicas }: AlarmArguments) {
  const wanted = alarmsOf(scope, inputs);
  const given = inputs.alarms;
  const byKey = x.mapEach(wanted, ["alarm"], (alarm) => ({ key: alarm.key, value: alarm }));
  return forEach(scope, CloudwatchMetricAlarm, "cloudwatch_metric_alarm", byKey, ({ value: alarm }) => {
    const name = x.str`${alarm.instance}-${alarm.metric}`;
    return {
      alarmName: name,
      alarmDescription: x.str`${alarm.metric} of the database ${alarm.instance}`,
      namespace: "AWS/RDS",
      metricName: alarm.metric,
      dimensions: { DBInstanceIdentifier: alarm.instance },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: alarm.operator,
      threshold: alarm.threshold,
      treatMissingData: "missing",
      alarmActions: given.actions,
      okActions: given.actions,
      tags: namedTags(inputs, name),
      dependsOn: [instance, ...(replicas.resource ? [replicas.resource] : [])],
    };
  });
}

/** What is watched of the database itself; a threshold that is null makes no alarm. */
function thresholds(given: Expr<Alarms>) {
  const threshold = (metric: string, operator: string, value: () => In<number | null>) =>
    x.object({ metric, operator, threshold: x.attempt(value) });
  return x.mapping({
    cpu: threshold("CPUUtilization", ABOVE, () => given.cpuPercent),
    storage: threshold("FreeStorageSpace", BELOW, () => x.mul(given.freeStorageGib, GIB)),
    connections: threshold("DatabaseConnections", ABOVE, () => given.connections),
  });
}

/** Keys and thresholds, known when Terraform plans; nothing without `alarms`. */
function alarmsOf(scope: Construct, { alarms: given, name, replicas }: AlarmInputs) {
  const settings = x.nonNull(given);
  const watched = table(scope, "thresholds", thresholds(settings));
  const own = x.listFrom(watched, ["what", "watched"], (what, { metric, operator, threshold }) => ({
    value: x.object({ key: x.str`database/${what}`, instance: name, metric, operator, threshold }),
    when: x.isSet(threshold),
  }));
  const lag = x.attempt(() => settings.replicaLagSeconds);
  const ofReplicas = x.listEach(x.keys(replicas), ["replica"], (replica) => ({
    value: x.object({
      key: x.str`${replica}/lag`,
      instance: x.str`${name}-${replica}`,
      metric: "ReplicaLag",
      operator: ABOVE,
      threshold: lag,
    }),
    when: x.isSet(lag),
  }));
  return x.concat(local(scope, "database_alarms", own), local(scope, "replica_alarms", ofReplicas));
}
