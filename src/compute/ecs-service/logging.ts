/**
 * Where containers' output goes. A log group per container: each has its own retention, its own metric filters and readers,
 * and the execution role may write to these groups alone. A group for the whole service would mix an access log with the
 * application's.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import { identity, type Location } from "./cluster";
import { namedSources, secret, secretSources } from "./secrets";

/** Amazon ECS API Reference: LogConfiguration, logDriver. */
const LOG_DRIVERS = [
  ...(["awslogs", "awsfirelens", "splunk"] as const),
  ...(["fluentd", "gelf", "journald", "json-file", "syslog", "none"] as const),
] as const;

const loggingShape = t.shape("EcsContainerLogging", {
  driver: t
    .oneOf(...LOG_DRIVERS)
    .describe(
      "Where the container's output goes. awslogs: to a log group of its own in CloudWatch Logs; none: nowhere. Fargate has awslogs, awsfirelens and splunk.",
    )
    .default("awslogs"),
  options: t
    .mapOf(t.text(), "option")
    .untold()
    .describe('Further options of the driver: `{ mode = "non-blocking", max-buffer-size = "25m" }`.')
    .default({}),
  secretOptions: t
    .mapOf(secret, "secret")
    .describe("Options of the driver that are secret, such as splunk-token.")
    .default({}),
  retentionDays: t
    .logRetentionDays()
    .describe("Days that the log group keeps. Default: those of `logs`.")
    .optional(),
});

type ContainerLogging = t.Infer<typeof loggingShape>;

const OWN_OPTIONS = ["awslogs-group", "awslogs-region", "awslogs-stream-prefix", "awslogs-create-group"];

const ownGroup: t.Rule<ContainerLogging> = {
  test: ({ options }) =>
    x.isEmpty(
      x.keysWhere(options, ["name", "option"], (name) => x.contains(x.items([...OWN_OPTIONS]), name)),
    ),
  got: ({ options }) => x.str`logged with the options ${x.shownTexts(x.keys(options))}`,
  allowed: `options other than ${OWN_OPTIONS.join(", ")}, which follow from the service`,
  refused: [{ options: { "awslogs-group": "mine" } }, { options: { "awslogs-create-group": "true" } }],
};

const retentionOfGroups = t.onlyWith("retentionDays", "driver", "awslogs");

const nothing: t.Rule<ContainerLogging> = {
  test: ({ driver, options, secretOptions }) =>
    x.or(x.not(x.eq(driver, "none")), x.and(x.isEmpty(options), x.isEmpty(secretOptions))),
  got: ({ driver }) => x.str`logged by ${driver} with options`,
  allowed: "no options where nothing is logged",
  refused: [{ driver: "none", options: { mode: "blocking" } }],
};

export const logging = loggingShape
  .rules(ownGroup, retentionOfGroups, nothing)
  .describe("Where the container's output goes.");

const logsType = t
  .shape("EcsServiceLogs", {
    retentionDays: t.logRetentionDays().describe("Days that log groups keep.").default(365),
    kmsKeyArn: t
      .arn("kms", "a KMS key's ARN")
      .describe(
        "Key that encrypts the log groups; its policy must let CloudWatch Logs use it. Default: the service's own.",
      )
      .optional(),
  })
  .describe("The log groups of the containers.");

const needs = [identity] as const;
const inputs = { logs: logsType.default({}) };
export type LogInputs = t.InputsOf<typeof inputs, typeof needs>;

export const logs = t.concern({ needs, inputs });

type Logged = { readonly logging: ContainerLogging };
type LoggedContainers = Readonly<Record<string, Logged>>;

export interface LogPlan {
  readonly name: string;
  readonly retentionDays: number;
  readonly tags: Tags;
}

export type LogGroups = Instances<LogPlan, CloudwatchLogGroup>;

export function logGroups(
  scope: Construct,
  inputs: LogInputs,
  containers: Expr<LoggedContainers>,
  more: Expr<Record<string, LogPlan>>,
): LogGroups {
  const plans = x.mapFrom(containers, ["key", "container"], (key, { logging }) => ({
    key,
    value: logPlan(inputs, key, logging.retentionDays),
    when: hasGroup(logging),
  }));
  return forEach(
    scope,
    CloudwatchLogGroup,
    "cloudwatch_log_group",
    local(scope, "log_plans", x.merge(plans, more)),
    ({ value: plan }) => ({
      name: plan.name,
      retentionInDays: plan.retentionDays,
      kmsKeyId: inputs.logs.kmsKeyArn,
      tags: plan.tags,
    }),
  );
}

/** What a log group is made from. */
export const logPlan = (
  inputs: LogInputs,
  key: Expr<string>,
  retentionDays: Expr<number | null>,
): Expr<LogPlan> =>
  x.object({
    name: logGroupName(inputs, key),
    retentionDays: x.orElse(retentionDays, inputs.logs.retentionDays),
    tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
  });

const hasGroup = ({ driver }: Expr<Logged["logging"]>): Expr<boolean> => x.eq(driver, "awslogs");

/** The name, which is known when Terraform plans. */
export const logGroupName = ({ cluster, name }: LogInputs, container: Expr<string>): Expr<string> =>
  x.str`/aws/ecs/${cluster.name}/${name}/${container}`;

interface LogArguments {
  readonly inputs: LogInputs;
  readonly containers: Expr<LoggedContainers>;
  readonly location: Location;
}

/** The member `logConfiguration` of each container; null where nothing is logged. */
export function logConfigurations(
  scope: Construct,
  { inputs, containers, location }: LogArguments,
): Expr<Record<string, x.JsonObject>> {
  const options = local(
    scope,
    "log_options",
    x.mapFrom(containers, ["key", "container"], (key, { logging }) =>
      driverOptions(inputs, location, key, logging),
    ),
  );
  const secrets = secretSources(
    scope,
    "log_secret_sources",
    containers,
    ({ logging }) => logging.secretOptions,
  );
  const configurations = x.mapFrom(containers, ["key", "container"], (key, { logging }) =>
    x.mapping({
      logConfiguration: x.when(x.eq(logging.driver, "none"), null, () =>
        x.membersOf(
          { logDriver: logging.driver },
          {
            options: x.nullIfEmpty(x.get(options, key)),
            secretOptions: namedSources(x.get(secrets, key)),
          },
        ),
      ),
    }),
  );
  return local(scope, "container_logs", configurations);
}

function driverOptions(
  inputs: LogInputs,
  { region }: Location,
  key: Expr<string>,
  logging: Expr<Logged["logging"]>,
): Expr<Record<string, string>> {
  const given = logging.options;
  const group = () =>
    x.mapping({
      "awslogs-group": logGroupName(inputs, key),
      "awslogs-region": region,
      "awslogs-stream-prefix": key,
    });
  return x.merge(given, x.when(hasGroup(logging), group, {}));
}
