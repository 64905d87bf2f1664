/** Instances that are prepared beforehand. */
import { flag, type Infer, integer, oneOf, shape } from "../../core/contract";
import { isNull, jsonEncode, le, or, orElse, str } from "../../core/expressions";

/** Amazon EC2 Auto Scaling User Guide: "Decrease latency for applications with long boot times using warm pools". */
export const warmPool = shape("FleetWarmPool", {
  state: oneOf("Stopped", "Running")
    .describe("Whether prepared instances are stopped, and cost their disks alone, or running.")
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
