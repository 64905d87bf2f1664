/** Instances that are prepared beforehand. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { present } from "../../core/nested-blocks";

/** Amazon EC2 Auto Scaling User Guide: "Decrease latency for applications with long boot times using warm pools". */
export const warmPool = t
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
    reuseOnScaleIn: t
      .flag()
      .describe("Whether instances go back to the pool when the group shrinks.")
      .default(false),
  })
  .rule({
    test: ({ minSize, maxPrepared }) =>
      x.or(
        x.isNull(maxPrepared),
        x.le(
          minSize,
          x.orElse(maxPrepared, () => 5000),
        ),
      ),
    got: ({ minSize, maxPrepared }) =>
      x.str`a pool of at least ${minSize} instances with at most ${x.jsonEncode(maxPrepared)} prepared`,
    allowed: "a min_size that is not above max_prepared",
    refused: [{ minSize: 3, maxPrepared: 2 }],
  })
  .describe("Instances that have booted before they are needed.");

export type FleetWarmPool = t.Infer<typeof warmPool>;

/** One true where the pool's instances hibernate: they are launched for it (Amazon EC2 User Guide: "Enable hibernation"). */
export const hibernates = (pool: Expr<FleetWarmPool | null>): Expr<boolean[]> =>
  x.listEach(present(pool), ["pool"], ({ state }) => ({
    value: true,
    when: x.eq(state, "Hibernated"),
  }));
