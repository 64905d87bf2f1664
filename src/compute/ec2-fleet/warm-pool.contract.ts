/** Instances that are prepared beforehand. */
import { flag, type Infer, integer, oneOf, shape } from "../../core/contract";
import { type Expr, eq, isNull, jsonEncode, le, listEach, or, orElse, str } from "../../core/expressions";
import { present } from "../../core/nested-blocks";

/** Amazon EC2 Auto Scaling User Guide: "Decrease latency for applications with long boot times using warm pools". */
export const warmPool = shape("FleetWarmPool", {
  state: oneOf("Stopped", "Running", "Hibernated")
    .describe(
      "What prepared instances are. Stopped: they cost their disks alone; Running; Hibernated: stopped with their memory kept on the root disk, which needs room for it, with a type and an image that hibernate.",
    )
    .default("Stopped"),
  minSize: integer({ min: 0, max: 5000 }, "instances")
    .describe("Least number of prepared instances.")
    .default(0),
  maxPrepared: integer({ min: 0, max: 5000 }, "instances")
    .describe("Most instances of the group and its pool together. Default: `max_size`.")
    .optional(),
  reuseOnScaleIn: flag()
    .describe("Whether instances go back to the pool when the group shrinks.")
    .default(false),
})
  .rule({
    test: ({ minSize, maxPrepared }) =>
      or(
        isNull(maxPrepared),
        le(
          minSize,
          orElse<number>(maxPrepared, () => 5000),
        ),
      ),
    got: ({ minSize, maxPrepared }) =>
      str`a pool of at least ${minSize} instances with at most ${jsonEncode(maxPrepared)} prepared`,
    allowed: "a min_size that is not above max_prepared",
    refused: [{ minSize: 3, maxPrepared: 2 }],
  })
  .describe("Instances that have booted before they are needed.");

export type FleetWarmPool = Infer<typeof warmPool>;

/** One true where the pool's instances hibernate: they are launched for it (Amazon EC2 User Guide: "Enable hibernation"). */
export const hibernates = (pool: Expr<FleetWarmPool | null>): Expr<boolean[]> =>
  listEach<FleetWarmPool, boolean>(present(pool), ["pool"], ({ state }) => ({
    value: true,
    when: eq<string>(state as Expr<string>, "Hibernated"),
  }));
