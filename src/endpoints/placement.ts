/** Where endpoints lie: the network, and in it one subnet in a zone. */
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";
import { local } from "../core/stack/local";
import { isAmong } from "../network/placement";
import { type NetworkReferenceValue, networkReference, rangesOnce } from "../network/reference";

const ZONES = ["ap-northeast-2a", "ap-northeast-2c"];

/** A tier with a subnet in both zones. */
const tier = (kind: string, number: number) => ({
  kind,
  subnets: Object.fromEntries(
    ZONES.map((zone, index) => [
      zone,
      {
        id: `subnet-${number}${index}23456789abcdef0`,
        cidrBlock: `10.0.${number * 16 + index}.0/24`,
        routeTableId: `rtb-${number}${index}23456789abcdef0`,
      },
    ]),
  ),
});

export const SAMPLE_NETWORK = {
  vpcId: "vpc-0123456789abcdef0",
  cidrBlocks: ["10.0.0.0/16"],
  tiers: { public: tier("public", 0), private: tier("private", 1), isolated: tier("isolated", 2) },
};

/**
 * AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": IPv6 alone is for subnets of IPv6 alone, which
 * are in no reference of a network.
 */
export const ipAddressTypes = () => t.oneOf("ipv4", "dualstack");

const inputs = {
  network: networkReference
    .describe(
      "The network that gets the endpoints: the output `network` of modules/network, or such an object.",
    )
    .rule(rangesOnce),
  region: t
    .regionName()
    .describe("The network's region. Endpoints serve it alone, but for service_endpoints that name another."),
  tiers: t
    .setOf(t.text(), "tier")
    .describe(
      "Tiers whose subnets hold the interface endpoints, one subnet in a zone; default: the private ones, in a network without any the isolated ones. Name one where several of that kind share zones.",
    )
    .optional(),
  zones: t
    .setOf(t.zoneName(), "zone")
    .describe(
      "Zones that get the interface endpoints; default: all. Each costs by the hour; from a zone without, traffic crosses zones.",
    )
    .optional(),
  ipAddressType: ipAddressTypes()
    .describe("The interface endpoints' IP addresses; default: ipv4.")
    .optional(),
};
export type PlacementInputs = t.InputsOf<typeof inputs>;

type Network = Expr<NetworkReferenceValue>;
export type Names = Expr<readonly string[] | null>;

/** The private tiers; the isolated ones of a network without. Both kinds are in its default, and share zones. */
const innerTiers = ({ tiers }: Network): Expr<string[]> =>
  t.named("inner_tiers", () => {
    const kinds = x.listFrom(tiers, ["tier", "settings"], (_, { kind }) => kind);
    const chosen = x.choose(x.contains(kinds, "private"), "private", "isolated");
    return x.keysWhere(tiers, ["tier", "settings"], (_, { kind }) => x.eq(kind, chosen));
  });

/** The tiers that are named, or those of `otherwise`. */
export const tiersOr = (named: Names, otherwise: () => In<readonly string[]>): Expr<readonly string[]> =>
  x.ifSet(named, (named) => x.sort(named), otherwise);

/** The block's tiers: those that are named, else the private or the isolated ones. */
export const blockTiers = ({ tiers, network }: { readonly tiers: Names; readonly network: Network }) =>
  t.named("block_tiers", () => tiersOr(tiers, () => innerTiers(network)));

/** The block's tiers, of which a service may have fewer. */
export const tiersOfBlock = (scope: Construct, inputs: Parameters<typeof blockTiers>[0]) =>
  local(scope, "tiers", blockTiers(inputs));

/** Whether a zone is among those that are named first, else among the block's; all are where neither names any. */
function isChosen(zone: Expr<string>, own: Names, ofBlock: Names): Expr<boolean> {
  const byDefault = () => x.ifSet(ofBlock, x.sort, () => x.items([zone]));
  return x.contains(x.ifSet(own, x.sort, byDefault), zone);
}

/** No choice of zones. */
export const ALL_ZONES: Names = x.lift(null);

/** Subnet ids by zone. */
export function subnetsByZone(
  { tiers: all }: Network,
  tiers: Expr<readonly string[]>,
  zones: Names,
  ofBlock: Names,
): Expr<Record<string, string>> {
  return x.mergeAll(
    x.listEach(tiers, ["tier"], (tier) =>
      x.mapFrom(x.get(all, tier).subnets, ["zone", "subnet"], (zone, subnet) => ({
        key: zone,
        value: subnet.id,
        when: isChosen(zone, zones, ofBlock),
      })),
    ),
  );
}

/** The route tables of tiers; those that subnets share count once, since the provider takes a set. */
export function routeTables({ tiers: all }: Network, tiers: Expr<readonly string[]>): Expr<string[]> {
  return x.flatten(
    x.listEach(tiers, ["tier"], (tier) =>
      x.listFrom(x.get(all, tier).subnets, ["zone", "subnet"], (_, { routeTableId }) =>
        x.nonNull(routeTableId),
      ),
    ),
  );
}

const none = () => [];
export const namesOf = (names: Names): Expr<readonly string[]> => x.orElse(names, none);
/** Of the names those that are no tier's. */
export const missingTiers = (names: Expr<readonly string[]>, { network }: PlacementInputs) =>
  x.itemsWhere(names, "tier", (tier) => x.not(x.hasKey(network.tiers, tier)));

const allZones = (inputs: PlacementInputs): Expr<string[]> =>
  x.distinct(x.flatten(x.values(zonesByTier(inputs))));

/** The zones of tiers, with repetition where two tiers have a subnet in one. */
export const zonesOf = (tiers: Expr<readonly string[]>, inputs: PlacementInputs): Expr<string[]> =>
  x.flatten(
    x.listEach(tiers, ["tier"], (tier) => x.lookup<readonly string[]>(zonesByTier(inputs), tier, [])),
  );

const zonesByTier = ({ network }: PlacementInputs): Expr<Record<string, string[]>> =>
  t.named("zones_by_tier", () =>
    x.mapFrom(network.tiers, ["tier", "settings"], (_, { subnets }) => x.keys(subnets)),
  );

/** The zones of the block's tiers that are chosen. */
const chosenZones = (inputs: PlacementInputs): Expr<string[]> =>
  x.itemsWhere(x.distinct(zonesOf(blockTiers(inputs), inputs)), "zone", (zone) =>
    isAmong(inputs.zones, zone),
  );

/** The block's zones: those that are named, else all. */
export const blockZones = (inputs: PlacementInputs): Expr<readonly string[]> =>
  t.named("block_zones", () => x.ifSet(inputs.zones, x.sort, () => allZones(inputs)));

const everyZone = (): Expr<boolean> => x.lift(true);

/** Whether each of the zones that are chosen is there once, and so many at least. Two of one name cannot be keys of one map. */
export const oneInEach = (
  zones: Expr<readonly string[]>,
  least: number,
  isChosen: (zone: Expr<string>) => Expr<boolean> = everyZone,
): Expr<boolean> =>
  x.holds(() => {
    const once = x.mapEach(zones, ["zone"], (zone) => ({ key: zone, value: true, when: isChosen(zone) }));
    return x.ge(x.length(once), least);
  });

export const placement = t.concern({
  inputs,
  rules: [
    // an endpoint of another region is none by mistake.
    {
      on: "region",
      test: (inputs) => x.everyItem(allZones(inputs), "zone", (zone) => x.startsWith(zone, inputs.region)),
      message: (inputs, spell) =>
        x.str`region is ${x.shownText(inputs.region)}, but the network lies in ${x.shownTexts(allZones(inputs))}; allowed: the network's own region. A service of another region is one of ${spell("serviceEndpoints")} with its ${spell("serviceRegion")}.`,
      refused: [{ region: "us-east-1" }, { region: "ap-northeast-1" }],
    },
    {
      on: "tiers",
      test: (inputs) => x.isEmpty(missingTiers(namesOf(inputs.tiers), inputs)),
      message: (inputs) =>
        x.str`tiers names ${x.shownTexts(missingTiers(namesOf(inputs.tiers), inputs))}; allowed: of ${x.shownTexts(x.keys(inputs.network.tiers))}.`,
      refused: [{ tiers: ["office"] }, { tiers: ["private", "Private"] }],
    },
    {
      on: "tiers",
      test: ({ tiers, network }) => x.not(x.isEmpty(tiersOr(tiers, () => innerTiers(network)))),
      message: ({ network }) =>
        x.str`tiers comes to none; allowed: at least one of ${x.shownTexts(x.keys(network.tiers))}. Name it, where none is private or isolated.`,
      refused: [
        { tiers: [] },
        { tiers: undefined, network: { ...SAMPLE_NETWORK, tiers: { public: SAMPLE_NETWORK.tiers.public } } },
      ],
    },
    // AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": one subnet per Availability Zone.
    {
      on: "tiers",
      test: (inputs) => oneInEach(zonesOf(blockTiers(inputs), inputs), 0),
      message: (inputs) =>
        x.str`tiers is ${x.shownTexts(blockTiers(inputs))}, which have two subnets in a zone; allowed: tiers with one subnet in a zone, as AWS does. Name one tier.`,
      refused: [
        {
          tiers: undefined,
          network: {
            ...SAMPLE_NETWORK,
            tiers: { ...SAMPLE_NETWORK.tiers, app: SAMPLE_NETWORK.tiers.private },
          },
        },
        { tiers: ["private", "isolated"] },
      ],
    },
    {
      on: "zones",
      test: (inputs) => x.ge(x.length(chosenZones(inputs)), x.max(1, x.length(namesOf(inputs.zones)))),
      message: (inputs) =>
        x.str`zones is ${x.jsonEncode(inputs.zones)}; allowed: one or more of ${x.shownTexts(zonesOf(blockTiers(inputs), inputs))}, where the tiers have subnets.`,
      refused: [
        { zones: ["ap-northeast-2b"] },
        { zones: ["ap-northeast-2a", "ap-northeast-2d"] },
        { zones: [] },
      ],
    },
  ],
});
