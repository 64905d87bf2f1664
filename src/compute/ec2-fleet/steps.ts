/** Step scaling: the policy, and the alarm that sets it off. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { nestedBlocks, repeated } from "../../core/nested-blocks";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { fleetDimensions } from "../server/agent-metrics";
import type { Ec2FleetInputs } from "./ec2-fleet.inputs";
import type { FleetScalingStep, FleetStepScaling } from "./steps.contract";

type Alarm = FleetStepScaling["alarm"];

/** What an alarm is made from. */
interface AlarmPlan extends Alarm {
  readonly action: string;
}

export function stepScaling(scope: Construct, inputs: Ec2FleetInputs, group: AutoscalingGroup): void {
  const policies = forEach(inputs.stepPolicies, ({ meta, key, value: policy }) => {
    const made = new AutoscalingPolicy(scope, "autoscaling_policy_steps", {
      ...meta,
      name: x.tf(x.str`${inputs.name}-${key}`),
      autoscalingGroupName: group.name,
      policyType: "StepScaling",
      adjustmentType: x.tf(policy.adjustmentType),
      minAdjustmentMagnitude: x.tf(policy.minimumChange),
      estimatedInstanceWarmup: x.tf(x.orElse(policy.warmupSeconds, () => inputs.warmupSeconds)),
      metricAggregationType: "Average",
    });
    const steps = policy.steps;
    nestedBlocks(made, "step_adjustment", [
      repeated<FleetScalingStep>("step", steps, ({ lower, upper, adjustment }) => ({
        metric_interval_lower_bound: lower,
        metric_interval_upper_bound: upper,
        scaling_adjustment: adjustment,
      })),
    ]);
    return made;
  });
  const plans = x.mapFrom(inputs.stepPolicies, ["key", "policy"], (key, { alarm }) => ({
    key,
    value: x.object<AlarmPlan>({
      ...fields(alarm),
      dimensions: dimensions(alarm, group),
      action: policies.at(key, "arn"),
    }),
  }));
  forEach(local(scope, "step_alarms", plans), ({ meta, key, value: plan }) => {
    return new CloudwatchMetricAlarm(scope, "cloudwatch_metric_alarm", {
      ...meta,
      alarmName: x.tf(x.str`${inputs.name}-${key}`),
      alarmDescription: x.tf(x.str`Scales the fleet ${inputs.name}: ${key}.`),
      namespace: x.tf(plan.namespace),
      metricName: x.tf(plan.metric),
      dimensions: x.tf(plan.dimensions),
      statistic: x.tf(plan.statistic),
      comparisonOperator: x.tf(plan.comparison),
      threshold: x.tf(plan.threshold),
      period: x.tf(plan.periodSeconds),
      evaluationPeriods: x.tf(plan.periods),
      treatMissingData: x.tf(plan.missingData),
      alarmActions: [x.tf(plan.action)],
      tags: nameTag(inputs, x.str`${inputs.name}-${key}`),
    });
  });
}

const fields = (alarm: Expr<Alarm>) => ({
  metric: alarm.metric,
  namespace: alarm.namespace,
  statistic: alarm.statistic,
  comparison: alarm.comparison,
  threshold: alarm.threshold,
  periodSeconds: alarm.periodSeconds,
  periods: alarm.periods,
  missingData: alarm.missingData,
});

/** The group's own where none are given. */
const dimensions = (alarm: Expr<Alarm>, group: AutoscalingGroup): Expr<Record<string, string>> => {
  const own = fleetDimensions(x.attribute(group, "name"));
  const given = alarm.dimensions;
  return x.merge(
    x.mapFrom(own, ["dimension", "value"], (dimension, value) => ({
      key: dimension,
      value,
      when: x.isEmpty(given),
    })),
    given,
  );
};
