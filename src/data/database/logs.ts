/** The logs that go to CloudWatch: a group for each, made beforehand so that it has a retention. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { namedTags, type Tags } from "../../network/tags";
import type { DatabaseInputs } from "./database.inputs";
import { DEFAULT_LOGS } from "./observation.contract";

/** The logs that are exported, by the replicas too. */
export function exportedLogs(scope: Construct, { logs, engine }: DatabaseInputs): Expr<string[]> {
  const usual = table<Record<string, readonly string[]>>(scope, "default_logs", DEFAULT_LOGS);
  const exports = x.ifSet(
    logs.exports,
    (exports) => x.listEach(exports, ["log"], (log) => ({ value: log })),
    () => x.listEach(x.get(usual, engine), ["log"], (log) => ({ value: log })),
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
    x.listEach(exports, ["log"], (log) => ({
      value: x.object<LogOf>({ key: x.str`${prefix}${log}`, instance, log }),
    }));
  const replicas = x.listEach(x.keys(inputs.replicas), ["replica"], (replica) => ({
    value: of(x.str`${name}-${replica}`, x.str`${replica}/`),
  }));
  const primary = x.listEach(x.items([name]), ["primary"], (instance) => ({
    value: of(instance, x.str``),
  }));
  const all = local(scope, "logs", x.flatten(x.concat(primary, replicas)));
  const plans = x.mapEach(all, ["log"], ({ key, instance, log }) => {
    const group = x.str`/aws/rds/instance/${instance}/${log}`;
    return {
      key,
      value: x.object<LogPlan>({ name: group, tags: namedTags(inputs, x.str`${instance}-${log}`) }),
    };
  });
  return forEach(local(scope, "log_plans", plans), ({ meta, value }) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group", {
      ...meta,
      name: x.tf(value.name),
      retentionInDays: x.tf(inputs.logs.retentionDays),
      kmsKeyId: x.tf(inputs.logs.kmsKeyArn),
      tags: x.tf(value.tags),
    });
  });
}
