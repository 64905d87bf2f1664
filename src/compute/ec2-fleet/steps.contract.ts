/** Step scaling: an alarm and what the group does by how far the metric is beyond the threshold. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

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
      x.or(
        x.isNull(lower),
        x.isNull(upper),
        x.lt(
          x.orElse(lower, () => 0),
          x.orElse(upper, () => 1),
        ),
      ),
    got: ({ lower, upper }) => x.str`a step from ${x.jsonEncode(lower)} to ${x.jsonEncode(upper)}`,
    allowed: "a lower end below the upper one",
    refused: [{ lower: 10, upper: 10, adjustment: 1 }],
  })
  .describe("What is done in a range of the metric.")
  .example({ lower: 0, adjustment: 1 });

export type FleetScalingStep = t.Infer<typeof step>;

/** Amazon CloudWatch API Reference: PutMetricAlarm. */
const alarm = t
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
  alarm,
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
    .rule({
      test: (all) => x.and(x.not(x.isEmpty(all)), x.le(x.length(all), 20)),
      got: (all) => x.str`a list of ${x.length(all)} steps`,
      allowed: "1 to 20 steps",
      refused: [[]],
    })
    .example([{ lower: 0, adjustment: 1 }]),
});

export type FleetStepScaling = t.Infer<typeof stepsShape>;
type StepsOf = Expr<FleetStepScaling>;

const EXAMPLE = { alarm: { metric: "CPUUtilization", threshold: 70 }, steps: [{ lower: 0, adjustment: 1 }] };

const minimumFits: t.Rule<FleetStepScaling> = {
  test: ({ adjustmentType, minimumChange }: StepsOf) =>
    x.or(x.isNull(minimumChange), x.eq(adjustmentType, "PercentChangeInCapacity")),
  got: ({ adjustmentType }: StepsOf) => x.str`a policy of the type ${adjustmentType} with a minimum_change`,
  allowed: "minimum_change with PercentChangeInCapacity only",
  refused: [{ ...EXAMPLE, minimumChange: 2 }],
};

const openEnds = (steps: Expr<readonly FleetScalingStep[]>, end: "lower" | "upper"): Expr<number> =>
  x.length(
    x.listEach(steps, ["step"], (one) => ({
      value: true,
      when: x.isNull(one[end]),
    })),
  );

/** Amazon EC2 Auto Scaling API Reference, StepAdjustment: one step at most without a lower end, one without an upper one. */
const oneOpenEnd: t.Rule<FleetStepScaling> = {
  test: ({ steps }: StepsOf) => x.and(x.le(openEnds(steps, "lower"), 1), x.le(openEnds(steps, "upper"), 1)),
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

const stepScaling = stepsShape
  .rules(minimumFits, oneOpenEnd)
  .describe("An alarm and its steps.")
  .example(EXAMPLE);

export const stepPolicies = t.keyed(stepScaling, "policy");
