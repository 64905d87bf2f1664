/** What can be wrong with tiers and zones. */
import type { CrossRule } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { EndpointsInputs, EndpointsShape } from "./endpoints.inputs";
import { ALL_ZONES, blockTiers, innerTiers, isChosen, tiersOr } from "./placement";

type Rule = CrossRule<EndpointsShape>;
type Names = Expr<readonly string[]>;
type NamesOrNone = Expr<readonly string[] | null>;
/** A network as a user writes it. */
export type SampleNetwork = object & { readonly tiers: Readonly<Record<string, object>> };

export const placementRules = (network: SampleNetwork): Rule[] => [
  regionOfZones,
  tiersExist,
  someTier(network),
  oneSubnetPerZone(network),
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
const named = (names: NamesOrNone): Names => x.orElse(names, none);
const missing = (names: Names, { network }: EndpointsInputs) =>
  x.listEach(names, ["tier"], (tier) => ({
    value: tier,
    when: x.not(x.hasKey(network.tiers, tier)),
  }));

const allZones = ({ network }: EndpointsInputs): Expr<string[]> =>
  x.distinct(
    x.flatten(
      x.listFrom(network.tiers, ["tier", "settings"], (_, tier) => ({
        value: x.keys(tier.subnets),
      })),
    ),
  );

/** A2.7: an endpoint of another region is none by mistake. */
const regionOfZones: Rule = {
  on: "region",
  test: (inputs) =>
    x.allTrue(
      x.listEach(allZones(inputs), ["zone"], (zone) => ({
        value: x.startsWith(zone, inputs.region),
      })),
    ),
  message: (inputs) =>
    x.str`region is ${x.jsonEncode(inputs.region)}, but the network lies in ${x.jsonEncode(allZones(inputs))}; allowed: the network's own region. A service of another region is one of service_endpoints with its service_region.`,
  refused: [{ region: "us-east-1" }, { region: "ap-northeast-1" }],
};

const tiersExist: Rule = {
  on: "tiers",
  test: (inputs) => x.isEmpty(missing(named(inputs.tiers), inputs)),
  message: (inputs) =>
    x.str`tiers names ${x.jsonEncode(missing(named(inputs.tiers), inputs))}; allowed: of ${x.jsonEncode(x.keys(inputs.network.tiers))}.`,
  refused: [{ tiers: ["office"] }, { tiers: ["private", "Private"] }],
};

const someTier = (network: SampleNetwork): Rule => ({
  on: "tiers",
  test: ({ tiers, network }) => x.not(x.isEmpty(tiersOr(tiers, () => innerTiers(network)))),
  message: ({ network }) =>
    x.str`tiers comes to none; allowed: at least one of ${x.jsonEncode(x.keys(network.tiers))}. Name it, where none is private or isolated.`,
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
  x.flatten(
    x.listEach(tiers, ["tier"], (tier) => ({
      value: () =>
        x.listFrom(x.get(network.tiers, tier).subnets, ["zone", "subnet"], (zone) => ({
          value: zone,
          when: isChosen(zone, own, ofBlock),
        })),
      when: x.hasKey(network.tiers, tier),
    })),
  );

/** Whether each zone is there once, and so many at least. Two zones of one name cannot be keys of one map. */
export const oneInEach = (zones: Expr<readonly string[]>, least = 1): Expr<boolean> =>
  x.holds(() => x.ge(x.length(x.mapEach(zones, ["zone"], (zone) => ({ key: zone, value: true }))), least));

/** AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint": one subnet per Availability Zone. */
const oneSubnetPerZone = (network: SampleNetwork): Rule => ({
  on: "tiers",
  test: (inputs) => oneInEach(zonesOf(blockTiers(inputs), inputs), 0),
  message: (inputs) =>
    x.str`tiers is ${x.jsonEncode(blockTiers(inputs))}, which have two subnets in a zone; allowed: tiers with one subnet in a zone, as AWS does. Name one tier.`,
  refused: [
    { tiers: undefined, network: { ...network, tiers: { ...network.tiers, app: network.tiers.private } } },
    { tiers: ["private", "isolated"] },
  ],
});

const unplaced = (zones: NamesOrNone, tiers: Names, inputs: EndpointsInputs) => {
  const there = zonesOf(tiers, inputs);
  return x.listEach(named(zones), ["zone"], (zone) => ({
    value: zone,
    when: x.not(x.contains(there, zone)),
  }));
};

const zonesExist: Rule = {
  on: "zones",
  test: (inputs) =>
    x.ge(
      x.length(x.distinct(zonesOf(blockTiers(inputs), inputs, inputs.zones))),
      x.max(1, x.length(named(inputs.zones))),
    ),
  message: (inputs) =>
    x.str`zones is ${x.jsonEncode(inputs.zones)}; allowed: one or more of ${x.jsonEncode(zonesOf(blockTiers(inputs), inputs))}, where the tiers have subnets.`,
  refused: [{ zones: ["ap-northeast-2b"] }, { zones: ["ap-northeast-2a", "ap-northeast-2d"] }, { zones: [] }],
};

type Placed = { readonly tiers: readonly string[] | null; readonly zones: readonly string[] | null };
type PlacedInput = "interfaceEndpoints" | "serviceEndpoints";
type PlacedMap = Expr<Readonly<Record<string, Placed>>>;

const placedOf = (inputs: EndpointsInputs, on: PlacedInput) => inputs[on];

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
  x.listFrom(all, ["key", "endpoint"], (key, endpoint) => ({
    value: key,
    when: x.not(holds(endpoint)),
  }));

function ownTiersExist(on: PlacedInput): Rule {
  const found = (inputs: EndpointsInputs) =>
    wrong(placedOf(inputs, on), ({ tiers }) => x.isEmpty(missing(named(tiers), inputs)));
  return {
    on,
    test: (inputs) => x.isEmpty(found(inputs)),
    message: (inputs, spell) =>
      x.str`${spell(on)} has the tiers of ${x.jsonEncode(found(inputs))} wrong; allowed: of ${x.jsonEncode(x.keys(inputs.network.tiers))}.`,
    refused: [sampleOf(on, { tiers: ["office"] })],
  };
}

/** What the endpoint itself says, and the block's where it says nothing. */
const ownTiers = ({ tiers }: Expr<Placed>, inputs: EndpointsInputs) =>
  tiersOr(tiers, () => blockTiers(inputs));
function ownZonesExist(on: PlacedInput): Rule {
  const found = (inputs: EndpointsInputs) =>
    wrong(placedOf(inputs, on), (endpoint) =>
      x.holds(() => x.isEmpty(unplaced(endpoint.zones, ownTiers(endpoint, inputs), inputs))),
    );
  return {
    on,
    test: (inputs) => x.isEmpty(found(inputs)),
    message: (inputs, spell) =>
      x.str`${spell(on)} has the zones of ${x.jsonEncode(found(inputs))} wrong; allowed: zones where its tiers have subnets.`,
    refused: [
      sampleOf(on, { zones: ["ap-northeast-2b"] }),
      sampleOf(on, { tiers: ["isolated"], zones: ["ap-northeast-2d"] }),
    ],
  };
}

const isPlacedByBlock = ({ tiers, zones }: Expr<Placed>) => x.and(x.isNull(tiers), x.isNull(zones));

/** Those that say for themselves where they lie; of the others the block's own rule speaks. */
const ownPlaces = (all: PlacedMap): Expr<string[]> => wrong(all, isPlacedByBlock);

function ownSubnetsDiffer(on: PlacedInput): Rule {
  return {
    on,
    test: (inputs) =>
      x.allTrue(
        x.listFrom<Placed, boolean>(placedOf(inputs, on), ["key", "endpoint"], (_, endpoint) => ({
          value: () => oneInEach(zonesOf(ownTiers(endpoint, inputs), inputs, endpoint.zones, inputs.zones)),
          when: x.not(isPlacedByBlock(endpoint)),
        })),
      ),
    message: (inputs, spell) =>
      x.str`${spell(on)} has no subnet or two in a zone for one of ${x.jsonEncode(ownPlaces(placedOf(inputs, on)))}; allowed: one subnet in each of its zones. Name one tier.`,
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
  test: (inputs) => x.isEmpty(badGateways(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("gatewayEndpoints")} has the tiers of ${x.jsonEncode(badGateways(inputs))} wrong; allowed: one or more of ${x.jsonEncode(x.keys(inputs.network.tiers))}.`,
  refused: [
    { gatewayEndpoints: { s3: { tiers: ["office"] } } },
    { gatewayEndpoints: { dynamodb: { tiers: [] } } },
  ],
};

const badGateways = (inputs: EndpointsInputs) =>
  x.listFrom(inputs.gatewayEndpoints, ["service", "gateway"], (service, { tiers }) => ({
    value: service,
    when: x.or(x.not(x.isEmpty(missing(named(tiers), inputs))), x.isEmpty(routed(tiers, inputs))),
  }));

/** Subnets whose route table the network does not tell, by tier and zone. */
const withoutTable = (inputs: EndpointsInputs): Expr<string[]> =>
  x.flatten(
    x.listEach(gatewayTiers(inputs), ["tier"], (tier) => ({
      value: x.listFrom(
        x.get(inputs.network.tiers, tier).subnets,
        ["zone", "subnet"],
        (zone, { routeTableId }) => ({
          value: x.str`${tier}/${zone}`,
          when: x.isNull(routeTableId),
        }),
      ),
    })),
  );

const gatewayTiers = (inputs: EndpointsInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(inputs.gatewayEndpoints, ["service", "gateway"], (_, { tiers }) => ({
      value: routed(tiers, inputs),
    })),
  );

const gatewayTables = (network: SampleNetwork): Rule => ({
  on: "gatewayEndpoints",
  // ids of tables that are made in the same apply are not known yet, and need no check
  whereKnown: true,
  test: (inputs) => x.holds(() => x.isEmpty(withoutTable(inputs))),
  message: (inputs, spell) =>
    x.str`${spell("gatewayEndpoints")} has tiers with subnets without a ${spell("routeTableId")}; allowed: tiers whose subnets have one, of ${x.jsonEncode(x.keys(inputs.network.tiers))}.`,
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
