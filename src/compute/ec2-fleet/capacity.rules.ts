/** Rules about types, sizes and how instances are bought. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { misfits } from "../server/server.rules";
import type { Ec2FleetInputs, Ec2FleetShape } from "./ec2-fleet.inputs";

type RuleOf = CrossRule<Ec2FleetShape>;

const strangeTypes = ({ instanceTypes, image }: Ec2FleetInputs): Expr<string[]> =>
  misfits(instanceTypes, image.architecture);

const architectureFits: RuleOf = {
  on: "instanceTypes",
  test: (inputs) => x.isEmpty(strangeTypes(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("instanceTypes")} has ${x.jsonEncode(strangeTypes(inputs))} with an image for ${inputs.image.architecture}; allowed: Graviton types with arm64, all others with x86_64.`,
  refused: [
    { instanceTypes: ["m7g.large"] },
    { instanceTypes: ["t3.micro", "t4g.micro"] },
    { image: { architecture: "arm64" } },
    { instanceTypes: ["a1.large"], image: { architecture: "x86_64" } },
  ],
};

const unweighted = ({ instanceTypes, weights }: Ec2FleetInputs): Expr<string[]> =>
  x.listEach(instanceTypes, ["type"], (type) => ({
    value: type,
    when: x.not(x.hasKey(weights, type)),
  }));

const strangeWeights = ({ instanceTypes, weights }: Ec2FleetInputs): Expr<string[]> =>
  x.listEach(x.keys(weights), ["type"], (type) => ({
    value: type,
    when: x.not(x.contains(instanceTypes, type)),
  }));

/** Amazon EC2 Auto Scaling API Reference, LaunchTemplateOverrides: a weight for every type or for none. */
const weightsFit: RuleOf = {
  on: "weights",
  test: (inputs) =>
    x.or(x.isEmpty(inputs.weights), x.and(x.isEmpty(unweighted(inputs)), x.isEmpty(strangeWeights(inputs)))),
  message: (inputs, spell) =>
    x.str`weights has ${x.jsonEncode(x.keys(inputs.weights))}; allowed: a weight for each of ${spell("instanceTypes")}, ${x.jsonEncode(inputs.instanceTypes)}, or none.`,
  refused: [
    { weights: { "m7i.xlarge": 2 } },
    { instanceTypes: ["m7i.large", "m7i.xlarge"], weights: { "m7i.large": 1 } },
  ],
};

const sizesRise: RuleOf = {
  on: "minSize",
  test: ({ minSize, maxSize }) => x.le(minSize, maxSize),
  message: ({ minSize, maxSize }, spell) =>
    x.str`${spell("minSize")} is ${minSize}, above ${spell("maxSize")}, which is ${maxSize}; allowed: a least size that is not above the most.`,
  refused: [{ minSize: 5 }],
};

const baseFits: RuleOf = {
  on: "purchase",
  test: ({ purchase, maxSize }) => x.le(purchase.onDemandBase, maxSize),
  message: ({ purchase, maxSize }, spell) =>
    x.str`purchase has an ${spell("onDemandBase")} of ${purchase.onDemandBase}, above ${spell("maxSize")}, which is ${maxSize}; allowed: a base within the group.`,
  refused: [{ purchase: { onDemandBase: 5 } }],
};

/**
 * Several types are fine (AWS What's New, November 2025: "EC2 Auto Scaling now supports warm pools for groups with mixed
 * instances policies"), Spot Instances are not: they cannot be stopped and kept.
 */
const poolIsOnDemand: RuleOf = {
  on: "warmPool",
  test: ({ warmPool, purchase }) => x.or(x.isNull(warmPool), x.eq(purchase.onDemandPercentage, 100)),
  message: ({ purchase }, spell) =>
    x.str`${spell("warmPool")} is given for a group with an ${spell("onDemandPercentage")} of ${purchase.onDemandPercentage}; allowed: a warm pool where all instances are On-Demand.`,
  refused: [{ warmPool: {}, purchase: { onDemandPercentage: 50 } }],
};

const lifeIsWhole: RuleOf = {
  on: "protectFromScaleIn",
  test: ({ protectFromScaleIn, refresh }) =>
    x.not(x.and(protectFromScaleIn, x.and(refresh.enabled, x.eq(refresh.protectedInstances, "Ignore")))),
  message: (_, spell) =>
    x.str`${spell("protectFromScaleIn")} is true with a refresh that ignores protected instances, all of them; allowed: ${spell("protectedInstances")} Refresh or Wait, or no refresh.`,
  refused: [{ protectFromScaleIn: true, refresh: { protectedInstances: "Ignore" } }],
};

export const capacityRules = [architectureFits, weightsFit, sizesRise, baseFits, poolIsOnDemand, lifeIsWhole];
