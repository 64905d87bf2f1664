/** Alarms of the database and its replicas, by `database/WHAT` and `REPLICA/lag`. */
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import type { Construct } from "constructs";
import {
  attempt,
  concat,
  type Expr,
  type In,
  isSet,
  items,
  keys,
  listEach,
  mapEach,
  mul,
  object,
  str,
  tf,
} from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags } from "../../network/tags";
import type { DatabaseInputs } from "./database.inputs";
import type { Alarms } from "./observation.contract";
import type { Replicas } from "./replicas";

interface Alarm {
  readonly key: string;
  readonly instance: string;
  readonly metric: string;
  readonly operator: string;
  readonly threshold: number | null;
}

const ABOVE = "GreaterThanThreshold";
const BELOW = "LessThanThreshold";
const GIB = 1024 ** 3;

export interface AlarmArguments {
  readonly inputs: DatabaseInputs;
  readonly instance: DbInstance;
  readonly replicas: Replicas;
}

export function alarms(scope: Construct, { inputs, instance, replicas }: AlarmArguments) {
  const wanted = local(scope, "alarms", alarmsOf(inputs));
  const given = inputs.alarms as Expr<Alarms>;
  const byKey = mapEach<Alarm, Alarm>(wanted, ["alarm"], (alarm) => ({ key: alarm.key, value: alarm }));
  return forEach(byKey, ({ meta, value: alarm }) => {
    const name = str`${alarm.instance}-${alarm.metric}`;
    return new CloudwatchMetricAlarm(scope, "cloudwatch_metric_alarm", {
      ...meta,
      alarmName: tf(name),
      alarmDescription: tf(str`${alarm.metric} of the database ${alarm.instance}`),
      namespace: "AWS/RDS",
      metricName: tf(alarm.metric),
      dimensions: { DBInstanceIdentifier: tf(alarm.instance) },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 3,
      comparisonOperator: tf(alarm.operator),
      threshold: tf(alarm.threshold) as number,
      treatMissingData: "missing",
      alarmActions: tf(given.actions) as string[],
      okActions: tf(given.actions) as string[],
      tags: tf(namedTags(inputs, name)),
      dependsOn: [instance, ...(replicas.resource ? [replicas.resource] : [])],
    });
  });
}

/** Keys and thresholds, known when Terraform plans; nothing without `alarms`. */
function alarmsOf({ alarms: given, name, replicas }: DatabaseInputs): Expr<Alarm[]> {
  const set = given as Expr<Alarms>;
  const orNull = (value: () => In<number | null>) => attempt<number | null>(value, () => null);
  const alarm = (what: string, metric: string, operator: string, threshold: Expr<number | null>) =>
    object<Alarm>({ key: str`database/${what}`, instance: name, metric, operator, threshold });
  const own = items<Alarm>([
    alarm(
      "cpu",
      "CPUUtilization",
      ABOVE,
      orNull(() => set.cpuPercent),
    ),
    alarm(
      "storage",
      "FreeStorageSpace",
      BELOW,
      orNull(() => mul(set.freeStorageGib, GIB)),
    ),
    alarm(
      "connections",
      "DatabaseConnections",
      ABOVE,
      orNull(() => set.connections),
    ),
  ]);
  const lag = orNull(() => set.replicaLagSeconds);
  const ofReplicas = listEach<string, Alarm>(keys(replicas), ["replica"], (replica) => ({
    value: object<Alarm>({
      key: str`${replica}/lag`,
      instance: str`${name}-${replica}`,
      metric: "ReplicaLag",
      operator: ABOVE,
      threshold: lag,
    }),
  }));
  return listEach<Alarm, Alarm>(concat<Alarm>(own, ofReplicas), ["alarm"], (item) => ({
    value: item,
    when: isSet(item.threshold),
  }));
}
