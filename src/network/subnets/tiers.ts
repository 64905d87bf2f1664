/** The tiers: groups of subnets, one in every zone, of one kind. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { acl, OPEN_ACL } from "../acls/acl";
import { TIER_KINDS } from "../reference";
import { vpc } from "../vpc/vpc";

const tier = t
  .shape("NetworkTier", {
    kind: t
      .oneOf(...TIER_KINDS)
      .describe(
        "public: routes to the internet gateway. private: reaches the internet through NAT, where `nat` has it. isolated: no way out.",
      ),
    slot: t
      .integer({ min: 0, max: 4095 })
      .describe(
        "The tier's place in its range, counted in blocks of `reserved_zones` subnets of its size. It never changes, so adding a tier moves no other. Needed unless `cidrs` names every zone's range.",
      )
      .optional(),
    prefixLength: t
      .integer({ min: 16, max: 28 })
      .describe(
        "Size of the tier's subnets. Default: the range divided by `reserved_tiers` and `reserved_zones`, /22 of a /16.",
      )
      .optional(),
    range: t
      .keyName()
      .describe(
        "The secondary range, by its key in `secondary_cidrs`, that the tier lies in; default: the primary range.",
      )
      .optional(),
    cidrs: t
      .mapOf(t.cidr4({ min: 16, max: 28 }), "range")
      .describe("Ranges by zone that are chosen by hand, in place of the slot's.")
      .default({}),
    ipv6Slot: t
      .integer({ min: 0, max: 255 })
      .describe("The tier's place in the IPv6 range; default: `slot`.")
      .optional(),
    mapPublicIps: t
      .flag(
        "Whether instances get public addresses by themselves; public tiers only. Load balancers and NAT gateways do without.",
      )
      .default(false),
    defaultRoute: t
      .flag(
        "Whether the tier's tables get the usual way out of its kind. false: it is left to somebody else, such as Gateway Load Balancer endpoints in front of a firewall.",
      )
      .default(true),
    dns64: t
      .flag(
        "Whether the VPC's resolver gives names with IPv4 addresses alone an IPv6 one, which the tier's tables send through NAT: for what speaks IPv6 only.",
      )
      .default(false),
    ipv6Only: t
      .flag(
        "Whether its subnets have IPv6 addresses alone. Nitro instances and tasks of ECS can stand there; load balancers, databases and interface endpoints with IPv4 cannot, and no block takes the tier by name: their subnets are in `subnet_ids`. With `dns64` it reaches what speaks IPv4 alone. A change replaces the subnets.",
      )
      .default(false),
    acl: acl
      .describe(
        "The tier's network ACL, in both directions, replies included. Default: everything passes, security groups decide.",
      )
      .default(OPEN_ACL),
    tags: t.tags().describe("Tags for the tier's subnets and route tables."),
  })
  .describe("One tier: a subnet in every zone, with route tables of its own.");

export type Tier = t.Infer<typeof tier>;

const DEFAULT_TIERS = {
  public: { kind: "public", slot: 0 },
  private: { kind: "private", slot: 1 },
  isolated: { kind: "isolated", slot: 2 },
} as const;

/** Of a network that names none. */
export type DefaultTier = keyof typeof DEFAULT_TIERS;

const needs = [vpc] as const;
const inputs = {
  tiers: t
    .keyed(tier, "tier")
    .naming("Tier")
    .describe("The tiers, by names of your choice.")
    .default(DEFAULT_TIERS),
};
type TierInputs = t.InputsOf<typeof inputs, typeof needs>;

const withoutRange = (inputs: TierInputs) =>
  x.keysWhere(inputs.tiers, ["tier", "settings"], (_, settings) =>
    x.and(
      x.isSet(settings.range),
      x.not(x.contains(x.keys(inputs.secondaryCidrs), x.orElse(settings.range, ""))),
    ),
  );

const withPublicIps = (tiers: TierInputs["tiers"]) =>
  x.keysWhere(tiers, ["tier", "settings"], (_, settings) =>
    x.and(settings.mapPublicIps, x.ne(settings.kind, "public")),
  );

/** Those that a NAT gateway can stand in, which has a private IPv4 address. */
export const publicTiers = (tiers: TierInputs["tiers"]) =>
  x.keysWhere(tiers, ["tier", "settings"], (_, settings) =>
    x.and(x.eq(settings.kind, "public"), x.not(settings.ipv6Only)),
  );

const ipv6OnlyTiers = (
  { tiers }: TierInputs,
  isWrong: (settings: Expr<Tier>) => Expr<boolean>,
): Expr<string[]> =>
  x.keysWhere(tiers, ["tier", "settings"], (_, settings) => x.and(settings.ipv6Only, isWrong(settings)));

const withoutIpv6 = (inputs: TierInputs) => ipv6OnlyTiers(inputs, () => x.not(inputs.ipv6));

const withIpv4 = (inputs: TierInputs) =>
  ipv6OnlyTiers(inputs, (settings) => x.ne(ofIpv4(settings), "[null,null,{},false]"));

/** What a tier says of IPv4: compared as one text, since a validation has no steps. */
const ofIpv4 = ({ prefixLength, range, cidrs, mapPublicIps }: Expr<Tier>): Expr<string> =>
  x.jsonEncode(x.items<unknown>([prefixLength, range, cidrs, mapPublicIps]));

/** Whether some tier has IPv6 alone, or may turn out to. */
export function mayBeIpv6Only(tiers: TierInputs["tiers"]): boolean {
  const some = x.someEntry(tiers, ["tier", "settings"], (_, { ipv6Only }) => ipv6Only);
  return !x.isKnown(some) || x.knownValue(some) === true;
}

/** Of the names those that are no tier's. */
export const missingTiers = (used: Expr<readonly string[]>, tiers: TierInputs["tiers"]) =>
  x.itemsWhere(used, "tier", (tier) => x.not(x.hasKey(tiers, tier)));

/** One with IPv6 alone beside a public one. */
function ipv6OnlyApp(app: object) {
  return {
    public: { kind: "public", slot: 0 },
    app: { kind: "private", ipv6Slot: 1, ipv6Only: true, ...app },
  };
}

export const tiers = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "tiers",
      test: (inputs) => x.isEmpty(withoutRange(inputs)),
      message: (inputs, spell) =>
        x.str`tiers ${x.shownTexts(withoutRange(inputs))} have a range that is not in ${spell("secondaryCidrs")}; allowed: one of ${x.shownTexts(x.keys(inputs.secondaryCidrs))}, or none for the primary range.`,
      refused: [{ tiers: { public: { kind: "public", slot: 0, range: "pods" } } }],
    },
    {
      // Amazon VPC User Guide, "Create a subnet": one of IPv6 alone has a range of the VPC's, and no IPv4 range.
      on: "tiers",
      test: (inputs) => x.isEmpty(withoutIpv6(inputs)),
      message: (inputs, spell) =>
        x.str`tiers ${x.jsonEncode(withoutIpv6(inputs))} have ${spell("ipv6Only")}; allowed: where ipv6 is on.`,
      refused: [{ tiers: ipv6OnlyApp({}) }],
    },
    {
      on: "tiers",
      test: (inputs) => x.isEmpty(withIpv4(inputs)),
      message: (inputs, spell) =>
        x.str`tiers ${x.jsonEncode(withIpv4(inputs))} have ${spell("ipv6Only")}; allowed: without ${spell("prefixLength")}, range, cidrs and ${spell("mapPublicIps")}, which are about IPv4.`,
      refused: [
        { ipv6: true, tiers: ipv6OnlyApp({ prefixLength: 24 }) },
        { ipv6: true, tiers: ipv6OnlyApp({ range: "more" }), secondaryCidrs: { more: "100.64.0.0/16" } },
        { ipv6: true, tiers: ipv6OnlyApp({ cidrs: { "ap-northeast-2a": "10.0.1.0/24" } }) },
        { ipv6: true, tiers: ipv6OnlyApp({ kind: "public", mapPublicIps: true }) },
      ],
    },
    {
      on: "tiers",
      test: ({ tiers }) => x.isEmpty(withPublicIps(tiers)),
      message: ({ tiers }, spell) =>
        x.str`tiers ${x.shownTexts(withPublicIps(tiers))} are not public but have ${spell("mapPublicIps")}; allowed: false, a public address is of no use without a route to the internet gateway.`,
      refused: [
        {
          tiers: {
            public: { kind: "public", slot: 0 },
            app: { kind: "private", slot: 1, mapPublicIps: true },
          },
        },
      ],
    },
  ],
});
