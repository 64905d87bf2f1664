/** Instances that are prepared beforehand. */

import type { AutoscalingGroupWarmPool } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { capacity } from "./capacity";

/** Amazon EC2 Auto Scaling User Guide: "Decrease latency for applications with long boot times using warm pools". */
const poolType = t
  .shape("FleetWarmPool", {
    state: t
      .oneOf("Stopped", "Running", "Hibernated")
      .describe(
        "What prepared instances are. Stopped: they cost their disks alone; Running; Hibernated: stopped with their memory kept on the root disk, which needs room for it, with a type and an image that hibernate.",
      )
      .default("Stopped"),
    minSize: t
      .integer({ min: 0, max: 5000 }, "instances")
      .describe("Least number of prepared instances.")
      .default(0),
    maxPrepared: t
      .integer({ min: 0, max: 5000 }, "instances")
      .describe("Most instances of the group and its pool together. Default: `max_size`.")
      .optional(),
    reuseOnScaleIn: t.flag("Whether instances go back to the pool when the group shrinks.").default(false),
  })
  .rule({
    test: ({ minSize, maxPrepared }) =>
      x.or(x.isNull(maxPrepared), x.le(minSize, x.orElse(maxPrepared, 5000))),
    got: ({ minSize, maxPrepared }) =>
      x.str`a pool of at least ${minSize} instances with at most ${x.jsonEncode(maxPrepared)} prepared`,
    allowed: "a min_size that is not above max_prepared",
    refused: [{ minSize: 3, maxPrepared: 2 }],
  })
  .describe("Instances that have booted before they are needed.");

type FleetWarmPool = t.Infer<typeof poolType>;

const needs = [capacity] as const;

const inputs = {
  warmPool: poolType.optional(),
};

export const warmPool = t.concern({
  needs,
  inputs,
  rules: [
    // several types are fine (AWS What's New, November 2025: "EC2 Auto Scaling now supports warm pools for groups with mixed
    // instances policies"), Spot Instances are not: they cannot be stopped and kept
    {
      on: "warmPool",
      test: ({ warmPool, purchase }) => x.or(x.isNull(warmPool), x.eq(purchase.onDemandPercentage, 100)),
      message: ({ purchase }, spell) =>
        x.str`${spell("warmPool")} is given for a group with an ${spell("onDemandPercentage")} of ${purchase.onDemandPercentage}; allowed: a warm pool where all instances are On-Demand.`,
      refused: [{ warmPool: {}, purchase: { onDemandPercentage: 50 } }],
    },
  ],
});

/** One true where the pool's instances hibernate: they are launched for it (Amazon EC2 User Guide: "Enable hibernation"). */
export const hibernates = (pool: Expr<FleetWarmPool | null>): Expr<boolean[]> =>
  x.listEach(x.itemWhereSet(pool, "item"), ["pool"], ({ state }) => ({
    value: true,
    when: x.eq(state, "Hibernated"),
  }));

export const warmPoolBlock = ({ warmPool }: t.InputsOf<typeof inputs>): Blocks<AutoscalingGroupWarmPool> =>
  blocks(x.itemWhereSet(warmPool, "item"), (pool) => ({
    poolState: pool.state,
    minSize: pool.minSize,
    maxGroupPreparedCapacity: pool.maxPrepared,
    instanceReusePolicy: { reuseOnScaleIn: pool.reuseOnScaleIn },
  }));
