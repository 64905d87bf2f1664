/** What can be wrong with where the load balancer stands. */
import type { CrossRule } from "../../core/contract";
import {
  allTrue,
  contains,
  type Expr,
  eq,
  ge,
  get,
  isEmpty,
  isSet,
  jsonEncode,
  length,
  listEach,
  listFrom,
  ne,
  not,
  or,
  orElse,
  str,
} from "../../core/expressions";
import { inTier, tierExists, zonesOfTier } from "../../network/chosen-tier";
import type { SecurityGroupReferenceValue } from "../../network/security-group/security-group-reference.contract";
import type { LoadBalancerInputs, LoadBalancerShape } from "./load-balancer.inputs";
import { isChosen, type Subnet, subnetsOf } from "./placement";

type RuleOf = CrossRule<LoadBalancerShape>;

const subnet = (digit: number, more: object = {}) => ({
  id: `subnet-0123456789abcdef${digit}`,
  cidrBlock: `10.0.${digit}.0/24`,
  ...more,
});

/** The network of the example: two zones. */
export const EXAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    public: { kind: "public", subnets: { "ap-northeast-2a": subnet(0), "ap-northeast-2c": subnet(1) } },
    private: { kind: "private", subnets: { "ap-northeast-2a": subnet(2), "ap-northeast-2c": subnet(3) } },
  },
};

/** The same with a tier in a single zone, and one with IPv6 ranges. */
const network = {
  ...EXAMPLE_NETWORK,
  tiers: {
    ...EXAMPLE_NETWORK.tiers,
    single: { kind: "public", subnets: { "ap-northeast-2a": subnet(4) } },
    six: {
      kind: "private",
      subnets: {
        "ap-northeast-2a": subnet(5, { ipv6CidrBlock: "2001:db8:0:5::/64" }),
        "ap-northeast-2c": subnet(6, { ipv6CidrBlock: "2001:db8:0:6::/64" }),
      },
    },
  },
};

const strangeZones = (inputs: LoadBalancerInputs): Expr<string[]> =>
  listEach<string, string>(
    orElse<readonly string[]>(inputs.zones, () => []),
    ["zone"],
    (zone) => ({
      value: zone,
      when: not(contains(zonesOfTier(inputs), zone)),
    }),
  );

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => inTier(inputs, () => isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    str`zones has ${jsonEncode(strangeZones(inputs))}; allowed: of ${jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${jsonEncode(inputs.tier)}.`,
  refused: [{ zones: ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"] }],
};

const chosenZones = (inputs: LoadBalancerInputs): Expr<string[]> =>
  listEach<string, string>(zonesOfTier(inputs), ["zone"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));

/** Application Load Balancers guide, "Subnets for your load balancer": two Availability Zones at least. */
const twoZones: RuleOf = {
  on: "zones",
  test: (inputs) =>
    inTier(inputs, () => or(ge(length(chosenZones(inputs)), 2), not(isEmpty(strangeZones(inputs))))),
  message: (inputs) =>
    str`zones comes to ${jsonEncode(chosenZones(inputs))}; allowed: two zones at least of ${jsonEncode(zonesOfTier(inputs))}, where the tier ${jsonEncode(inputs.tier)} has subnets.`,
  refused: [{ zones: ["ap-northeast-2a"] }, { zones: [] }, { network, tier: "single" }],
};

/** A listener that forwards nothing. */
const CLOSED = { http: { port: 80, protocol: "HTTP", defaultAction: { fixedResponse: {} } } };

const publicTier: RuleOf = {
  on: "internal",
  test: (inputs) =>
    inTier(inputs, () =>
      or(inputs.internal, eq<string>(get(inputs.network.tiers, inputs.tier).kind, "public")),
    ),
  message: ({ tier, network }) =>
    str`internal is false, but the tier ${jsonEncode(tier)} is not public; allowed: of ${jsonEncode(publicTiers(network))}, a public tier for a load balancer that faces the internet.`,
  refused: [
    { internal: false, listeners: CLOSED },
    { network, internal: false, tier: "six", listeners: CLOSED },
  ],
};

const publicTiers = (network: LoadBalancerInputs["network"]): Expr<string[]> =>
  listFrom<{ kind: string }, string>(
    network.tiers as Expr<Record<string, { kind: string }>>,
    ["tier", "settings"],
    (tier, { kind }) => ({ value: tier, when: eq(kind, "public") }),
  );

const foreignGroups = ({ securityGroups, network }: LoadBalancerInputs): Expr<string[]> =>
  listEach<SecurityGroupReferenceValue, string>(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: ne(
      orElse<string>(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => isEmpty(foreignGroups(inputs)),
  message: (inputs, spell) =>
    str`${spell("securityGroups")} has ${jsonEncode(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${jsonEncode(inputs.network.vpcId)}.`,
  refused: [
    { securityGroups: [{ id: "sg-0123456789abcdef0", name: "web", vpcId: "vpc-0fedcba9876543210" }] },
  ],
};

const isDualStack = ({ ipAddressType }: LoadBalancerInputs) => ne<string>(ipAddressType, "ipv4");

const hasIpv6: RuleOf = {
  on: "ipAddressType",
  whereKnown: true,
  test: (inputs) =>
    inTier(inputs, () =>
      or(
        not(isDualStack(inputs)),
        allTrue(
          listFrom<Subnet, boolean>(subnetsOf(inputs), ["zone", "subnet"], (_, { ipv6CidrBlock }) => ({
            value: isSet(ipv6CidrBlock),
          })),
        ),
      ),
    ),
  message: ({ ipAddressType, tier }, spell) =>
    str`${spell("ipAddressType")} is ${jsonEncode(ipAddressType)}, but subnets of the tier ${jsonEncode(tier)} have no IPv6 range; allowed: ipv4, or subnets with IPv6 ranges.`,
  refused: [{ ipAddressType: "dualstack" }],
};

const publicIpv6: RuleOf = {
  on: "ipAddressType",
  test: ({ ipAddressType, internal }) =>
    or(ne<string>(ipAddressType, "dualstack-without-public-ipv4"), not(internal)),
  message: ({ ipAddressType }, spell) =>
    str`${spell("ipAddressType")} is ${jsonEncode(ipAddressType)} and internal is true; allowed: ipv4 or dualstack for an internal load balancer.`,
  refused: [{ network, ipAddressType: "dualstack-without-public-ipv4", tier: "six" }],
};

const ipv6Groups = ({ targetGroups }: LoadBalancerInputs): Expr<string[]> =>
  listFrom<{ ipAddressType: string }, string>(
    targetGroups as unknown as Expr<Record<string, { ipAddressType: string }>>,
    ["key", "group"],
    (key, { ipAddressType }) => ({ value: key, when: eq(ipAddressType, "ipv6") }),
  );

/** Application Load Balancers guide, "Target group IP address type". */
const ipv6Targets: RuleOf = {
  on: "targetGroups",
  test: (inputs) => or(isDualStack(inputs), isEmpty(ipv6Groups(inputs))),
  message: (inputs, spell) =>
    str`${spell("targetGroups")} has ${jsonEncode(ipv6Groups(inputs))} with IPv6 addresses, but ${spell("ipAddressType")} is "ipv4"; allowed: IPv6 targets of a dualstack load balancer.`,
  refused: [{ targetGroups: { app: { port: 8080, ipAddressType: "ipv6" } } }],
};

export const placementRules = [
  tierExists<LoadBalancerShape>("app", "web"),
  zonesExist,
  twoZones,
  publicTier,
  groupsFit,
  hasIpv6,
  publicIpv6,
  ipv6Targets,
];
