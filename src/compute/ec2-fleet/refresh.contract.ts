/** How a new version of the launch template comes onto the instances. */
import {
  duration,
  flag,
  type Infer,
  integer,
  listOf,
  oneOf,
  percentage,
  type Rule,
  shape,
  text,
} from "../../core/contract";
import {
  allTrue,
  and,
  at,
  type Expr,
  eq,
  floor,
  ge,
  gt,
  isEmpty,
  jsonEncode,
  le,
  length,
  listEach,
  lt,
  or,
  range,
  str,
  sub,
  textLength,
  when,
} from "../../core/expressions";

/** Amazon EC2 Auto Scaling API Reference: AlarmSpecification. */
const alarmName = () =>
  text()
    .rule({
      test: (name) => and(ge(textLength(name), 1), le(textLength(name), 255)),
      got: (name) => str`a text of ${textLength(name)} characters`,
      allowed: "a name of 1 to 255 characters",
      refused: ["", "x".repeat(256)],
    })
    .example("web-errors");

const refreshShape = shape("FleetRefresh", {
  enabled: flag()
    .describe("Whether a new template version replaces the instances. false: it is for new instances alone.")
    .default(true),
  minHealthyPercentage: percentage()
    .describe(
      "Least share of the group that stays in service (Amazon EC2 Auto Scaling API Reference: RefreshPreferences).",
    )
    .default(100),
  maxHealthyPercentage: integer({ min: 100, max: 200 }, "per cent")
    .describe("Most the group may grow to: above 100 a new instance is there before an old one leaves.")
    .default(110),
  warmupSeconds: duration("seconds", { min: 0, max: 86400 })
    .describe("Seconds before a new instance counts as in service. Default: the group's `warmup_seconds`.")
    .optional(),
  autoRollback: flag()
    .describe(
      "Whether a failed refresh goes back to what the group had. The provider changes the group before the refresh, so that this is the same new version (hashicorp/terraform-provider-aws#34189): false leaves the instances that are well.",
    )
    .default(false),
  alarms: listOf(alarmName(), "alarm")
    .describe("Names of CloudWatch alarms that end a refresh while it goes on.")
    .rule({
      test: (alarms) => le(length(alarms), 10),
      got: (alarms) => str`a list of ${length(alarms)} alarms`,
      allowed: "at most 10 alarms",
      refused: [Array.from({ length: 11 }, (_, index) => `alarm-${index}`)],
    })
    .default([]),
  checkpoints: listOf(integer({ min: 1, max: 100 }, "per cent"), "percentage")
    .describe(
      "Shares of replaced instances, in per cent and rising, at which the refresh waits; the last one is 100.",
    )
    .default([]),
  checkpointDelaySeconds: duration("seconds", { min: 0, max: 172800 })
    .describe("Seconds that it waits at each of `checkpoints`.")
    .default(3600),
  skipMatching: flag()
    .describe("Whether instances that have the new version already are left alone.")
    .default(false),
  protectedInstances: oneOf("Refresh", "Ignore", "Wait")
    .describe("What happens to instances that are protected from scale in.")
    .default("Refresh"),
  standbyInstances: oneOf("Terminate", "Ignore", "Wait")
    .describe("What happens to instances in standby.")
    .default("Ignore"),
});

export type FleetRefresh = Infer<typeof refreshShape>;
type RefreshOf = Expr<FleetRefresh>;

/** Fractions are refused by a rule of their own, but subtracted before that. */
const difference = ({ minHealthyPercentage, maxHealthyPercentage }: RefreshOf) =>
  sub(floor(maxHealthyPercentage), floor(minHealthyPercentage));

/** Amazon EC2 Auto Scaling API Reference: RefreshPreferences, MaxHealthyPercentage. */
const healthyRange: Rule<FleetRefresh> = {
  test: (refresh: RefreshOf) =>
    when(
      gt(difference(refresh), 0),
      () => le(difference(refresh), 100),
      () => false,
    ),
  got: ({ minHealthyPercentage, maxHealthyPercentage }: RefreshOf) =>
    str`a refresh between ${minHealthyPercentage} and ${maxHealthyPercentage} per cent`,
  allowed: "a difference of 1 to 100 between min_healthy_percentage and max_healthy_percentage",
  refused: [
    { minHealthyPercentage: 50, maxHealthyPercentage: 200 },
    { minHealthyPercentage: 100, maxHealthyPercentage: 100 },
  ],
};

type Percentages = Expr<number[]>;
const last = (all: Percentages) => at<number>(all, sub(length(all), 1));

const rises = (all: Percentages): Expr<boolean> =>
  allTrue(
    listEach<number, boolean>(range(1, length(all)), ["index"], (index) => ({
      value: lt(at<number>(all, sub(index, 1)), at<number>(all, index)),
    })),
  );

/** Amazon EC2 Auto Scaling API Reference: RefreshPreferences, CheckpointPercentages. */
const checkpointsRise: Rule<FleetRefresh> = {
  test: ({ checkpoints }: RefreshOf) => {
    const all = checkpoints as unknown as Percentages;
    return when<boolean>(
      isEmpty(all),
      () => true,
      () =>
        when(
          eq(last(all), 100),
          () => rises(all),
          () => false,
        ),
    );
  },
  got: ({ checkpoints }: RefreshOf) => str`a refresh with the checkpoints ${jsonEncode(checkpoints)}`,
  allowed: "rising checkpoints that end with 100",
  refused: [{ checkpoints: [20, 50] }, { checkpoints: [50, 20, 100] }, { checkpoints: [50, 50, 100] }],
};

const checkpointsWork: Rule<FleetRefresh> = {
  test: ({ enabled, checkpoints }: RefreshOf) => or(enabled, isEmpty(checkpoints)),
  got: () => "a refresh with checkpoints that is not enabled",
  allowed: "checkpoints of a refresh that is enabled",
  refused: [{ enabled: false, checkpoints: [50, 100] }],
};

export const refresh = [healthyRange, checkpointsRise, checkpointsWork]
  .reduce((type, rule) => type.rule(rule as unknown as Rule<NonNullable<FleetRefresh>>), refreshShape)
  .describe("How a new version of the launch template replaces the instances, one after the other.");
