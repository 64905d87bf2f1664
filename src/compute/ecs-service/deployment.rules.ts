/** Rules between where tasks run, how many there are, and how they are replaced. */
import type { CrossRule } from "../../core/contract";
import {
  and,
  contains,
  type Expr,
  eq,
  gt,
  isEmpty,
  isNull,
  items,
  jsonEncode,
  keys,
  le,
  length,
  listEach,
  mul,
  not,
  or,
  orElse,
  str,
  sub,
  when,
} from "../../core/expressions";
import { kindOf } from "../../network/chosen-tier";
import { FARGATE_PROVIDERS } from "../ecs-cluster/strategy.contract";
import type { EcsServiceInputs, EcsServiceShape } from "./ecs-service.inputs";
import { ec2ProviderKeys } from "./placement";
import { CLUSTER, EC2_SERVICE, PUBLIC_NETWORK } from "./samples";

type RuleOf = CrossRule<EcsServiceShape>;

const onFargate = ({ launchType }: EcsServiceInputs): Expr<boolean> => eq<string>(launchType, "fargate");

/** Whose number it is must not be said twice. */
const countIsScalings: RuleOf = {
  on: "desiredCount",
  test: ({ desiredCount, scaling }) => or(isNull(desiredCount), isNull(scaling)),
  message: ({ desiredCount }, spell) =>
    str`${spell("desiredCount")} is ${jsonEncode(desiredCount)} with scaling; allowed: one of the two. Every apply would set back what scaling decided; a new service starts with scaling.min.`,
  refused: [{ desiredCount: 2, scaling: { min: 1, max: 4, cpu: { target: 60 } } }],
};

/**
 * Amazon ECS API Reference, DeploymentConfiguration: the least is rounded up and the most rounded down, so that a small
 * service may have no room for a deployment that its percentages leave to a large one.
 */
const roomToDeploy: RuleOf = {
  on: "desiredCount",
  test: ({ desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } }) =>
    when(
      isNull(desiredCount),
      () => true,
      () => {
        const count = desiredCount as Expr<number>;
        const grows = gt(mul(count, sub(most, 100)), 99);
        const shrinks = gt(mul(count, sub(100, least)), 99);
        return or(eq(count, 0), grows, shrinks);
      },
    ),
  message: ({ desiredCount, deployment: { minimumHealthyPercent: least, maximumPercent: most } }, spell) =>
    str`${spell("desiredCount")} is ${jsonEncode(desiredCount)} with a deployment between ${least} and ${most} per cent; allowed: room for a task less or a task more. The least is rounded up, the most down.`,
  refused: [
    { desiredCount: 1, deployment: { minimumHealthyPercent: 50, maximumPercent: 150 } },
    { desiredCount: 3, deployment: { minimumHealthyPercent: 70, maximumPercent: 130 } },
  ],
};

const versionIsFargates: RuleOf = {
  on: "platformVersion",
  test: (inputs) => or(isNull(inputs.platformVersion), onFargate(inputs)),
  message: ({ platformVersion, launchType }, spell) =>
    str`${spell("platformVersion")} is ${jsonEncode(platformVersion)} with the launch type ${launchType}; allowed: a platform version on Fargate only.`,
  refused: [
    { ...EC2_SERVICE, platformVersion: "LATEST" },
    { ...EC2_SERVICE, platformVersion: "1.4.0" },
  ],
};

/** Amazon ECS API Reference: AwsVpcConfiguration, assignPublicIp: for tasks on instances it must be off. */
const publicAddresses: RuleOf = {
  on: "publicIp",
  test: (inputs) =>
    or(not(inputs.publicIp), and(onFargate(inputs), eq<string>(kindOf(inputs, "unknown"), "public"))),
  message: (inputs, spell) =>
    str`${spell("publicIp")} is true in the ${kindOf(inputs, "unknown")} tier ${inputs.tier} with the launch type ${inputs.launchType}; allowed: Fargate tasks in a public tier. Others reach the internet by NAT.`,
  refused: [{ publicIp: true }, { ...EC2_SERVICE, ...PUBLIC_NETWORK, publicIp: true }],
};

const strategyKeys = ({ strategy }: EcsServiceInputs): Expr<string[]> =>
  keys(orElse<object>(strategy, () => ({})) as Expr<Record<string, unknown>>);

/** What the launch type can run on, of the cluster's. */
const fitProviders = (inputs: EcsServiceInputs): Expr<string[]> => {
  const all = keys(inputs.cluster.capacityProviderNames as Expr<Record<string, string>>);
  return listEach<string, string>(all, ["provider"], (provider) => ({
    value: provider,
    when: eq<boolean>(contains(items<string>([...FARGATE_PROVIDERS]), provider), onFargate(inputs)),
  }));
};

const strangers = (inputs: EcsServiceInputs): Expr<string[]> =>
  listEach<string, string>(strategyKeys(inputs), ["provider"], (provider) => ({
    value: provider,
    when: not(contains(fitProviders(inputs), provider)),
  }));

const strategyFits: RuleOf = {
  on: "strategy",
  test: (inputs) => isEmpty(strangers(inputs)),
  message: (inputs) =>
    str`strategy names ${jsonEncode(strangers(inputs))}; allowed: of ${jsonEncode(fitProviders(inputs))}, the cluster's capacity providers for the launch type ${inputs.launchType}.`,
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
    or(not(isNull(inputs.strategy)), onFargate(inputs), le(length(ec2ProviderKeys(inputs)), 1)),
  message: (inputs) =>
    str`strategy is null, and the cluster has ${jsonEncode(ec2ProviderKeys(inputs))}; allowed: a strategy of some of these.`,
  refused: [{ ...EC2_SERVICE, cluster: TWO_GROUPS }],
};

const strategyIsNotEmpty: RuleOf = {
  on: "strategy",
  test: (inputs) => or(isNull(inputs.strategy), not(isEmpty(strategyKeys(inputs)))),
  message: () =>
    str`strategy is an empty map; allowed: one capacity provider at least, or no strategy at all.`,
  refused: [{ strategy: {} }],
};

/** Amazon ECS Developer Guide, "Balancing an Amazon ECS service across Availability Zones": a task comes before one goes. */
const rebalancingNeedsRoom: RuleOf = {
  on: "zoneRebalancing",
  test: ({ zoneRebalancing, deployment }) => or(not(zoneRebalancing), gt(deployment.maximumPercent, 100)),
  message: ({ deployment }, spell) =>
    str`${spell("zoneRebalancing")} is true with a ${spell("maximumPercent")} of ${deployment.maximumPercent}; allowed: rebalancing with more than 100. Turn it off, or let deployments have more tasks.`,
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
