/** Where the load balancer stands, and who reaches it. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import {
  enoughZones,
  groupsFit,
  inTier,
  ipv6Fits,
  isChosen,
  publicTiers,
  someGroups,
  tierExists,
  tierOf,
  zonesExist,
} from "../../network/placement";
import { networkReference } from "../../network/reference";
import { sampleNetwork, sampleSubnet, sampleTier } from "../../network/sample";

const inputs = {
  network: networkReference.describe(
    "The network that it stands in: the output `network` of modules/network, or such an object.",
  ),
  tier: t
    .keyName()
    .describe("The tier of `network` whose subnets it stands in; a public one if it faces the internet."),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe("Zones of the tier that it stands in, two at least; default: all.")
    .optional(),
  internal: t
    .flag("Whether it has private addresses only. false: it faces the internet. A change replaces it.")
    .default(true),
  ipAddressType: t
    .oneOf("ipv4", "dualstack", "dualstack-without-public-ipv4")
    .describe("Its clients' addresses.")
    .default("ipv4"),
  securityGroups: someGroups(
    "Its security groups, of the network's VPC: who may reach it, and what it may reach.",
  ),
};

type PlacementInputs = t.InputsOf<typeof inputs>;

/** The network of the example: two zones. */
export const EXAMPLE_NETWORK = sampleNetwork({
  public: sampleTier("public", { a: 0, c: 1 }),
  private: sampleTier("private", { a: 2, c: 3 }),
});

/** The same with a tier in a single zone, and one with IPv6 ranges. */
const network = {
  ...EXAMPLE_NETWORK,
  tiers: {
    ...EXAMPLE_NETWORK.tiers,
    single: sampleTier("public", { a: 4 }),
    six: {
      kind: "private",
      subnets: {
        "ap-northeast-2a": sampleSubnet(5, { ipv6CidrBlock: "2001:db8:0:5::/64" }),
        "ap-northeast-2c": sampleSubnet(6, { ipv6CidrBlock: "2001:db8:0:6::/64" }),
      },
    },
  },
};

/** A listener that forwards nothing. */
const CLOSED = { http: { port: 80, protocol: "HTTP", defaultAction: { fixedResponse: {} } } };

export const isDualStack = ({ ipAddressType }: PlacementInputs) => x.ne(ipAddressType, "ipv4");

export const placement = t.concern({
  inputs,
  rules: [
    tierExists("app", "web"),
    zonesExist(["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"]),
    /** Application Load Balancers guide, "Subnets for your load balancer": two Availability Zones at least. */
    enoughZones(2, { zones: ["ap-northeast-2a"] }, { zones: [] }, { network, tier: "single" }),
    {
      on: "internal",
      test: (inputs) => inTier(inputs, () => x.or(inputs.internal, x.eq(tierOf(inputs).kind, "public"))),
      message: ({ tier, network }) =>
        x.str`internal is false, but the tier ${x.shownText(tier)} is not public; allowed: of ${x.shownTexts(publicTiers(network))}, a public tier for a load balancer that faces the internet.`,
      refused: [
        { internal: false, listeners: CLOSED },
        { network, internal: false, tier: "six", listeners: CLOSED },
      ],
    },
    groupsFit,
    ipv6Fits({ ipAddressType: "dualstack" }),
    {
      on: "ipAddressType",
      test: ({ ipAddressType, internal }) =>
        x.or(x.ne(ipAddressType, "dualstack-without-public-ipv4"), x.not(internal)),
      message: ({ ipAddressType }, spell) =>
        x.str`${spell("ipAddressType")} is ${x.shownText(ipAddressType)} and internal is true; allowed: ipv4 or dualstack for an internal load balancer.`,
      refused: [{ network, ipAddressType: "dualstack-without-public-ipv4", tier: "six" }],
    },
  ],
});

export const subnetIds = (inputs: PlacementInputs): Expr<string[]> =>
  x.listFrom(tierOf(inputs).subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: isChosen(inputs, zone),
  }));
