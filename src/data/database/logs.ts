/** The logs that go to CloudWatch: a group for each, made beforehand so that it has a retention. */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";
import { namedTags } from "../../network/tags";
import { engine } from "./engine";
import { placement } from "./placement";

/** Amazon RDS User Guide, "Publishing database logs to Amazon CloudWatch Logs", by engine; audit needs an option group. */
const LOGS: Readonly<Record<string, readonly string[]>> = {
  postgres: ["postgresql", "upgrade", "iam-db-auth-error"],
  mysql: ["error", "general", "slowquery", "iam-db-auth-error"],
  mariadb: ["error", "general", "slowquery", "iam-db-auth-error"],
};

/** What is exported without being asked: what tells of faults. */
const DEFAULT_LOGS: Readonly<Record<string, readonly string[]>> = {
  postgres: ["postgresql", "upgrade"],
  mysql: ["error", "slowquery"],
  mariadb: ["error", "slowquery"],
};

const exported = t
  .shape("DatabaseLogs", {
    exports: t
      .setOf(t.oneOf("postgresql", "upgrade", "error", "general", "slowquery", "iam-db-auth-error"), "log")
      .describe(
        "Logs that go to CloudWatch. Default: postgresql and upgrade of PostgreSQL, error and slowquery of the others. With general or slowquery the engine is told to write them to files.",
      )
      .optional(),
    retentionDays: t.logRetentionDays().describe("Days that CloudWatch keeps them.").default(90),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe("Key that encrypts the log groups; its policy must let CloudWatch Logs use it.")
      .optional(),
  })
  .describe("Log groups are made beforehand, so that they have a retention.");

const needs = [placement, engine] as const;
const inputs = {
  logs: exported.default({}),
};
type LogInputs = t.InputsOf<typeof inputs, typeof needs>;

export const logs = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "logs",
      test: (inputs) => x.isEmpty(strangeLogs(inputs)),
      message: (inputs) =>
        x.str`logs.exports has ${x.shownTexts(strangeLogs(inputs))}; allowed: of ${x.shownTexts(x.lookup(LOGS, inputs.engine, []))}, the logs of ${inputs.engine}.`,
      refused: [
        { logs: { exports: ["error"] } },
        { logs: { exports: ["postgresql", "slowquery"] } },
        { engine: "mysql", engineVersion: "8.4", logs: { exports: ["postgresql"] } },
      ],
    },
  ],
});

const strangeLogs = ({ logs, engine }: LogInputs): Expr<string[]> =>
  x.itemsWhere(x.orElse(logs.exports, []), "log", (log) =>
    x.not(x.contains(x.lookup(LOGS, engine, []), log)),
  );

/** The logs that are exported, by the replicas too. */
export function exportedLogs(scope: Construct, { logs, engine }: LogInputs): Expr<string[]> {
  const usual = table(scope, "default_logs", DEFAULT_LOGS);
  const exports = x.ifSet(
    logs.exports,
    (exports) => x.listEach(exports, ["log"], (log) => log),
    () => x.listEach(x.get(usual, engine), ["log"], (log) => log),
  );
  return local(scope, "exported_logs", exports);
}

export type LogGroups = Instances<unknown, CloudwatchLogGroup>;

/** Keys are the log's name, of a replica `REPLICA/LOG`. */
export function logGroups(
  scope: Construct,
  inputs: LogInputs & { readonly replicas: Expr<Readonly<Record<string, unknown>>> },
  exports: Expr<string[]>,
): LogGroups {
  const { name } = inputs;
  const of = (instance: Expr<string>, prefix: Expr<string>) =>
    x.listEach(exports, ["log"], (log) => x.object({ key: x.str`${prefix}${log}`, instance, log }));
  const replicas = x.listEach(x.keys(inputs.replicas), ["replica"], (replica) =>
    of(x.str`${name}-${replica}`, x.str`${replica}/`),
  );
  const primary = x.listEach(x.items([name]), ["primary"], (instance) => of(instance, x.str``));
  const all = local(scope, "logs", x.flatten(x.concat(primary, replicas)));
  const plans = x.mapEach(all, ["log"], ({ key, instance, log }) => {
    const group = x.str`/aws/rds/instance/${instance}/${log}`;
    return {
      key,
      value: x.object({ name: group, tags: namedTags(inputs, x.str`${instance}-${log}`) }),
    };
  });
  return forEach(
    scope,
    CloudwatchLogGroup,
    "cloudwatch_log_group",
    local(scope, "log_plans", plans),
    ({ value }) => ({
      name: value.name,
      retentionInDays: inputs.logs.retentionDays,
      kmsKeyId: inputs.logs.kmsKeyArn,
      tags: value.tags,
    }),
  );
}
