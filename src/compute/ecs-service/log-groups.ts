/**
 * A log group per container: each has its own retention, its own metric filters and readers, and the execution role
 * may write to these groups alone. A group for the whole service would mix an access log with the application's.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
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
  const plans = x.mapFrom(containers, ["key", "container"], (key, { logging }) => ({
    key,
    value: logPlan(inputs, key, logging.retentionDays),
    when: hasGroup(logging),
  }));
  return forEach(local(scope, "log_plans", x.merge(plans, proxyPlan(inputs))), ({ meta, value: plan }) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group", {
      ...meta,
      name: x.tf(plan.name),
      retentionInDays: x.tf(plan.retentionDays),
      kmsKeyId: x.tf(inputs.logs.kmsKeyArn),
      tags: x.tf(plan.tags),
    });
  });
}

/** The log of Service Connect's proxy, which ECS adds to the task. */
const proxyPlan = (inputs: EcsServiceInputs): Expr<Record<string, LogPlan>> =>
  x.mapEach(x.items([PROXY]), ["key"], (key) => ({
    key,
    value: logPlan(inputs, key, x.lift<number | null>(null)),
    when: proxyLogs(inputs),
  }));

/** What a log group is made from. */
export const logPlan = (
  inputs: EcsServiceInputs,
  key: Expr<string>,
  retentionDays: Expr<number | null>,
): Expr<LogPlan> =>
  x.object<LogPlan>({
    name: logGroupName(inputs, key),
    retentionDays: x.orElse(retentionDays, () => inputs.logs.retentionDays),
    tags: namedTags(inputs, x.str`${inputs.name}-${key}`),
  });

export const hasGroup = ({ driver }: Expr<Container["logging"]>): Expr<boolean> => x.eq(driver, "awslogs");

/** The name, which is known when Terraform plans. */
export const logGroupName = ({ cluster, name }: EcsServiceInputs, container: Expr<string>): Expr<string> =>
  x.str`/aws/ecs/${cluster.name}/${name}/${container}`;
