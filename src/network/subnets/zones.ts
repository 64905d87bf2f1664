/** The zones: which, and the place of each in every tier. */
import { DataAwsAvailabilityZones } from "@cdktf/provider-aws/lib/data-aws-availability-zones";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";

const inputs = {
  zones: t
    .setOf(t.zoneName(), "zone")
    .naming("Zone")
    .describe("The zones, by name; either this or `zone_count`. Their order has no meaning.")
    .rule({ test: (zones) => x.le(1, x.length(zones)), allowed: "at least one zone", refused: [[]] })
    .optional()
    .example(["ap-northeast-2a", "ap-northeast-2c"]),
  zoneCount: t
    .integer({ min: 1, max: 6 })
    .describe("How many of the region's zones, the first by name; either this or `zones`.")
    .optional(),
  zoneSlots: t
    .mapOf(t.integer({ min: 0, max: 15 }), "slot")
    .describe(
      "Places of zones in a tier, by zone; default: by the zone's letter, a is 0. Needed where two zones share a letter (Local Zones).",
    )
    .default({}),
  reservedZones: t
    .powerOfTwo({ min: 1, max: 16 })
    .describe("For how many zones each tier keeps room. Changing it later moves every subnet.")
    .default(8),
};
type ZoneInputs = t.InputsOf<typeof inputs>;

const LETTERS = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];

/** The zone's place in every tier. */
function zoneSlot(inputs: Pick<ZoneInputs, "zoneSlots">, zone: In<string>): Expr<number> {
  const byLetter = () => x.indexOf(x.items(LETTERS), x.substr(zone, -1, 1));
  return x.when(x.hasKey(inputs.zoneSlots, zone), () => x.get(inputs.zoneSlots, zone), byLetter);
}

/** The places of the zones in use. */
export function zonePlaces(
  step: t.NameStep,
  inputs: ZoneInputs,
  zones: Expr<readonly string[]>,
): Expr<Record<string, number>> {
  return step(
    "zone_places",
    x.mapEach(zones, ["zone"], (zone) => ({ key: zone, value: zoneSlot(inputs, zone) })),
  );
}

const slotsOf = (inputs: ZoneInputs) =>
  x.listEach(zonesByName(inputs), ["zone"], (zone) => zoneSlot(inputs, zone));

/** None where the region gives them. */
export const zonesByName = ({ zones }: Pick<ZoneInputs, "zones">) => x.orElse(zones, []);

export const zones = t.concern({
  inputs,
  rules: [
    t.exactlyOneOf("zones", "zoneCount"),
    {
      on: "zones",
      test: (inputs) => x.eq(x.length(x.distinct(slotsOf(inputs))), x.length(zonesByName(inputs))),
      message: ({ zones }, spell) =>
        x.str`zones is ${x.jsonEncode(zones)}, where two have the same letter and so the same place; allowed: one zone in a place. Give each its own in ${spell("zoneSlots")}.`,
      refused: [{ zones: ["us-west-2a", "us-west-2-lax-1a"] }, { zoneSlots: { "ap-northeast-2a": 2 } }],
    },
    {
      on: "zones",
      test: (inputs) => x.everyItem(slotsOf(inputs), "slot", (slot) => x.lt(slot, inputs.reservedZones)),
      message: (inputs, spell) =>
        x.str`zones is ${x.jsonEncode(inputs.zones)}, with the places ${x.shownNumbers(slotsOf(inputs))}; allowed: places below ${inputs.reservedZones}, for which ${spell("reservedZones")} keeps room. Give the zone a free place in ${spell("zoneSlots")}.`,
      refused: [{ reservedZones: 2 }, { zoneSlots: { "ap-northeast-2c": 9 } }],
    },
  ],
});

/** The zones by name, or the first of the region's. */
export function zonesOf(scope: Construct, inputs: ZoneInputs): Expr<readonly string[]> {
  const available = optional(
    scope,
    DataAwsAvailabilityZones,
    "available",
    x.and(x.isNull(inputs.zones), x.isSet(inputs.zoneCount)),
    () => {
      const filter = [{ name: "opt-in-status", values: ["opt-in-not-required"] }];
      const lifecycle = { postcondition: [enoughZones(inputs)] };
      return { state: "available", filter, lifecycle };
    },
  );
  const names = x.nonNull(available.attribute("names"));
  const first = () => x.slice(x.sort(names), 0, x.nonNull(inputs.zoneCount));
  return x.ifSet(inputs.zones, (zones) => x.sort(zones), first);
}

/** Only AWS knows how many zones a region has. */
function enoughZones({ zoneCount }: ZoneInputs) {
  const found = x.raw<string[]>("self.names");
  return {
    condition: x.tf(x.ge(x.length(found), zoneCount)),
    errorMessage: x.tf(
      x.str`the number of zones is ${zoneCount}, but the region has ${x.shownTexts(found)}; allowed: as many as it has.`,
    ),
  };
}
