/** Which instances a group has: their types, weights and number, and how they are bought. */

import type {
  AutoscalingGroupLaunchTemplate,
  AutoscalingGroupMixedInstancesPolicy,
} from "@cdktf/provider-aws/lib/autoscaling-group";
import type { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { Blocks } from "../../core/arguments";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { image, misfits } from "../server/image";
import { nitroType } from "../server/instance-type";

/** Amazon EC2 Auto Scaling User Guide: "Auto Scaling groups with multiple instance types and purchase options". */
const purchaseType = t
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
      .flag(
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

const needs = [image] as const;

const inputs = {
  instanceTypes: t
    .listOf(nitroType(), "type")
    .describe(
      "Instance types in order of preference, all of one architecture and built on the Nitro System. More than one: what is available is taken.",
    )
    .length({ min: 1, max: 40, of: "instance type" })
    .distinct("instance type"),
  weights: t
    .mapOf(t.integer({ min: 1, max: 999 }), "weight")
    .describe(
      "What an instance of each type counts for in the group's sizes. Default: every instance counts one.",
    )
    .default({}),
  purchase: purchaseType.default({}),
  minSize: t
    .integer({ min: 0, max: 5000 }, "instances")
    .describe("Least number of instances, and the number that a new group starts with.")
    .default(1),
  maxSize: t
    .integer({ min: 1, max: 5000 }, "instances")
    .describe(
      "Most instances. Between the two, scaling or an operator decides: Terraform never sets the size back.",
    ),
};

type CapacityInputs = t.InputsOf<typeof inputs, typeof needs>;

const strangeTypes = ({ instanceTypes, image }: CapacityInputs): Expr<string[]> =>
  misfits(instanceTypes, image.architecture);

const unweighted = ({ instanceTypes, weights }: CapacityInputs): Expr<string[]> =>
  x.itemsWhere(instanceTypes, "type", (type) => x.not(x.hasKey(weights, type)));

const strangeWeights = ({ instanceTypes, weights }: CapacityInputs): Expr<string[]> =>
  x.itemsWhere(x.keys(weights), "type", (type) => x.not(x.contains(instanceTypes, type)));

export const capacity = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "instanceTypes",
      test: (inputs) => x.isEmpty(strangeTypes(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("instanceTypes")} has ${x.shownTexts(strangeTypes(inputs))} with an image for ${inputs.image.architecture}; allowed: Graviton types with arm64, all others with x86_64.`,
      refused: [
        { instanceTypes: ["m7g.large"] },
        { instanceTypes: ["t3.micro", "t4g.micro"] },
        { image: { architecture: "arm64" } },
        { instanceTypes: ["a1.large"], image: { architecture: "x86_64" } },
      ],
    },
    // Amazon EC2 Auto Scaling API Reference, LaunchTemplateOverrides: a weight for every type or for none
    {
      on: "weights",
      test: (inputs) =>
        x.or(
          x.isEmpty(inputs.weights),
          x.and(x.isEmpty(unweighted(inputs)), x.isEmpty(strangeWeights(inputs))),
        ),
      message: (inputs, spell) =>
        x.str`weights has ${x.shownTexts(x.keys(inputs.weights))}; allowed: a weight for each of ${spell("instanceTypes")}, ${x.shownTexts(inputs.instanceTypes)}, or none.`,
      refused: [
        { weights: { "m7i.xlarge": 2 } },
        { instanceTypes: ["m7i.large", "m7i.xlarge"], weights: { "m7i.large": 1 } },
      ],
    },
    t.notAbove("minSize", "maxSize"),
    {
      on: "purchase",
      test: ({ purchase, maxSize }) => x.le(purchase.onDemandBase, maxSize),
      message: ({ purchase, maxSize }, spell) =>
        x.str`purchase has an ${spell("onDemandBase")} of ${purchase.onDemandBase}, above ${spell("maxSize")}, which is ${maxSize}; allowed: a base within the group.`,
      refused: [{ purchase: { onDemandBase: 5 } }],
    },
  ],
});

type TypeInputs = t.InputsOf<typeof inputs>;

interface LaunchBlocks {
  readonly launchTemplate: Blocks<AutoscalingGroupLaunchTemplate>;
  readonly mixedInstancesPolicy: Blocks<AutoscalingGroupMixedInstancesPolicy>;
}

/** The version by its number: with `$Latest` nothing in the group would change, and no refresh begin. */
export function launchBlocks(inputs: TypeInputs, template: LaunchTemplate): LaunchBlocks {
  const version = x.str`${x.attribute(template, "latestVersion")}`;
  const id = x.attribute(template, "id");
  return {
    launchTemplate: blocks(onlyIf(x.not(isMixed(inputs))), () => ({ id, version })),
    mixedInstancesPolicy: blocks(onlyIf(isMixed(inputs)), () => ({
      instancesDistribution: distribution(inputs),
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: id, version },
        override: blocks(overrides(inputs), ({ instanceType, weight }) => ({
          instanceType,
          weightedCapacity: weight,
        })),
      },
    })),
  };
}

const distribution = ({ purchase }: TypeInputs) => ({
  onDemandAllocationStrategy: purchase.onDemandAllocation,
  onDemandBaseCapacity: purchase.onDemandBase,
  onDemandPercentageAboveBaseCapacity: purchase.onDemandPercentage,
  spotAllocationStrategy: purchase.spotAllocation,
});

/** A block where the condition holds. */
const onlyIf = (condition: Expr<boolean>): Expr<boolean[]> => x.itemWhere(true, "block", () => condition);

interface Override {
  readonly instanceType: string;
  readonly weight: number | null;
}

/** Whether the group needs a mixed instances policy; one type, all On-Demand, is plain. */
const isMixed = ({ instanceTypes, weights, purchase }: TypeInputs): Expr<boolean> =>
  x.or(x.gt(x.length(instanceTypes), 1), x.not(x.isEmpty(weights)), x.lt(purchase.onDemandPercentage, 100));

const overrides = ({ instanceTypes, weights }: TypeInputs): Expr<Override[]> =>
  x.listEach(instanceTypes, ["type"], (type) =>
    x.object({
      instanceType: type,
      weight: x.attempt(() => x.get(weights, type)),
    }),
  );
