/** Where the Network Load Balancer stands. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import {
  hasTier,
  isChosen,
  sampleSubnet,
  strangeZones,
  tierExists,
  zonesExist,
  zonesOfTier,
} from "../../network/placement";
import { networkReference, rangesOnce } from "../../network/reference";
import { ACCELERATOR, hasNetworkLoadBalancer, topology } from "./topology";

const needs = [topology] as const;
const inputs = {
  network: networkReference
    .describe("The network that it stands in: the output `network` of modules/network, or such an object.")
    .rule(rangesOnce({ cidrBlocks: [], vpcId: "vpc-0123456789abcdef0", tiers: {} })),
  tier: t
    .keyName()
    .describe("The public tier of `network` whose subnets the Network Load Balancer stands in.")
    .default("public"),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that it stands in; default: all. Each has one address.")
    .optional(),
  ipAddressType: t
    .oneOf("ipv4", "dualstack")
    .describe(
      "Its clients' addresses. IPv6 addresses are not fixed ones of yours: they come from the subnets.",
    )
    .default("ipv4"),
};

type PlacementInputs = t.InputsOf<typeof inputs, typeof needs>;

export const SAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: {
    public: {
      kind: "public",
      subnets: { "ap-northeast-2a": sampleSubnet(0), "ap-northeast-2c": sampleSubnet(1) },
    },
    private: {
      kind: "private",
      subnets: { "ap-northeast-2a": sampleSubnet(2), "ap-northeast-2c": sampleSubnet(3) },
    },
    empty: { kind: "public", subnets: {} },
    six: {
      kind: "public",
      subnets: { "ap-northeast-2a": sampleSubnet(4, { ipv6CidrBlock: "2001:db8:0:4::/64" }) },
    },
  },
};

export const A = "ap-northeast-2a";
export const B = "ap-northeast-2b";
export const C = "ap-northeast-2c";

interface Subnet {
  readonly id: string;
  readonly ipv6CidrBlock: string | null;
}

export const tiersOf = ({ network }: PlacementInputs) => network.tiers;

/** The tier's zones that are chosen, whatever the topology. */
export const chosenZones = (inputs: PlacementInputs): Expr<string[]> =>
  x.listFrom(subnetsOfTier(inputs), ["zone", "subnet"], (zone) => ({
    value: zone,
    when: isChosen(inputs, zone),
  }));

const subnetsOfTier = (inputs: PlacementInputs): Expr<Readonly<Record<string, Subnet>>> =>
  x.when(
    x.hasKey(tiersOf(inputs), inputs.tier),
    () => x.get(tiersOf(inputs), inputs.tier).subnets,
    () => ({}),
  );

/** The zones that the load balancer stands in: none where an accelerator takes its place. */
export const zonesOf = (inputs: PlacementInputs): Expr<string[]> =>
  x.when(
    hasNetworkLoadBalancer(inputs),
    () => chosenZones(inputs),
    () => [],
  );

const publicTiers = (inputs: PlacementInputs): Expr<string[]> =>
  x.listFrom(tiersOf(inputs), ["tier", "settings"], (tier, { kind }) => ({
    value: tier,
    when: x.eq(kind, "public"),
  }));

const isDualStack = ({ ipAddressType }: PlacementInputs) => x.eq(ipAddressType, "dualstack");

const chosenSubnetsHaveIpv6 = (inputs: PlacementInputs): Expr<boolean> =>
  x.allTrue(
    x.listFrom(subnetsOfTier(inputs), ["zone", "subnet"], (zone, { ipv6CidrBlock }) => ({
      value: x.or(x.not(x.contains(chosenZones(inputs), zone)), x.isSet(ipv6CidrBlock)),
    })),
  );

export const placement = t.concern({
  needs,
  inputs,
  rules: [
    tierExists("web", "edge"),
    {
      on: "tier",
      test: (inputs) =>
        x.when(
          hasTier(inputs),
          () => x.eq(x.get(tiersOf(inputs), inputs.tier).kind, "public"),
          () => true,
        ),
      message: (inputs) =>
        x.str`tier is ${x.jsonEncode(inputs.tier)}, which the internet does not reach; allowed: of ${x.jsonEncode(publicTiers(inputs))}, the network's public tiers.`,
      refused: [{ tier: "private" }],
    },
    zonesExist([A, B], ["us-east-1a", C]),
    {
      on: "zones",
      test: (inputs) =>
        x.or(
          x.not(hasTier(inputs)),
          x.not(x.isEmpty(chosenZones(inputs))),
          x.not(x.isEmpty(strangeZones(inputs))),
        ),
      message: (inputs) =>
        x.str`zones comes to none; allowed: one zone at least of ${x.jsonEncode(zonesOfTier(inputs))}, where the tier ${x.jsonEncode(inputs.tier)} has subnets.`,
      refused: [{ zones: [] }, { tier: "empty" }],
    },
    {
      on: "ipAddressType",
      whereKnown: true,
      test: (inputs) =>
        x.or(x.not(hasTier(inputs)), x.not(isDualStack(inputs)), chosenSubnetsHaveIpv6(inputs)),
      message: ({ ipAddressType, tier }, spell) =>
        x.str`${spell("ipAddressType")} is ${x.jsonEncode(ipAddressType)}, but subnets of the tier ${x.jsonEncode(tier)} have no IPv6 range; allowed: ipv4, or subnets with IPv6 ranges.`,
      refused: [{ ipAddressType: "dualstack" }],
    },
    {
      on: "ipAddressType",
      test: (inputs) => x.not(x.and(isDualStack(inputs), x.not(hasNetworkLoadBalancer(inputs)))),
      message: ({ ipAddressType }, spell) =>
        x.str`${spell("ipAddressType")} is ${x.jsonEncode(ipAddressType)} with the topology global-accelerator; allowed: ipv4.`,
      refused: [{ ...ACCELERATOR, tier: "six", ipAddressType: "dualstack" }],
    },
  ],
});
