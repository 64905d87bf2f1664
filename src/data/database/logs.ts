/** The logs that go to CloudWatch: a group for each, made beforehand so that it has a retention. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import {
  concat,
  type Expr,
  flatten,
  get,
  isNull,
  items,
  keys,
  listEach,
  mapEach,
  object,
  str,
  tf,
  when,
} from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { namedTags, type Tags } from "../../network/tags";
import type { DatabaseInputs } from "./database.inputs";
import { DEFAULT_LOGS } from "./observation.contract";

/** The logs that are exported, by the replicas too. */
export function exportedLogs(scope: Construct, { logs, engine }: DatabaseInputs): Expr<string[]> {
  const usual = table<Record<string, readonly string[]>>(scope, "default_logs", DEFAULT_LOGS);
  const exports = when<string[]>(
    isNull(logs.exports),
    () => listEach<string, string>(get(usual, engine as Expr<string>), ["log"], (log) => ({ value: log })),
    () =>
      listEach<string, string>(logs.exports as Expr<readonly string[]>, ["log"], (log) => ({ value: log })),
  );
  return local(scope, "exported_logs", exports);
}

interface LogPlan {
  readonly name: string;
  readonly tags: Tags;
}

interface LogOf {
  readonly key: string;
  readonly instance: string;
  readonly log: string;
}

export type LogGroups = Instances<LogPlan, CloudwatchLogGroup>;

/** Keys are the log's name, of a replica `REPLICA/LOG`. */
export function logGroups(scope: Construct, inputs: DatabaseInputs, exports: Expr<string[]>): LogGroups {
  const { name } = inputs;
  const of = (instance: Expr<string>, prefix: Expr<string>) =>
    listEach<string, LogOf>(exports, ["log"], (log) => ({
      value: object<LogOf>({ key: str`${prefix}${log}`, instance, log }),
    }));
  const replicas = listEach<string, LogOf[]>(keys(inputs.replicas), ["replica"], (replica) => ({
    value: of(str`${name}-${replica}`, str`${replica}/`),
  }));
  const primary = listEach<string, LogOf[]>(items<string>([name]), ["primary"], (instance) => ({
    value: of(instance, str``),
  }));
  const all = local(scope, "logs", flatten<LogOf>(concat<LogOf[]>(primary, replicas)));
  const plans = mapEach<LogOf, LogPlan>(all, ["log"], ({ key, instance, log }) => {
    const group = str`/aws/rds/instance/${instance}/${log}`;
    return { key, value: object<LogPlan>({ name: group, tags: namedTags(inputs, str`${instance}-${log}`) }) };
  });
  return forEach(local(scope, "log_plans", plans), ({ meta, value }) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group", {
      ...meta,
      name: tf(value.name),
      retentionInDays: tf(inputs.logs.retentionDays),
      kmsKeyId: tf(inputs.logs.kmsKeyArn),
      tags: tf(value.tags),
    });
  });
}
