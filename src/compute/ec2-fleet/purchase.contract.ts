/** How instances are bought: On-Demand, Spot or a mix. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";

/** Amazon EC2 Auto Scaling User Guide: "Auto Scaling groups with multiple instance types and purchase options". */
export const purchase = t
  .shape("FleetPurchase", {
    onDemandBase: t
      .integer({ min: 0, max: 5000 }, "instances")
      .describe("On-Demand instances, or their weight, that are there before any Spot instance.")
      .default(0),
    onDemandPercentage: t
      .percentage()
      .describe("Share of On-Demand instances above `on_demand_base`, in per cent; the rest is Spot.")
      .default(100),
    onDemandAllocation: t
      .oneOf("prioritized", "lowest-price")
      .describe(
        "How On-Demand instances choose their type: by the order of `instance_types`, or the cheapest.",
      )
      .default("prioritized"),
    spotAllocation: t
      .oneOf(
        "price-capacity-optimized",
        "capacity-optimized",
        "capacity-optimized-prioritized",
        "lowest-price",
      )
      .describe(
        "How Spot instances choose theirs (Amazon EC2 Auto Scaling User Guide: Allocation strategies for multiple instance types).",
      )
      .default("price-capacity-optimized"),
    rebalance: t
      .flag()
      .describe(
        "Whether a Spot instance that is likely to be interrupted is replaced beforehand (Capacity Rebalancing).",
      )
      .default(false),
  })
  .rule({
    test: ({ rebalance, onDemandPercentage }) => x.or(x.not(rebalance), x.lt(onDemandPercentage, 100)),
    got: ({ onDemandPercentage }) =>
      x.str`a mix of ${onDemandPercentage} per cent On-Demand that is rebalanced`,
    allowed: "rebalance with Spot instances only",
    remedy: "Lower on_demand_percentage.",
    refused: [{ rebalance: true }],
  })
  .describe("The mix of On-Demand and Spot instances; all On-Demand by default.");

export type FleetPurchase = t.Infer<typeof purchase>;
