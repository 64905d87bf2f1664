/** The tiers: groups of subnets, one in every zone, of one kind. */
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { acl, OPEN_ACL } from "./acl";
import { TIER_KINDS } from "./reference";
import { vpc } from "./vpc";

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
      .flag()
      .describe(
        "Whether instances get public addresses by themselves; public tiers only. Load balancers and NAT gateways do without.",
      )
      .default(false),
    defaultRoute: t
      .flag()
      .describe(
        "Whether the tier's tables get the usual way out of its kind. false: it is left to somebody else, such as Gateway Load Balancer endpoints in front of a firewall.",
      )
      .default(true),
    dns64: t
      .flag()
      .describe(
        "Whether the VPC's resolver gives names with IPv4 addresses alone an IPv6 one, which the tier's tables send through NAT: for what speaks IPv6 only.",
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

const needs = [vpc] as const;
const inputs = {
  tiers: t
    .keyed(tier, "tier")
    .naming("Tier")
    .describe("The tiers, by names of your choice.")
    .default({
      public: { kind: "public", slot: 0 },
      private: { kind: "private", slot: 1 },
      isolated: { kind: "isolated", slot: 2 },
    }),
};
type TierInputs = t.InputsOf<typeof inputs, typeof needs>;

const withoutRange = (inputs: TierInputs) =>
  x.listFrom(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: x.and(
      x.isSet(settings.range),
      x.not(
        x.contains(
          x.keys(inputs.secondaryCidrs),
          x.orElse(settings.range, () => ""),
        ),
      ),
    ),
  }));

const withPublicIps = (tiers: TierInputs["tiers"]) =>
  x.listFrom(tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: x.and(settings.mapPublicIps, x.ne(settings.kind, "public")),
  }));

export const publicTiers = (tiers: TierInputs["tiers"]) =>
  x.listFrom(tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: x.eq(settings.kind, "public"),
  }));

/** Of the names those that are no tier's. */
export const missingTiers = (used: Expr<readonly string[]>, tiers: TierInputs["tiers"]) =>
  x.listEach(used, ["tier"], (tier) => ({ value: tier, when: x.not(x.hasKey(tiers, tier)) }));

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
