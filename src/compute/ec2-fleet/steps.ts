/** Step scaling: an alarm and what the group does by how far the metric is beyond the threshold. */
import type { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { AutoscalingPolicy } from "@cdktf/provider-aws/lib/autoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { AGENT_NAMESPACE, fleetDimensions, publishedMetrics } from "../server/cloudwatch-agent";
import type { Named } from "../server/common";
import { userData } from "../server/user-data";
import { refresh } from "./refresh";

const step = t
  .shape("FleetScalingStep", {
    lower: t
      .number()
      .describe("Where it begins, as a distance from the threshold. Left out: no lower end.")
      .optional(),
    upper: t.number().describe("Where it ends, not included. Left out: no upper end.").optional(),
    adjustment: t
      .integer({ min: -5000, max: 5000 })
      .describe(
        "Instances, or per cent of them, that are added; below zero: taken away. With ExactCapacity the size itself.",
      ),
  })
  .rule({
    test: ({ lower, upper }) =>
      x.or(x.isNull(lower), x.isNull(upper), x.lt(x.orElse(lower, 0), x.orElse(upper, 1))),
    got: ({ lower, upper }) => x.str`a step from ${x.jsonEncode(lower)} to ${x.jsonEncode(upper)}`,
    allowed: "a lower end below the upper one",
    refused: [{ lower: 10, upper: 10, adjustment: 1 }],
  })
  .describe("What is done in a range of the metric.")
  .example({ lower: 0, adjustment: 1 });

type FleetScalingStep = t.Infer<typeof step>;

/** Amazon CloudWatch API Reference: PutMetricAlarm. */
const alarmType = t
  .shape("FleetAlarm", {
    metric: t
      .text()
      .describe('The metric\'s name, such as "ApproximateNumberOfMessagesVisible".')
      .rule({ test: (value) => x.ne(value, ""), allowed: "a name", refused: [""] })
      .example("CPUUtilization"),
    namespace: t
      .pattern("[A-Za-z0-9._/#:-]{1,255}", 'a namespace, such as "AWS/SQS"', "AWS/EC2", ["", "two words"])
      .describe("The metric's namespace.")
      .default("AWS/EC2"),
    dimensions: t
      .mapOf(t.text(), "dimension")
      .describe("The metric's dimensions. Default: this group's AutoScalingGroupName.")
      .default({}),
    statistic: t
      .oneOf("Average", "Sum", "Minimum", "Maximum", "SampleCount")
      .describe("What is compared of a period.")
      .default("Average"),
    comparison: t
      .oneOf(
        "GreaterThanOrEqualToThreshold",
        "GreaterThanThreshold",
        "LessThanThreshold",
        "LessThanOrEqualToThreshold",
      )
      .describe("How it is compared.")
      .default("GreaterThanOrEqualToThreshold"),
    threshold: t.number().describe("What it is compared with."),
    periodSeconds: t
      .integer({ min: 10, max: 86400 }, "seconds")
      .describe("Seconds of a period: 10, 30 or a multiple of 60.")
      .default(60),
    periods: t
      .integer({ min: 1, max: 1440 }, "periods")
      .describe("Periods in a row that have to be beyond the threshold.")
      .default(3),
    missingData: t
      .oneOf("missing", "ignore", "breaching", "notBreaching")
      .describe("What a period without data counts as.")
      .default("missing"),
  })
  .describe("When the steps are taken.")
  .example({ metric: "CPUUtilization", threshold: 70 });

const stepsShape = t.shape("FleetStepScaling", {
  alarm: alarmType,
  adjustmentType: t
    .oneOf("ChangeInCapacity", "PercentChangeInCapacity", "ExactCapacity")
    .describe(
      "What `adjustment` means (Amazon EC2 Auto Scaling User Guide: Step and simple scaling policies).",
    )
    .default("ChangeInCapacity"),
  minimumChange: t
    .integer({ min: 1, max: 5000 }, "instances")
    .describe("Least number of instances that PercentChangeInCapacity adds or takes away.")
    .optional(),
  warmupSeconds: t
    .duration("seconds", { min: 0, max: 86400 })
    .describe("Seconds before a new instance counts. Default: the group's `warmup_seconds`.")
    .optional(),
  steps: t
    .listOf(step, "step")
    .describe("What is done by how far the metric is beyond the threshold.")
    .length({ min: 1, max: 20 })
    .example([{ lower: 0, adjustment: 1 }]),
});

type FleetStepScaling = t.Infer<typeof stepsShape>;

const EXAMPLE = {
  alarm: { metric: "CPUUtilization", threshold: 70 },
  steps: [{ lower: 0, adjustment: 1 }],
};

const minimumFits = t.onlyWith("minimumChange", "adjustmentType", "PercentChangeInCapacity");

const openEnds = (steps: Expr<readonly FleetScalingStep[]>, end: "lower" | "upper"): Expr<number> =>
  x.length(
    x.listEach(steps, ["step"], (one) => ({
      value: true,
      when: x.isNull(one[end]),
    })),
  );

/** Amazon EC2 Auto Scaling API Reference, StepAdjustment: one step at most without a lower end, one without an upper one. */
const oneOpenEnd: t.Rule<FleetStepScaling> = {
  test: ({ steps }) => x.and(x.le(openEnds(steps, "lower"), 1), x.le(openEnds(steps, "upper"), 1)),
  got: () => "a policy with several steps that are open at one end",
  allowed: "one step at most without lower, and one without upper",
  refused: [
    {
      ...EXAMPLE,
      steps: [
        { lower: 0, adjustment: 1 },
        { lower: 10, adjustment: 2 },
      ],
    },
    {
      ...EXAMPLE,
      steps: [
        { upper: 0, adjustment: -1 },
        { upper: -10, adjustment: -2 },
      ],
    },
  ],
};

const stepPolicy = stepsShape
  .rules(minimumFits, oneOpenEnd)
  .describe("An alarm and its steps.")
  .example(EXAMPLE);

const needs = [userData, refresh] as const;

const inputs = {
  stepPolicies: t.keyed(stepPolicy, "policy").describe("Alarms and their steps, by name.").default({}),
};

type StepInputs = t.InputsOf<typeof inputs, typeof needs>;

const agentNamespace = ({ cloudwatchAgent }: StepInputs): Expr<string> =>
  x.ifSet(cloudwatchAgent, (cloudwatchAgent) => cloudwatchAgent.namespace, AGENT_NAMESPACE);

/** Alarms of the agent's metrics by this group's own dimensions, which the agent does not publish. */
const unpublished = (inputs: StepInputs): Expr<string[]> =>
  x.keysWhere(inputs.stepPolicies, ["name", "policy"], (_, { alarm }) =>
    x.and(
      x.eq(alarm.namespace, agentNamespace(inputs)),
      x.isEmpty(alarm.dimensions),
      x.or(x.isNull(inputs.cloudwatchAgent), x.not(x.contains(publishedMetrics(), alarm.metric))),
    ),
  );

// An alarm over metrics that nobody publishes never says anything, and its policy never scales.
export const stepPolicies = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "stepPolicies",
      test: (inputs) => x.isEmpty(unpublished(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("stepPolicies")} has ${x.shownTexts(unpublished(inputs))}, whose alarms are about metrics in ${agentNamespace(inputs)} that no agent here publishes; allowed: of ${x.shownTexts(publishedMetrics())} with ${spell("cloudwatchAgent")}, or ${spell("dimensions")} that an agent of your own publishes.`,
      refused: [
        {
          stepPolicies: {
            memory: {
              alarm: { metric: "mem_used_percent", namespace: AGENT_NAMESPACE, threshold: 80 },
              steps: [{ lower: 0, adjustment: 1 }],
            },
          },
        },
        {
          cloudwatchAgent: {},
          stepPolicies: {
            swap: {
              alarm: { metric: "swap_used_percent", namespace: AGENT_NAMESPACE, threshold: 80 },
              steps: [{ lower: 0, adjustment: 1 }],
            },
          },
        },
      ],
    },
  ],
});

type Alarm = FleetStepScaling["alarm"];

/** What an alarm is made from. */
interface AlarmPlan extends Alarm {
  readonly action: string;
}

export function stepScaling(scope: Construct, inputs: StepInputs & Named, group: AutoscalingGroup): void {
  const policies = forEach(
    scope,
    AutoscalingPolicy,
    "autoscaling_policy_steps",
    inputs.stepPolicies,
    ({ key, value: policy }) => ({
      name: x.str`${inputs.name}-${key}`,
      autoscalingGroupName: group.name,
      policyType: "StepScaling",
      adjustmentType: policy.adjustmentType,
      minAdjustmentMagnitude: policy.minimumChange,
      estimatedInstanceWarmup: x.orElse(policy.warmupSeconds, inputs.warmupSeconds),
      metricAggregationType: "Average",
      stepAdjustment: blocks(
        policy.steps,
        ({ lower, upper, adjustment }) => ({
          metricIntervalLowerBound: lower,
          metricIntervalUpperBound: upper,
          scalingAdjustment: adjustment,
        }),
        "step",
      ),
    }),
  );
  const plans = x.mapFrom(inputs.stepPolicies, ["key", "policy"], (key, { alarm }) =>
    x.object<AlarmPlan>({
      ...fields(alarm),
      dimensions: dimensions(alarm, group),
      action: policies.at(key, "arn"),
    }),
  );
  forEach(
    scope,
    CloudwatchMetricAlarm,
    "cloudwatch_metric_alarm",
    local(scope, "step_alarms", plans),
    ({ key, value: plan }) => ({
      alarmName: x.str`${inputs.name}-${key}`,
      alarmDescription: x.str`Scales the fleet ${inputs.name}: ${key}.`,
      namespace: plan.namespace,
      metricName: plan.metric,
      dimensions: plan.dimensions,
      statistic: plan.statistic,
      comparisonOperator: plan.comparison,
      threshold: plan.threshold,
      period: plan.periodSeconds,
      evaluationPeriods: plan.periods,
      treatMissingData: plan.missingData,
      alarmActions: [plan.action],
      tags: nameTag(inputs, x.str`${inputs.name}-${key}`),
    }),
  );
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
