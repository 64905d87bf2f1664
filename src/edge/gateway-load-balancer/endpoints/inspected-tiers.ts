/**
 * The tiers on both sides of the endpoints. Appliances keep the state of flows: packets that pass an endpoint in one
 * direction have to pass the same one in the other.
 */
import * as t from "../../../core/contract";
import type { Expr } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { hasTier } from "../../../network/placement";
import { A, chosenZones, placement, subnetsOf, zonesOf } from "./placement";

const needs = [placement] as const;
const inputs = {
  protectedTiers: t
    .setOf(t.keyName(), "tier")
    .describe(
      "Tiers whose route tables lead to the endpoint of their own zone, for `destinations`. Tiers of modules/network have `default_route = false`.",
    )
    .length({ min: 1 })
    .example(["app"]),
  returnTiers: t
    .setOf(t.keyName(), "tier")
    .describe(
      "Tiers behind the endpoints that answer protected tiers, such as the NAT gateways': their tables lead to each protected subnet through the endpoint of its zone.",
    )
    .default([]),
};

type TiersInputs = t.InputsOf<typeof inputs, typeof needs>;

const tiersExist = (on: "protectedTiers" | "returnTiers", ...refused: [string[], ...string[][]]) => {
  const missing = (inputs: TiersInputs) =>
    x.itemsWhere(inputs[on], "tier", (tier) => x.not(x.hasKey(inputs.network.tiers, tier)));
  return {
    on,
    test: (inputs: TiersInputs) => x.isEmpty(missing(inputs)),
    message: (inputs: TiersInputs, spell: t.Spell) =>
      x.str`${spell(on)} has ${x.shownTexts(missing(inputs))}; allowed: of ${x.shownTexts(x.keys(inputs.network.tiers))}, the network's tiers.`,
    refused: t.samplesOf(refused, (tiers) => ({ [on]: tiers })),
  };
};

const both = ({ returnTiers, protectedTiers }: TiersInputs): Expr<string[]> =>
  x.itemsWhere(returnTiers, "tier", (tier) => x.contains(protectedTiers, tier));

const uncovered = (inputs: TiersInputs): Expr<string[]> =>
  x.distinct(
    x.itemsWhere(zonesOf(inputs, inputs.protectedTiers), "zone", (zone) =>
      x.not(x.contains(chosenZones(inputs), zone)),
    ),
  );

const isolated = (inputs: TiersInputs): Expr<string[]> =>
  x.itemsWhere(inputs.protectedTiers, "tier", (tier) =>
    x.and(
      x.hasKey(inputs.network.tiers, tier),
      x.when(
        x.hasKey(inputs.network.tiers, tier),
        () => x.eq(x.get(inputs.network.tiers, tier).kind, "isolated"),
        false,
      ),
    ),
  );

const withoutTable = (inputs: TiersInputs): Expr<string[]> => {
  const named = x.concat(x.sort(inputs.protectedTiers), x.sort(inputs.returnTiers));
  return x.keysWhere(subnetsOf(inputs, named), ["key", "subnet"], (_, subnet) =>
    x.isNull(subnet.routeTableId),
  );
};

export const inspectedTiers = t.concern({
  needs,
  inputs,
  rules: [
    tiersExist("protectedTiers", ["app", "web"], ["nothing"]),
    tiersExist("returnTiers", ["nat"]),
    /** A packet that is inspected leaves by the endpoint's own table: a route there to the endpoint would be a circle. */
    {
      on: "returnTiers",
      test: ({ tier, protectedTiers, returnTiers }) =>
        x.not(x.contains(x.concat(x.sort(protectedTiers), x.sort(returnTiers)), tier)),
      message: ({ tier }, spell) =>
        x.str`${spell("protectedTiers")} or ${spell("returnTiers")} has ${x.shownText(tier)}, where the endpoints stand; allowed: other tiers, since inspected packets leave by that one's tables.`,
      refused: [{ protectedTiers: ["inspection"] }, { returnTiers: ["inspection"] }],
    },
    {
      on: "returnTiers",
      test: (inputs) => x.isEmpty(both(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("returnTiers")} has ${x.shownTexts(both(inputs))}, which ${spell("protectedTiers")} has too; allowed: a tier on one side of the endpoints.`,
      refused: [{ returnTiers: ["app"] }],
    },
    /** AWS PrivateLink Guide: "to keep traffic within the same Availability Zone", an endpoint in each. */
    {
      on: "protectedTiers",
      test: (inputs) => x.or(x.not(hasTier(inputs)), x.isEmpty(uncovered(inputs))),
      message: (inputs, spell) =>
        x.str`${spell("protectedTiers")} has subnets in ${x.shownTexts(uncovered(inputs))}, where there is no endpoint; allowed: tiers in ${x.shownTexts(chosenZones(inputs))}, the endpoints' zones.`,
      refused: [{ protectedTiers: ["wide"] }, { zones: [A] }, { zones: [] }, { tier: "single" }],
    },
    {
      on: "protectedTiers",
      test: (inputs) => x.isEmpty(isolated(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("protectedTiers")} has ${x.shownTexts(isolated(inputs))}, which are isolated; allowed: public and private tiers. A way out through an appliance is a way out.`,
      refused: [{ protectedTiers: ["database"] }, { protectedTiers: ["app", "database"] }],
    },
    {
      on: "returnTiers",
      whereKnown: true,
      test: (inputs) => x.isEmpty(withoutTable(inputs)),
      message: (inputs, spell) =>
        x.str`${spell("returnTiers")} or ${spell("protectedTiers")} has the subnets ${x.shownTexts(withoutTable(inputs))} without a ${spell("routeTableId")}; allowed: subnets with their route tables, which get the routes.`,
      refused: [{ protectedTiers: ["bare"] }],
    },
  ],
});
