/** How a new version of the launch template comes onto the instances. */

import type { AutoscalingGroupInstanceRefresh } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { refreshFields } from "../server/refresh";

/** Amazon EC2 Auto Scaling API Reference: AlarmSpecification. */
const alarmName = () => t.text().length({ min: 1, max: 255 }).example("web-errors");

const refreshShape = t.shape("FleetRefresh", {
  enabled: t
    .flag("Whether a new template version replaces the instances. false: it is for new instances alone.")
    .default(true),
  ...refreshFields,
  warmupSeconds: t
    .duration("seconds", { min: 0, max: 86400 })
    .describe("Seconds before a new instance counts as in service. Default: the group's `warmup_seconds`.")
    .optional(),
  autoRollback: t
    .flag(
      "Whether a failed refresh goes back to what the group had. The provider changes the group before the refresh, so that this is the same new version (hashicorp/terraform-provider-aws#34189): false leaves the instances that are well.",
    )
    .default(false),
  alarms: t
    .listOf(alarmName(), "alarm")
    .describe("Names of CloudWatch alarms that end a refresh while it goes on.")
    .length({ max: 10 })
    .default([]),
  checkpoints: t
    .listOf(t.integer({ min: 1, max: 100 }, "per cent"), "percentage")
    .describe(
      "Shares of replaced instances, in per cent and rising, at which the refresh waits; the last one is 100.",
    )
    .default([]),
  checkpointDelaySeconds: t
    .duration("seconds", { min: 0, max: 172800 })
    .describe("Seconds that it waits at each of `checkpoints`.")
    .default(3600),
  skipMatching: t.flag("Whether instances that have the new version already are left alone.").default(false),
  protectedInstances: t
    .oneOf("Refresh", "Ignore", "Wait")
    .describe("What happens to instances that are protected from scale in.")
    .default("Refresh"),
  standbyInstances: t
    .oneOf("Terminate", "Ignore", "Wait")
    .describe("What happens to instances in standby.")
    .default("Ignore"),
});

type FleetRefresh = t.Infer<typeof refreshShape>;

type RefreshOf = Expr<FleetRefresh>;

/** Fractions are refused by a rule of their own, but subtracted before that. */
const difference = ({ minHealthyPercentage, maxHealthyPercentage }: RefreshOf) =>
  x.sub(x.floor(maxHealthyPercentage), x.floor(minHealthyPercentage));

/** Amazon EC2 Auto Scaling API Reference: RefreshPreferences, MaxHealthyPercentage. */
const healthyRange: t.Rule<FleetRefresh> = {
  test: (refresh) => x.when(x.gt(difference(refresh), 0), () => x.le(difference(refresh), 100), false),
  got: ({ minHealthyPercentage, maxHealthyPercentage }) =>
    x.str`a refresh between ${minHealthyPercentage} and ${maxHealthyPercentage} per cent`,
  allowed: "a difference of 1 to 100 between min_healthy_percentage and max_healthy_percentage",
  refused: [
    { minHealthyPercentage: 50, maxHealthyPercentage: 200 },
    { minHealthyPercentage: 100, maxHealthyPercentage: 100 },
  ],
};

type Percentages = Expr<readonly number[]>;

const last = (all: Percentages) => x.at(all, x.sub(x.length(all), 1));

const rises = (all: Percentages): Expr<boolean> =>
  x.everyItem(x.range(1, x.length(all)), "index", (index) =>
    x.lt(x.at(all, x.sub(index, 1)), x.at(all, index)),
  );

/** Amazon EC2 Auto Scaling API Reference: RefreshPreferences, CheckpointPercentages. */
const checkpointsRise: t.Rule<FleetRefresh> = {
  test: ({ checkpoints }) =>
    x.when(x.isEmpty(checkpoints), true, () =>
      x.when(x.eq(last(checkpoints), 100), () => rises(checkpoints), false),
    ),
  got: ({ checkpoints }) => x.str`a refresh with the checkpoints ${x.shownNumbers(checkpoints)}`,
  allowed: "rising checkpoints that end with 100",
  refused: [{ checkpoints: [20, 50] }, { checkpoints: [50, 20, 100] }, { checkpoints: [50, 50, 100] }],
};

const checkpointsWork: t.Rule<FleetRefresh> = {
  test: ({ enabled, checkpoints }) => x.or(enabled, x.isEmpty(checkpoints)),
  got: () => "a refresh with checkpoints that is not enabled",
  allowed: "checkpoints of a refresh that is enabled",
  refused: [{ enabled: false, checkpoints: [50, 100] }],
};

const refreshType = refreshShape
  .rules(healthyRange, checkpointsRise, checkpointsWork)
  .describe("How a new version of the launch template replaces the instances, one after the other.");

const inputs = {
  refresh: refreshType.default({}),
  warmupSeconds: t
    .duration("seconds", { min: 0, max: 86400 })
    .describe("Seconds before a new instance counts in metrics and as in service.")
    .default(120),
  protectFromScaleIn: t
    .flag(
      "Whether new instances are protected from scale in. Nothing keeps Terraform from destroying the group: the provider takes the protection off first.",
    )
    .default(false),
};

export const refresh = t.concern({
  inputs,
  rules: [
    {
      on: "protectFromScaleIn",
      test: ({ protectFromScaleIn, refresh }) =>
        x.not(x.and(protectFromScaleIn, x.and(refresh.enabled, x.eq(refresh.protectedInstances, "Ignore")))),
      message: (_, spell) =>
        x.str`${spell("protectFromScaleIn")} is true with a refresh that ignores protected instances, all of them; allowed: ${spell("protectedInstances")} Refresh or Wait, or no refresh.`,
      refused: [{ protectFromScaleIn: true, refresh: { protectedInstances: "Ignore" } }],
    },
  ],
});

/** Terraform does not wait for its end. */
export function refreshBlock({
  refresh,
  warmupSeconds,
}: t.InputsOf<typeof inputs>): Blocks<AutoscalingGroupInstanceRefresh> {
  const enabled = x.itemWhere(refresh, "refresh", (one) => one.enabled);
  return blocks(enabled, (one) => ({
    strategy: "Rolling",
    preferences: {
      minHealthyPercentage: one.minHealthyPercentage,
      maxHealthyPercentage: one.maxHealthyPercentage,
      instanceWarmup: x.orElse(one.warmupSeconds, warmupSeconds),
      autoRollback: one.autoRollback,
      skipMatching: one.skipMatching,
      scaleInProtectedInstances: one.protectedInstances,
      standbyInstances: one.standbyInstances,
      checkpointPercentages: orNull(one, () => one.checkpoints),
      checkpointDelay: orNull(one, () => one.checkpointDelaySeconds),
      alarmSpecification: blocks(watched(one), (alarms) => ({ alarms })),
    },
  }));
}

/** The alarms as one list, or nothing. */
const watched = ({ alarms }: Expr<FleetRefresh>): Expr<(readonly string[])[]> =>
  x.itemWhere(alarms, "alarms", (all) => x.not(x.isEmpty(all)));

/** Null without checkpoints. */
const orNull = <T>({ checkpoints }: Expr<FleetRefresh>, value: () => Expr<T>): Expr<T | null> =>
  x.when(x.isEmpty(checkpoints), null, value);
