/** Where instances stand: in which of the tier's zones, and whether they have public addresses. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { hasTier, inTier, tierOf, zonesOfTier } from "../../network/placement";
import { placement } from "../server/placement";

const needs = [placement] as const;

const inputs = {
  zones: t
    .listOf(t.zoneName(), "zone")
    .describe("The zones that instances stand in, of the tier's. Default: all of them.")
    .rule({
      test: (zones) => x.not(x.isEmpty(zones)),
      allowed: "one zone at least",
      remedy: "Leave zones out for all of the tier's.",
      refused: [[]],
    })
    .optional(),
  publicAddress: t
    .flag()
    .describe(
      "Whether instances get public IPv4 addresses, in a public tier only. Without one, an instance there does not reach the internet.",
    )
    .default(false),
};

type ZoneInputs = t.InputsOf<typeof inputs, typeof needs>;

const strangeZones = (inputs: ZoneInputs): Expr<string[]> =>
  x.listEach(x.sort(x.orElse(inputs.zones, () => [])), ["zone"], (zone) => ({
    value: zone,
    when: x.not(x.contains(zonesOfTier(inputs), zone)),
  }));

export const zones = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "zones",
      test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(strangeZones(inputs))),
      message: (inputs) =>
        x.str`zones has ${x.jsonEncode(strangeZones(inputs))}; allowed: of ${x.jsonEncode(zonesOfTier(inputs))}, the zones of the tier ${x.jsonEncode(inputs.tier)}.`,
      refused: [{ zones: ["ap-northeast-2b"] }, { zones: ["ap-northeast-2a", "us-east-1a"] }],
    },
    {
      on: "publicAddress",
      test: (inputs) =>
        x.or(
          x.not(inputs.publicAddress),
          inTier(inputs, () => x.eq(tierOf(inputs).kind, "public")),
        ),
      message: (inputs, spell) =>
        x.str`${spell("publicAddress")} is true in the tier ${x.jsonEncode(inputs.tier)}, which has no internet gateway; allowed: public addresses in a public tier only.`,
      refused: [{ publicAddress: true }, { publicAddress: true, tier: "isolated" }],
    },
  ],
});

/** The tier's subnets in these zones, by zone; null for all zones. */
const inZone = (zones: Expr<readonly string[] | null>, zone: Expr<string>): Expr<boolean> =>
  x.or(
    x.isNull(zones),
    x.contains(
      x.orElse(zones, () => []),
      zone,
    ),
  );

export const subnetIds = (inputs: ZoneInputs): Expr<string[]> =>
  x.listFrom(tierOf(inputs).subnets, ["zone", "subnet"], (zone, { id }) => ({
    value: id,
    when: inZone(inputs.zones, zone),
  }));
