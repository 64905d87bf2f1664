/**
 * A log group per container: each has its own retention, its own metric filters and readers, and the execution role
 * may write to these groups alone. A group for the whole service would mix an access log with the application's.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import {
  type Expr,
  eq,
  items,
  lift,
  mapEach,
  mapFrom,
  merge,
  object,
  orElse,
  str,
  tf,
} from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { Container, Containers } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import { PROXY, proxyLogs } from "./service-connect";

export interface LogPlan {
  readonly name: string;
  readonly retentionDays: number;
  readonly tags: Tags;
}

export type LogGroups = Instances<LogPlan, CloudwatchLogGroup>;

export function logGroups(
  scope: Construct,
  inputs: EcsServiceInputs,
  containers: Expr<Containers>,
): LogGroups {
  const plans = mapFrom<Container, LogPlan>(containers, ["key", "container"], (key, { logging }) => ({
    key,
    value: logPlan(inputs, key, logging.retentionDays),
    when: hasGroup(logging),
  }));
  return forEach(
    local(scope, "log_plans", merge<LogPlan>(plans, proxyPlan(inputs))),
    ({ meta, value: plan }) => {
      return new CloudwatchLogGroup(scope, "cloudwatch_log_group", {
        ...meta,
        name: tf(plan.name),
        retentionInDays: tf(plan.retentionDays),
        kmsKeyId: tf(inputs.logs.kmsKeyArn),
        tags: tf(plan.tags),
      });
    },
  );
}

/** The log of Service Connect's proxy, which ECS adds to the task. */
const proxyPlan = (inputs: EcsServiceInputs): Expr<Record<string, LogPlan>> =>
  mapEach<string, LogPlan>(items<string>([PROXY]), ["key"], (key) => ({
    key,
    value: logPlan(inputs, key, lift<number | null>(null)),
    when: proxyLogs(inputs),
  }));

/** What a log group is made from. */
export const logPlan = (
  inputs: EcsServiceInputs,
  key: Expr<string>,
  retentionDays: Expr<number | null>,
): Expr<LogPlan> =>
  object<LogPlan>({
    name: logGroupName(inputs, key),
    retentionDays: orElse<number>(retentionDays, () => inputs.logs.retentionDays),
    tags: namedTags(inputs, str`${inputs.name}-${key}`),
  });

export const hasGroup = ({ driver }: Expr<Container["logging"]>): Expr<boolean> =>
  eq<string>(driver as Expr<string>, "awslogs");

/** The name, which is known when Terraform plans. */
export const logGroupName = ({ cluster, name }: EcsServiceInputs, container: Expr<string>): Expr<string> =>
  str`/aws/ecs/${cluster.name}/${name}/${container}`;
