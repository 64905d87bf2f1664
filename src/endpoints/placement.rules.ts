/** What can be wrong with tiers and zones. */
import type { CrossRule } from "../core/contract";
import {
  allTrue,
  and,
  contains,
  distinct,
  type Expr,
  eq,
  flatten,
  ge,
  get,
  hasKey,
  holds,
  isEmpty,
  isNull,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  mapEach,
  not,
  or,
  orElse,
  startsWith,
  str,
} from "../core/expressions";
import type { NetworkReferenceValue } from "../network/network-reference.contract";
import type { EndpointsInputs, EndpointsShape, GatewaySettings } from "./endpoints.inputs";
import { ALL_ZONES, blockTiers, innerTiers, isChosen, tiersOr } from "./placement";

type Rule = CrossRule<EndpointsShape>;
type Names = Expr<readonly string[]>;
type NamesOrNone = Expr<readonly string[] | null>;
type Tier = NetworkReferenceValue["tiers"][string];
type Subnet = Tier["subnets"][string];
/** A network as a user writes it. */
export type SampleNetwork = object & { readonly tiers: Readonly<Record<string, object>> };

export const placementRules = (network: SampleNetwork): Rule[] => [
  regionOfZones,
  tiersExist,
  someTier(network),
  oneSubnetPerZone,
  zonesExist,
  ...(["interfaceEndpoints", "serviceEndpoints"] as const).flatMap((on) => [
    ownTiersExist(on),
    ownZonesExist(on),
    ownSubnetsDiffer(on),
  ]),
  gatewayTiersExist,
  gatewayTables(network),
];

const none = () => [];
const named = (names: NamesOrNone): Names => orElse<readonly string[]>(names, none);
const missing = (names: Names, { network }: EndpointsInputs) =>
  listEach<string, string>(names, ["tier"], (tier) => ({
    value: tier,
    when: not(hasKey(network.tiers, tier)),
  }));

const allZones = ({ network }: EndpointsInputs): Expr<string[]> =>
  distinct(
    flatten<string>(
      listFrom<Tier, string[]>(network.tiers, ["tier", "settings"], (_, tier) => ({
        value: keys(tier.subnets),
      })),
    ),
  );

/** A2.7: an endpoint of another region is none by mistake. */
const regionOfZones: Rule = {
  on: "region",
  test: (inputs) =>
    allTrue(
      listEach<string, boolean>(allZones(inputs), ["zone"], (zone) => ({
        value: startsWith(zone, inputs.region),
      })),
    ),
  message: (inputs) =>
    str`region is ${jsonEncode(inputs.region)}, but the network lies in ${jsonEncode(allZones(inputs))}; allowed: the network's own region. A service of another region is one of service_endpoints with its service_region.`,
  refused: [{ region: "us-east-1" }, { region: "ap-northeast-1" }],
};

const tiersExist: Rule = {
  on: "tiers",
  test: (inputs) => isEmpty(missing(named(inputs.tiers), inputs)),
  message: (inputs) =>
    str`tiers names ${jsonEncode(missing(named(inputs.tiers), inputs))}; allowed: of ${jsonEncode(keys(inputs.network.tiers))}.`,
  refused: [{ tiers: ["office"] }, { tiers: ["private", "Private"] }],
};

const someTier = (network: SampleNetwork): Rule => ({
  on: "tiers",
  test: ({ tiers, network }) => not(isEmpty(tiersOr(tiers, () => innerTiers(network)))),
  message: ({ network }) =>
    str`tiers comes to none; allowed: at least one of ${jsonEncode(keys(network.tiers))}. Name it, where none is private or isolated.`,
  refused: [
    { tiers: [] },
    { tiers: undefined, network: { ...network, tiers: { public: network.tiers.public } } },
  ],
});

/** The zones of tiers, with repetition where two tiers have a subnet in one. */
export const zonesOf = (
  tiers: Names,
  { network }: EndpointsInputs,
  own: NamesOrNone = ALL_ZONES,
  ofBlock: NamesOrNone = ALL_ZONES,
): Expr<string[]> =>
  flatten<string>(
    listEach<string, string[]>(tiers, ["tier"], (tier) => ({
      value: () =>
        listFrom<unknown, string>(get(network.tiers, tier).subnets, ["zone", "subnet"], (zone) => ({
          value: zone,
          when: isChosen(zone, own, ofBlock),
        })),
      when: hasKey(network.tiers, tier),
    })),
  );

/** Whether each zone is there once, and so many at least. Two zones of one name cannot be keys of one map. */
export const oneInEach = (zones: Expr<readonly string[]>, least = 1): Expr<boolean> =>
  holds(() =>
    ge(length(mapEach<string, boolean>(zones, ["zone"], (zone) => ({ key: zone, value: true }))), least),
  );

/** AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": one subnet per Availability Zone. */
const oneSubnetPerZone: Rule = {
  on: "tiers",
  test: (inputs) =>
    eq(length(distinct(zonesOf(blockTiers(inputs), inputs))), length(zonesOf(blockTiers(inputs), inputs))),
  message: (inputs) =>
    str`tiers is ${jsonEncode(blockTiers(inputs))}, which have two subnets in a zone; allowed: tiers with one subnet in a zone, as AWS does. Name one tier.`,
  refused: [{ tiers: undefined }, { tiers: ["private", "isolated"] }],
};

const unplaced = (zones: NamesOrNone, tiers: Names, inputs: EndpointsInputs) => {
  const there = zonesOf(tiers, inputs);
  return listEach<string, string>(named(zones), ["zone"], (zone) => ({
    value: zone,
    when: not(contains(there, zone)),
  }));
};

const zonesExist: Rule = {
  on: "zones",
  test: (inputs) =>
    and(
      isEmpty(unplaced(inputs.zones, blockTiers(inputs), inputs)),
      not(isEmpty(zonesOf(blockTiers(inputs), inputs, inputs.zones))),
    ),
  message: (inputs) =>
    str`zones is ${jsonEncode(inputs.zones)}; allowed: one or more of ${jsonEncode(zonesOf(blockTiers(inputs), inputs))}, where the tiers have subnets.`,
  refused: [{ zones: ["ap-northeast-2b"] }, { zones: ["ap-northeast-2a", "ap-northeast-2d"] }, { zones: [] }],
};

type Placed = { readonly tiers: readonly string[] | null; readonly zones: readonly string[] | null };
type PlacedInput = "interfaceEndpoints" | "serviceEndpoints";
type PlacedMap = Expr<Readonly<Record<string, Placed>>>;

const placedOf = (inputs: EndpointsInputs, on: PlacedInput) => inputs[on] as unknown as PlacedMap;

/** An endpoint with these settings, under a key that the input takes. */
const sampleOf = (on: PlacedInput, settings: object) =>
  on === "interfaceEndpoints"
    ? { interfaceEndpoints: { sqs: settings } }
    : {
        serviceEndpoints: {
          partner: {
            serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0",
            ...settings,
          },
        },
      };

/** Keys of the endpoints for which the test does not hold. */
const wrong = (all: PlacedMap, holds: (endpoint: Expr<Placed>) => Expr<boolean>): Expr<string[]> =>
  listFrom<Placed, string>(all, ["key", "endpoint"], (key, endpoint) => ({
    value: key,
    when: not(holds(endpoint)),
  }));

function ownTiersExist(on: PlacedInput): Rule {
  const found = (inputs: EndpointsInputs) =>
    wrong(placedOf(inputs, on), ({ tiers }) => isEmpty(missing(named(tiers), inputs)));
  return {
    on,
    test: (inputs) => isEmpty(found(inputs)),
    message: (inputs, spell) =>
      str`${spell(on)} has the tiers of ${jsonEncode(found(inputs))} wrong; allowed: of ${jsonEncode(keys(inputs.network.tiers))}.`,
    refused: [sampleOf(on, { tiers: ["office"] })],
  };
}

/** What the endpoint itself says, and the block's where it says nothing. */
const ownTiers = ({ tiers }: Expr<Placed>, inputs: EndpointsInputs) =>
  tiersOr(tiers, () => blockTiers(inputs));
function ownZonesExist(on: PlacedInput): Rule {
  const found = (inputs: EndpointsInputs) =>
    wrong(placedOf(inputs, on), (endpoint) =>
      holds(() => isEmpty(unplaced(endpoint.zones, ownTiers(endpoint, inputs), inputs))),
    );
  return {
    on,
    test: (inputs) => isEmpty(found(inputs)),
    message: (inputs, spell) =>
      str`${spell(on)} has the zones of ${jsonEncode(found(inputs))} wrong; allowed: zones where its tiers have subnets.`,
    refused: [
      sampleOf(on, { zones: ["ap-northeast-2b"] }),
      sampleOf(on, { tiers: ["isolated"], zones: ["ap-northeast-2d"] }),
    ],
  };
}

const isPlacedByBlock = ({ tiers, zones }: Expr<Placed>) => and(isNull(tiers), isNull(zones));

/** Those that say for themselves where they lie; of the others the block's own rule speaks. */
const ownPlaces = (all: PlacedMap): Expr<string[]> => wrong(all, isPlacedByBlock);

function ownSubnetsDiffer(on: PlacedInput): Rule {
  return {
    on,
    test: (inputs) =>
      allTrue(
        listFrom<Placed, boolean>(placedOf(inputs, on), ["key", "endpoint"], (_, endpoint) => ({
          value: () => oneInEach(zonesOf(ownTiers(endpoint, inputs), inputs, endpoint.zones, inputs.zones)),
          when: not(isPlacedByBlock(endpoint)),
        })),
      ),
    message: (inputs, spell) =>
      str`${spell(on)} has no subnet or two in a zone for one of ${jsonEncode(ownPlaces(placedOf(inputs, on)))}; allowed: one subnet in each of its zones. Name one tier.`,
    refused: [
      sampleOf(on, { tiers: ["private", "isolated"] }),
      sampleOf(on, { tiers: [] }),
      sampleOf(on, { zones: [] }),
    ],
  };
}

const routed = (tiers: NamesOrNone, inputs: EndpointsInputs) => tiersOr(tiers, () => blockTiers(inputs));

const gatewayTiersExist: Rule = {
  on: "gatewayEndpoints",
  test: (inputs) => isEmpty(badGateways(inputs)),
  message: (inputs, spell) =>
    str`${spell("gatewayEndpoints")} has the tiers of ${jsonEncode(badGateways(inputs))} wrong; allowed: one or more of ${jsonEncode(keys(inputs.network.tiers))}.`,
  refused: [
    { gatewayEndpoints: { s3: { tiers: ["office"] } } },
    { gatewayEndpoints: { dynamodb: { tiers: [] } } },
  ],
};

const badGateways = (inputs: EndpointsInputs) =>
  listFrom<GatewaySettings, string>(
    inputs.gatewayEndpoints,
    ["service", "gateway"],
    (service, { tiers }) => ({
      value: service,
      when: or(not(isEmpty(missing(named(tiers), inputs))), isEmpty(routed(tiers, inputs))),
    }),
  );

/** Subnets whose route table the network does not tell, by tier and zone. */
const withoutTable = (inputs: EndpointsInputs): Expr<string[]> =>
  flatten<string>(
    listEach<string, string[]>(gatewayTiers(inputs), ["tier"], (tier) => ({
      value: listFrom<Subnet, string>(
        get(inputs.network.tiers, tier).subnets,
        ["zone", "subnet"],
        (zone, { routeTableId }) => ({
          value: str`${tier}/${zone}`,
          when: isNull(routeTableId),
        }),
      ),
    })),
  );

const gatewayTiers = (inputs: EndpointsInputs): Expr<string[]> =>
  flatten<string>(
    listFrom<GatewaySettings, readonly string[]>(
      inputs.gatewayEndpoints,
      ["service", "gateway"],
      (_, { tiers }) => ({
        value: routed(tiers, inputs),
      }),
    ),
  );

const gatewayTables = (network: SampleNetwork): Rule => ({
  on: "gatewayEndpoints",
  // ids of tables that are made in the same apply are not known yet, and need no check
  whereKnown: true,
  test: (inputs) => holds(() => isEmpty(withoutTable(inputs))),
  message: (inputs, spell) =>
    str`${spell("gatewayEndpoints")} has tiers with subnets without a ${spell("routeTableId")}; allowed: tiers whose subnets have one, of ${jsonEncode(keys(inputs.network.tiers))}.`,
  refused: [
    {
      gatewayEndpoints: { s3: { tiers: ["bare"] } },
      network: {
        ...network,
        tiers: { ...network.tiers, bare: { kind: "isolated", subnets: { "ap-northeast-2a": BARE } } },
      },
    },
  ],
});

const BARE = { id: "subnet-0123456789abcdef9", cidrBlock: "10.0.99.0/24" };
