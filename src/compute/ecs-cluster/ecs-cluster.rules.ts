/** Rules between the cluster's inputs. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Ec2Capacity } from "./ec2-capacity.contract";
import type { EcsClusterInputs, EcsClusterShape } from "./ecs-cluster.inputs";
import { providerKeys } from "./providers";

type RuleOf = CrossRule<EcsClusterShape>;

const GROUP = { id: "sg-0123456789abcdef0", name: "instances" };
const CAPACITY = { tier: "isolated", instanceTypes: ["m7i.large"], securityGroups: [GROUP], maxSize: 4 };
const NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    public: {
      kind: "public",
      subnets: { "ap-northeast-2a": { id: "subnet-0123456789abcdef1", cidrBlock: "10.0.0.0/24" } },
    },
    isolated: {
      kind: "isolated",
      subnets: { "ap-northeast-2a": { id: "subnet-0123456789abcdef0", cidrBlock: "10.0.1.0/24" } },
    },
    empty: { kind: "isolated", subnets: {} },
  },
};
const withEc2 = (changes: object = {}) => ({
  network: NETWORK,
  ec2: { general: { ...CAPACITY, ...changes } },
});

const someCapacity: RuleOf = {
  on: "fargate",
  test: (inputs) => x.or(inputs.fargate, inputs.fargateSpot, x.not(x.isEmpty(inputs.ec2))),
  message: (_, spell) =>
    x.str`fargate is false, ${spell("fargateSpot")} is false and ec2 is empty; allowed: a cluster with one capacity provider at least.`,
  refused: [{ fargate: false, fargateSpot: false }],
};

const needsNetwork: RuleOf = {
  on: "ec2",
  test: ({ ec2, network }) => x.or(x.isEmpty(ec2), x.not(x.isNull(network))),
  message: ({ ec2 }) =>
    x.str`ec2 has ${x.jsonEncode(x.keys(ec2))}, but network is null; allowed: container instances in a network. Give network.`,
  refused: [{ ec2: { general: CAPACITY } }],
};

/** The tiers that do for instances. */
const fitTiers = ({ network }: EcsClusterInputs): Expr<string[]> =>
  x.ifSet(
    network,
    (network) =>
      x.listFrom(network.tiers, ["tier", "settings"], (tier, settings) => ({
        value: tier,
        when: x.and(x.not(x.eq(settings.kind, "public")), x.not(x.isEmpty(settings.subnets))),
      })),
    () => [],
  );

const misplaced = (inputs: EcsClusterInputs): Expr<string[]> =>
  x.listFrom(inputs.ec2, ["key", "capacity"], (_, { tier }) => ({
    value: tier,
    when: x.not(x.contains(fitTiers(inputs), tier)),
  }));

const tierFits: RuleOf = {
  on: "ec2",
  test: (inputs) => x.or(x.isNull(inputs.network), x.isEmpty(misplaced(inputs))),
  message: (inputs) =>
    x.str`ec2 names the tiers ${x.jsonEncode(misplaced(inputs))}; allowed: of ${x.jsonEncode(fitTiers(inputs))}, the private and isolated tiers that have subnets.`,
  refused: [withEc2({ tier: "app" }), withEc2({ tier: "public" }), withEc2({ tier: "empty" })],
};

const elsewhere = ({ network }: EcsClusterInputs, { securityGroups }: Expr<Ec2Capacity>) =>
  x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.not(
      x.eq(
        x.orElse(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    ),
  }));

const groupsFit: RuleOf = {
  on: "ec2",
  whereKnown: true,
  test: (inputs) =>
    x.when(
      x.isNull(inputs.network),
      () => true,
      () =>
        x.allTrue(
          x.listFrom(inputs.ec2, ["key", "capacity"], (_, capacity) => ({
            value: x.isEmpty(elsewhere(inputs, capacity)),
          })),
        ),
    ),
  message: ({ network }, spell) =>
    x.str`ec2 has ${spell("securityGroups")} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(x.orElse(network.vpcId, () => ""))}.`,
  refused: [withEc2({ securityGroups: [{ ...GROUP, vpcId: "vpc-0fedcba9876543210" }] })],
};

/** Amazon ECS API Reference: CreateCapacityProvider, name. */
const providerName: RuleOf = {
  on: "name",
  test: ({ name, ec2 }) => x.or(x.isEmpty(ec2), x.not(x.matches("^(aws|ecs|fargate)", x.lower(name)))),
  message: ({ name }) =>
    x.str`name is ${x.jsonEncode(name)}, with which the names of EC2 capacity providers begin; allowed: a name that does not begin with "aws", "ecs" or "fargate", which AWS keeps for its own.`,
  refused: [
    { ...withEc2(), name: "ecs-main" },
    { ...withEc2(), name: "AWS" },
    { ...withEc2(), name: "fargate2" },
  ],
};

const strangers = (inputs: EcsClusterInputs): Expr<string[]> =>
  x.listEach(x.keys(x.orElse(inputs.defaultStrategy, () => ({}))), ["provider"], (provider) => ({
    value: provider,
    when: x.not(x.contains(providerKeys(inputs), provider)),
  }));

const strategyExists: RuleOf = {
  on: "defaultStrategy",
  test: (inputs) => x.isEmpty(strangers(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("defaultStrategy")} names ${x.jsonEncode(strangers(inputs))}; allowed: of ${x.jsonEncode(providerKeys(inputs))}, the cluster's providers.`,
  refused: [
    { defaultStrategy: { general: {} } },
    { fargateSpot: false, defaultStrategy: { FARGATE_SPOT: {} } },
    { ...withEc2(), defaultStrategy: { burst: {} } },
  ],
};

export const crossRules = [someCapacity, needsNetwork, tierFits, groupsFit, providerName, strategyExists];
