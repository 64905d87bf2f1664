/** Where the Network Load Balancer stands. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import {
  chosenZones,
  enoughZones,
  inTier,
  ipv6Fits,
  publicTiers,
  tierExists,
  tierOf,
  zonesExist,
} from "../../network/placement";
import { networkReference, rangesOnce } from "../../network/reference";
import { sampleNetwork, sampleSubnet, sampleTier } from "../../network/sample";
import { ACCELERATOR, hasNetworkLoadBalancer, topology } from "./topology";

const needs = [topology] as const;
const inputs = {
  network: networkReference
    .describe("The network that it stands in: the output `network` of modules/network, or such an object.")
    .rule(rangesOnce),
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

export const SAMPLE_NETWORK = sampleNetwork({
  public: sampleTier("public", { a: 0, c: 1 }),
  private: sampleTier("private", { a: 2, c: 3 }),
  empty: sampleTier("public", {}),
  six: {
    kind: "public",
    subnets: { "ap-northeast-2a": sampleSubnet(4, { ipv6CidrBlock: "2001:db8:0:4::/64" }) },
  },
});

export const A = "ap-northeast-2a";
export const B = "ap-northeast-2b";
export const C = "ap-northeast-2c";

/** The zones that the load balancer stands in: none where an accelerator takes its place. */
export const zonesOf = (inputs: PlacementInputs): Expr<string[]> =>
  x.when(hasNetworkLoadBalancer(inputs), () => chosenZones(inputs), []);

const isDualStack = ({ ipAddressType }: PlacementInputs) => x.eq(ipAddressType, "dualstack");

export const placement = t.concern({
  needs,
  inputs,
  rules: [
    tierExists("web", "edge"),
    {
      on: "tier",
      test: (inputs) => inTier(inputs, () => x.eq(tierOf(inputs).kind, "public")),
      message: (inputs) =>
        x.str`tier is ${x.shownText(inputs.tier)}, which the internet does not reach; allowed: of ${x.shownTexts(publicTiers(inputs.network))}, the network's public tiers.`,
      refused: [{ tier: "private" }],
    },
    zonesExist([A, B], ["us-east-1a", C]),
    enoughZones(1, { zones: [] }, { tier: "empty" }),
    ipv6Fits({ ipAddressType: "dualstack" }),
    {
      on: "ipAddressType",
      test: (inputs) => x.not(x.and(isDualStack(inputs), x.not(hasNetworkLoadBalancer(inputs)))),
      message: ({ ipAddressType }, spell) =>
        x.str`${spell("ipAddressType")} is ${x.shownText(ipAddressType)} with the topology global-accelerator; allowed: ipv4.`,
      refused: [{ ...ACCELERATOR, tier: "six", ipAddressType: "dualstack" }],
    },
  ],
});
