/** What can be wrong with where the load balancer stands. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { inTier, tierExists, zonesOfTier } from "../../network/placement";
import type { LoadBalancerInputs, LoadBalancerShape } from "./load-balancer.inputs";
import { isChosen, subnetsOf } from "./placement";

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
  x.listEach(
    x.orElse(inputs.zones, () => []),
    ["zone"],
    (zone) => ({
      value: zone,
      when: x.not(x.contains(zonesOfTier(inputs), zone)),
    }),
  );

const zonesExist: RuleOf = {
  on: "zones",
  test: (inputs) => inTier(inputs, () => x.isEmpty(strangeZones(inputs))),
  message: (inputs) =>
    x.str`zones has ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
  refused: [{ zones: ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"] }],
};

const chosenZones = (inputs: LoadBalancerInputs): Expr<string[]> =>
  x.listEach(zonesOfTier(inputs), ["zone"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));

/** Application Load Balancers guide, "Subnets for your load balancer": two Availability Zones at least. */
const twoZones: RuleOf = {
  on: "zones",
  test: (inputs) =>
    inTier(inputs, () =>
      x.or(x.ge(x.length(chosenZones(inputs)), 2), x.not(x.isEmpty(strangeZones(inputs)))),
    ),
  message: (inputs) =>
    x.str`zones comes to ${x.jsonEncode(chosenZones(inputs))}; allowed: two zones at least of ${x.jsonEncode(zonesOfTier(inputs))}, where the tier ${x.jsonEncode(inputs.tier)} has subnets.`,
  refused: [{ zones: ["ap-northeast-2a"] }, { zones: [] }, { network, tier: "single" }],
};

/** A listener that forwards nothing. */
const CLOSED = { http: { port: 80, protocol: "HTTP", defaultAction: { fixedResponse: {} } } };

const publicTier: RuleOf = {
  on: "internal",
  test: (inputs) =>
    inTier(inputs, () =>
      x.or(inputs.internal, x.eq(x.get(inputs.network.tiers, inputs.tier).kind, "public")),
    ),
  message: ({ tier, network }) =>
    x.str`internal is false, but the tier ${x.jsonEncode(tier)} is not public; allowed: of ${x.jsonEncode(publicTiers(network))}, a public tier for a load balancer that faces the internet.`,
  refused: [
    { internal: false, listeners: CLOSED },
    { network, internal: false, tier: "six", listeners: CLOSED },
  ],
};

const publicTiers = (network: LoadBalancerInputs["network"]): Expr<string[]> =>
  x.listFrom(network.tiers, ["tier", "settings"], (tier, { kind }) => ({
    value: tier,
    when: x.eq(kind, "public"),
  }));

const foreignGroups = ({ securityGroups, network }: LoadBalancerInputs): Expr<string[]> =>
  x.listEach(securityGroups, ["group"], ({ name, vpcId }) => ({
    value: name,
    when: x.ne(
      x.orElse(vpcId, () => network.vpcId),
      network.vpcId,
    ),
  }));

const groupsFit: RuleOf = {
  on: "securityGroups",
  whereKnown: true,
  test: (inputs) => x.isEmpty(foreignGroups(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("securityGroups")} has ${x.jsonEncode(foreignGroups(inputs))} of another VPC; allowed: groups of the network's VPC ${x.jsonEncode(inputs.network.vpcId)}.`,
  refused: [
    { securityGroups: [{ id: "sg-0123456789abcdef0", name: "web", vpcId: "vpc-0fedcba9876543210" }] },
  ],
};

const isDualStack = ({ ipAddressType }: LoadBalancerInputs) => x.ne(ipAddressType, "ipv4");

const hasIpv6: RuleOf = {
  on: "ipAddressType",
  whereKnown: true,
  test: (inputs) =>
    inTier(inputs, () =>
      x.or(
        x.not(isDualStack(inputs)),
        x.allTrue(
          x.listFrom(subnetsOf(inputs), ["zone", "subnet"], (_, { ipv6CidrBlock }) => ({
            value: x.isSet(ipv6CidrBlock),
          })),
        ),
      ),
    ),
  message: ({ ipAddressType, tier }, spell) =>
    x.str`${spell("ipAddressType")} is ${x.jsonEncode(ipAddressType)}, but subnets of the tier ${x.jsonEncode(tier)} have no IPv6 range; allowed: ipv4, or subnets with IPv6 ranges.`,
  refused: [{ ipAddressType: "dualstack" }],
};

const publicIpv6: RuleOf = {
  on: "ipAddressType",
  test: ({ ipAddressType, internal }) =>
    x.or(x.ne(ipAddressType, "dualstack-without-public-ipv4"), x.not(internal)),
  message: ({ ipAddressType }, spell) =>
    x.str`${spell("ipAddressType")} is ${x.jsonEncode(ipAddressType)} and internal is true; allowed: ipv4 or dualstack for an internal load balancer.`,
  refused: [{ network, ipAddressType: "dualstack-without-public-ipv4", tier: "six" }],
};

const ipv6Groups = ({ targetGroups }: LoadBalancerInputs): Expr<string[]> =>
  x.listFrom(targetGroups, ["key", "group"], (key, { ipAddressType }) => ({
    value: key,
    when: x.eq(ipAddressType, "ipv6"),
  }));

/** Application Load Balancers guide, "Target group IP address type". */
const ipv6Targets: RuleOf = {
  on: "targetGroups",
  test: (inputs) => x.or(isDualStack(inputs), x.isEmpty(ipv6Groups(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("targetGroups")} has ${x.jsonEncode(ipv6Groups(inputs))} with IPv6 addresses, but ${spell("ipAddressType")} is "ipv4"; allowed: IPv6 targets of a dualstack load balancer.`,
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
