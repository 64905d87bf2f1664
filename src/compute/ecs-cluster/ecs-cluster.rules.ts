/** Rules between the cluster's inputs. */
import type { CrossRule } from "../../core/contract";
import {
  allTrue,
  and,
  contains,
  type Expr,
  eq,
  isEmpty,
  isNull,
  jsonEncode,
  keys,
  listEach,
  listFrom,
  lower,
  matches,
  not,
  or,
  orElse,
  str,
  when,
} from "../../core/expressions";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
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
  test: (inputs) => or(inputs.fargate, inputs.fargateSpot, not(isEmpty(inputs.ec2))),
  message: (_, spell) =>
    str`fargate is false, ${spell("fargateSpot")} is false and ec2 is empty; allowed: a cluster with one capacity provider at least.`,
  refused: [{ fargate: false, fargateSpot: false }],
};

const needsNetwork: RuleOf = {
  on: "ec2",
  test: ({ ec2, network }) => or(isEmpty(ec2), not(isNull(network))),
  message: ({ ec2 }) =>
    str`ec2 has ${jsonEncode(keys(ec2))}, but network is null; allowed: container instances in a network. Give network.`,
  refused: [{ ec2: { general: CAPACITY } }],
};

/** The tiers that do for instances. */
const fitTiers = ({ network }: EcsClusterInputs): Expr<string[]> =>
  when<string[]>(
    isNull(network),
    () => [],
    () =>
      listFrom(
        network.tiers as Expr<Record<string, { kind: string; subnets: Record<string, unknown> }>>,
        ["tier", "settings"],
        (tier, settings) => ({
          value: tier,
          when: and(not(eq<string>(settings.kind, "public")), not(isEmpty(settings.subnets))),
        }),
      ),
  );

const misplaced = (inputs: EcsClusterInputs): Expr<string[]> =>
  listFrom<Ec2Capacity, string>(inputs.ec2, ["key", "capacity"], (_, { tier }) => ({
    value: tier,
    when: not(contains(fitTiers(inputs), tier)),
  }));

const tierFits: RuleOf = {
  on: "ec2",
  test: (inputs) => or(isNull(inputs.network), isEmpty(misplaced(inputs))),
  message: (inputs) =>
    str`ec2 names the tiers ${jsonEncode(misplaced(inputs))}; allowed: of ${jsonEncode(fitTiers(inputs))}, the private and isolated tiers that have subnets.`,
  refused: [withEc2({ tier: "app" }), withEc2({ tier: "public" }), withEc2({ tier: "empty" })],
};

const elsewhere = ({ network }: EcsClusterInputs, { securityGroups }: Expr<Ec2Capacity>) =>
  listEach<SecurityGroupReferenceValue, string>(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: not(
      eq(
        orElse<string>(vpcId, () => network.vpcId),
        network.vpcId,
      ),
    ),
  }));

const groupsFit: RuleOf = {
  on: "ec2",
  whereKnown: true,
  test: (inputs) =>
    when(
      isNull(inputs.network),
      () => true,
      () =>
        allTrue(
          listFrom<Ec2Capacity, boolean>(inputs.ec2, ["key", "capacity"], (_, capacity) => ({
            value: isEmpty(elsewhere(inputs, capacity)),
          })),
        ),
    ),
  message: ({ network }, spell) =>
    str`ec2 has ${spell("securityGroups")} of another VPC; allowed: groups of the network's VPC ${jsonEncode(orElse<string>(network.vpcId, () => ""))}.`,
  refused: [withEc2({ securityGroups: [{ ...GROUP, vpcId: "vpc-0fedcba9876543210" }] })],
};

/** Amazon ECS API Reference: CreateCapacityProvider, name. */
const providerName: RuleOf = {
  on: "name",
  test: ({ name, ec2 }) => or(isEmpty(ec2), not(matches("^(aws|ecs|fargate)", lower(name)))),
  message: ({ name }) =>
    str`name is ${jsonEncode(name)}, with which the names of EC2 capacity providers begin; allowed: a name that does not begin with "aws", "ecs" or "fargate", which AWS keeps for its own.`,
  refused: [
    { ...withEc2(), name: "ecs-main" },
    { ...withEc2(), name: "AWS" },
    { ...withEc2(), name: "fargate2" },
  ],
};

const strangers = (inputs: EcsClusterInputs): Expr<string[]> =>
  listEach<string, string>(
    keys(orElse<object>(inputs.defaultStrategy, () => ({})) as Expr<Record<string, unknown>>),
    ["provider"],
    (provider) => ({
      value: provider,
      when: not(contains(providerKeys(inputs), provider)),
    }),
  );

const strategyExists: RuleOf = {
  on: "defaultStrategy",
  test: (inputs) => isEmpty(strangers(inputs)),
  message: (inputs, spell) =>
    str`${spell("defaultStrategy")} names ${jsonEncode(strangers(inputs))}; allowed: of ${jsonEncode(providerKeys(inputs))}, the cluster's providers.`,
  refused: [
    { defaultStrategy: { general: {} } },
    { fargateSpot: false, defaultStrategy: { FARGATE_SPOT: {} } },
    { ...withEc2(), defaultStrategy: { burst: {} } },
  ],
};

export const crossRules = [someCapacity, needsNetwork, tierFits, groupsFit, providerName, strategyExists];
