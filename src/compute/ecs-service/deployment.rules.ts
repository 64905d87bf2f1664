/** Rules between where tasks run, how many there are, and how they are replaced. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { kindOf } from "../../network/placement";
import { FARGATE_PROVIDERS } from "../ecs-cluster/strategy";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { ec2ProviderKeys } from "./placement";
import { CLUSTER, EC2_SERVICE, PUBLIC_NETWORK } from "./samples";

type RuleOf = CrossRule<EcsServiceShape>;

const onFargate = ({ launchType }: EcsServiceInputs): Expr<boolean> => x.eq(launchType, "fargate");

/** Whose number it is must not be said twice. */
const countIsScalings: RuleOf = {
  on: "desiredCount",
  test: ({ desiredCount, scaling }) => x.or(x.isNull(desiredCount), x.isNull(scaling)),
  message: ({ desiredCount }, spell) =>
    x.str`${spell("desiredCount")} is ${x.jsonEncode(desiredCount)} with scaling; allowed: one of the two. Every apply would set back what scaling decided; a new service starts with scaling.min.`,
  refused: [{ desiredCount: 2, scaling: { min: 1, max: 4, cpu: { target: 60 } } }],
};

/**
 * Amazon ECS API Reference, DeploymentConfiguration: the least is rounded up and the most rounded down, so that a small
 * service may have no room for a deployment that its percentages leave to a large one.
 */
const roomToDeploy: RuleOf = {
  on: "desiredCount",
  test: ({ desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } }) =>
    x.ifSet(
      desiredCount,
      (desiredCount) => {
        const count = desiredCount;
        const grows = x.gt(x.mul(count, x.sub(most, 100)), 99);
        const shrinks = x.gt(x.mul(count, x.sub(100, least)), 99);
        return x.or(x.eq(count, 0), grows, shrinks);
      },
      () => true,
    ),
  message: ({ desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } }, spell) =>
    x.str`${spell("desiredCount")} is ${x.jsonEncode(desiredCount)} with a deployment between ${least} and ${most} per cent; allowed: room for a task less or a task more. The least is rounded up, the most down.`,
  refused: [
    { desiredCount: 1, deployment: { minimumHealthyPercent: 50, maximumPercent: 150 } },
    { desiredCount: 3, deployment: { minimumHealthyPercent: 70, maximumPercent: 130 } },
  ],
};

const versionIsFargates: RuleOf = {
  on: "platformVersion",
  test: (inputs) => x.or(x.isNull(inputs.platformVersion), onFargate(inputs)),
  message: ({ platformVersion, launchType }, spell) =>
    x.str`${spell("platformVersion")} is ${x.jsonEncode(platformVersion)} with the launch type ${launchType}; allowed: a platform version on Fargate only.`,
  refused: [
    { ...EC2_SERVICE, platformVersion: "LATEST" },
    { ...EC2_SERVICE, platformVersion: "1.4.0" },
  ],
};

/** Amazon ECS API Reference: AwsVpcConfiguration, assignPublicIp: for tasks on instances it must be off. */
const publicAddresses: RuleOf = {
  on: "publicIp",
  test: (inputs) =>
    x.or(x.not(inputs.publicIp), x.and(onFargate(inputs), x.eq(kindOf(inputs, "unknown"), "public"))),
  message: (inputs, spell) =>
    x.str`${spell("publicIp")} is true in the ${kindOf(inputs, "unknown")} tier ${inputs.tier} with the launch type ${inputs.launchType}; allowed: Fargate tasks in a public tier. Others reach the internet by NAT.`,
  refused: [{ publicIp: true }, { ...EC2_SERVICE, ...PUBLIC_NETWORK, publicIp: true }],
};

const strategyKeys = ({ strategy }: EcsServiceInputs): Expr<string[]> =>
  x.keys(x.orElse(strategy, () => ({})));

/** What the launch type can run on, of the cluster's. */
const fitProviders = (inputs: EcsServiceInputs): Expr<string[]> => {
  const all = x.keys(inputs.cluster.capacityProviderNames);
  return x.listEach(all, ["provider"], (provider) => ({
    value: provider,
    when: x.eq(x.contains(x.items([...FARGATE_PROVIDERS]), provider), onFargate(inputs)),
  }));
};

const strangers = (inputs: EcsServiceInputs): Expr<string[]> =>
  x.listEach(strategyKeys(inputs), ["provider"], (provider) => ({
    value: provider,
    when: x.not(x.contains(fitProviders(inputs), provider)),
  }));

const strategyFits: RuleOf = {
  on: "strategy",
  test: (inputs) => x.isEmpty(strangers(inputs)),
  message: (inputs) =>
    x.str`strategy names ${x.jsonEncode(strangers(inputs))}; allowed: of ${x.jsonEncode(fitProviders(inputs))}, the cluster's capacity providers for the launch type ${inputs.launchType}.`,
  refused: [
    { strategy: { general: {} } },
    { ...EC2_SERVICE, strategy: { FARGATE: {} } },
    {
      cluster: { ...CLUSTER, capacityProviderNames: { FARGATE: "FARGATE" } },
      strategy: { FARGATE_SPOT: {} },
    },
    { ...EC2_SERVICE, strategy: { other: {} } },
  ],
};

const TWO_GROUPS = {
  ...CLUSTER,
  capacityProviderNames: { general: "shop-general", graviton: "shop-graviton" },
};

/** Even shares of all would change with every capacity provider that the cluster gets, and so make services anew. */
const strategyIsNamed: RuleOf = {
  on: "strategy",
  test: (inputs) =>
    x.or(x.not(x.isNull(inputs.strategy)), onFargate(inputs), x.le(x.length(ec2ProviderKeys(inputs)), 1)),
  message: (inputs) =>
    x.str`strategy is null, and the cluster has ${x.jsonEncode(ec2ProviderKeys(inputs))}; allowed: a strategy of some of these.`,
  refused: [{ ...EC2_SERVICE, cluster: TWO_GROUPS }],
};

const strategyIsNotEmpty: RuleOf = {
  on: "strategy",
  test: (inputs) => x.or(x.isNull(inputs.strategy), x.not(x.isEmpty(strategyKeys(inputs)))),
  message: () =>
    x.str`strategy is an empty map; allowed: one capacity provider at least, or no strategy at all.`,
  refused: [{ strategy: {} }],
};

/** Amazon ECS Developer Guide, "Balancing an Amazon ECS service across Availability Zones": a task comes before one goes. */
const rebalancingNeedsRoom: RuleOf = {
  on: "zoneRebalancing",
  test: ({ zoneRebalancing, deployment }) =>
    x.or(x.not(zoneRebalancing), x.gt(deployment.maximumPercent, 100)),
  message: ({ deployment }, spell) =>
    x.str`${spell("zoneRebalancing")} is true with a ${spell("maximumPercent")} of ${deployment.maximumPercent}; allowed: rebalancing with more than 100. Turn it off, or let deployments have more tasks.`,
  refused: [{ deployment: { minimumHealthyPercent: 50, maximumPercent: 100 } }],
};

export const deploymentRules = [
  countIsScalings,
  roomToDeploy,
  versionIsFargates,
  publicAddresses,
  strategyFits,
  strategyIsNamed,
  strategyIsNotEmpty,
  rebalancingNeedsRoom,
];
