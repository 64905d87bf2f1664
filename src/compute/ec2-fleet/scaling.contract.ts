/** Target tracking: the group is held where a metric is at its target. */
import * as t from "../../core/contract";

const scaleIn = () => t.flag().describe("Whether the policy takes instances away, too.").default(true);

const bytes = (direction: string) =>
  t
    .shape("FleetNetworkTracking", {
      target: t
        .integer({ min: 1, max: 1000000000000 }, "bytes")
        .describe("Average bytes for each instance in a minute."),
      scaleIn: scaleIn(),
    })
    .describe(`By the average traffic ${direction} each instance.`);

/** Amazon EC2 Auto Scaling User Guide: "Target tracking scaling policies for Amazon EC2 Auto Scaling". */
export const tracking = t
  .shape("FleetTracking", {
    cpu: t
      .shape("FleetCpuTracking", {
        target: t.integer({ min: 1, max: 100 }, "per cent").describe("Average CPU use in per cent."),
        scaleIn: scaleIn(),
      })
      .describe("By the average CPU use (ASGAverageCPUUtilization).")
      .optional(),
    networkIn: bytes("into").optional(),
    networkOut: bytes("out of").optional(),
    requests: t
      .shape("FleetRequestTracking", {
        target: t
          .integer({ min: 1, max: 1000000000 }, "requests")
          .describe("Requests for each instance in a minute."),
        targetKey: t
          .keyName()
          .describe(
            "The key of `target_groups` whose requests are counted, of an Application Load Balancer; it needs both ARN suffixes.",
          ),
        scaleIn: scaleIn(),
      })
      .describe("By requests for each instance (ALBRequestCountPerTarget).")
      .optional(),
  })
  .describe("Metrics that are held at a target; the group follows the one that asks for most instances.");

export type FleetTracking = t.Infer<typeof tracking>;

/** What every metric's settings have. */
export interface TrackedMetric {
  readonly target: number;
  readonly scaleIn: boolean;
}
