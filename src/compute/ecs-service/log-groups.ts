/**
 * A log group per container: each has its own retention, its own metric filters and readers, and the execution role
 * may write to these groups alone. A group for the whole service would mix an access log with the application's.
 */
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import { type Expr, mapFrom, object, str, tf } from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { namedTags, type Tags } from "../../network/tags";
import type { Container } from "./containers.contract";
import type { EcsServiceInputs } from "./ecs-service.inputs";

export interface LogPlan {
  readonly name: string;
  readonly tags: Tags;
}

export type LogGroups = Instances<LogPlan, CloudwatchLogGroup>;

export function logGroups(scope: Construct, inputs: EcsServiceInputs): LogGroups {
  const plans = mapFrom<Container, LogPlan>(inputs.containers, ["key", "container"], (key) => ({
    key,
    value: object<LogPlan>({
      name: logGroupName(inputs, key),
      tags: namedTags(inputs, str`${inputs.name}-${key}`),
    }),
  }));
  return forEach(local(scope, "log_plans", plans), ({ meta, value: plan }) => {
    return new CloudwatchLogGroup(scope, "cloudwatch_log_group", {
      ...meta,
      name: tf(plan.name),
      retentionInDays: 365,
      tags: tf(plan.tags),
    });
  });
}

/** The name, which is known when Terraform plans. */
export const logGroupName = ({ cluster, name }: EcsServiceInputs, container: Expr<string>): Expr<string> =>
  str`/aws/ecs/${cluster.name}/${name}/${container}`;
