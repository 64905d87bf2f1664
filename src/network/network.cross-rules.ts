/** Rules between the network's inputs that one variable's validation can carry. */
import type { CrossRule } from "../core/contract";
import {
  allTrue,
  and,
  contains,
  distinct,
  type Expr,
  eq,
  flatten,
  hasKey,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  keys,
  length,
  listEach,
  listFrom,
  lt,
  ne,
  not,
  or,
  orElse,
  str,
  when,
} from "../core/expressions";
import { zoneSlot } from "./layout";
import type { NetworkInputs, NetworkShape, Route, Tier } from "./network.inputs";

export const crossRules = (): CrossRule<NetworkShape>[] => [
  oneRange,
  oneZoneChoice,
  differentZones,
  zonesFit,
  rangeExists,
  publicAddresses,
  singleNatZone,
  natZoneExists,
  natTier,
  allocationZones,
  routeTiers,
  routeGateway,
  propagationTiers,
];

const named = (zones: Expr<readonly string[] | null>) => orElse<readonly string[]>(zones, () => []);
const list = (names: Expr<readonly string[]>) => jsonEncode(names);

const oneRange: CrossRule<NetworkShape> = {
  on: "cidr",
  test: ({ cidr, ipam }) => ne(isNull(cidr), isNull(ipam)),
  message: ({ cidr }) =>
    str`cidr is ${jsonEncode(cidr)}; allowed: either a cidr or an ipam pool, one of the two.`,
  refused: [{ cidr: undefined }, { ipam: { poolId: "ipam-pool-0123456789abcdef0", netmaskLength: 16 } }],
};

const oneZoneChoice: CrossRule<NetworkShape> = {
  on: "zones",
  test: ({ zones, zoneCount }) => ne(isNull(zones), isNull(zoneCount)),
  message: ({ zones }, spell) =>
    str`zones is ${jsonEncode(zones)}; allowed: either zones by name or a ${spell("zoneCount")}, one of the two.`,
  refused: [{ zones: undefined }, { zoneCount: 2 }],
};

const slotsOf = (inputs: NetworkInputs) =>
  listEach<string, number>(named(inputs.zones), ["zone"], (zone) => ({ value: zoneSlot(inputs, zone) }));

const differentZones: CrossRule<NetworkShape> = {
  on: "zones",
  test: (inputs) => eq(length(distinct(slotsOf(inputs))), length(named(inputs.zones))),
  message: ({ zones }, spell) =>
    str`zones is ${jsonEncode(zones)}, where two have the same letter and so the same place; allowed: one zone in a place. Give each its own in ${spell("zoneSlots")}.`,
  refused: [{ zones: ["us-west-2a", "us-west-2-lax-1a"] }, { zoneSlots: { "ap-northeast-2a": 2 } }],
};

const zonesFit: CrossRule<NetworkShape> = {
  on: "zones",
  test: (inputs) =>
    allTrue(
      listEach<number, boolean>(slotsOf(inputs), ["slot"], (slot) => ({
        value: lt(slot, inputs.reservedZones),
      })),
    ),
  message: (inputs, spell) =>
    str`zones is ${jsonEncode(inputs.zones)}, with the places ${jsonEncode(slotsOf(inputs))}; allowed: places below ${inputs.reservedZones}, for which ${spell("reservedZones")} keeps room. Give the zone a free place in ${spell("zoneSlots")}.`,
  refused: [{ reservedZones: 2 }, { zoneSlots: { "ap-northeast-2c": 9 } }],
};

const rangeExists: CrossRule<NetworkShape> = {
  on: "tiers",
  test: (inputs) => isEmpty(withoutRange(inputs)),
  message: (inputs, spell) =>
    str`tiers ${list(withoutRange(inputs))} have a range that is not in ${spell("secondaryCidrs")}; allowed: one of ${list(keys(inputs.secondaryCidrs))}, or none for the primary range.`,
  refused: [{ tiers: { public: { kind: "public", slot: 0, range: "pods" } } }],
};

const withoutRange = (inputs: NetworkInputs) =>
  listFrom<Tier, string>(inputs.tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: and(
      isSet(settings.range),
      not(
        contains(
          keys(inputs.secondaryCidrs),
          orElse(settings.range, () => ""),
        ),
      ),
    ),
  }));

const publicAddresses: CrossRule<NetworkShape> = {
  on: "tiers",
  test: ({ tiers }) => isEmpty(withPublicIps(tiers)),
  message: ({ tiers }, spell) =>
    str`tiers ${list(withPublicIps(tiers))} are not public but have ${spell("mapPublicIps")}; allowed: false, a public address is of no use without a route to the internet gateway.`,
  refused: [
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, mapPublicIps: true } } },
  ],
};

const withPublicIps = (tiers: NetworkInputs["tiers"]) =>
  listFrom<Tier, string>(tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: and(settings.mapPublicIps, ne(settings.kind, "public")),
  }));

const singleNatZone: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, zones }) => or(ne(nat.mode, "single"), isSet(nat.zone), isNull(zones)),
  message: ({ nat, zones }) =>
    str`nat.zone is ${jsonEncode(nat.zone)}; allowed: one of ${jsonEncode(zones)}. Name the zone of the single gateway, so that no change of zones moves it.`,
  refused: [{ nat: { mode: "single" } }],
};

const natZoneExists: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, zones }) =>
    or(
      isNull(nat.zone),
      isNull(zones),
      contains(
        named(zones),
        orElse(nat.zone, () => ""),
      ),
    ),
  message: ({ nat, zones }) =>
    str`nat.zone is ${jsonEncode(nat.zone)}; allowed: one of ${jsonEncode(zones)}.`,
  refused: [{ nat: { mode: "single", zone: "ap-northeast-2b" } }],
};

const publicTiers = (tiers: NetworkInputs["tiers"]) =>
  listFrom<Tier, string>(tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: eq(settings.kind, "public"),
  }));

const natTier: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, tiers }) =>
    or(
      eq(nat.mode, "none"),
      when(
        isNull(nat.tier),
        () => not(isEmpty(publicTiers(tiers))),
        () => contains(publicTiers(tiers), nat.tier),
      ),
    ),
  message: ({ nat, tiers }) =>
    str`nat.tier is ${jsonEncode(nat.tier)}; allowed: a public tier, of which there are ${list(publicTiers(tiers))}. A NAT gateway needs a subnet with a route to the internet gateway.`,
  refused: [
    { tiers: { app: { kind: "private", slot: 0 } } },
    { nat: { mode: "single", zone: "ap-northeast-2a", tier: "private" } },
    { nat: { mode: "single", zone: "ap-northeast-2a", tier: "edge" } },
  ],
};

const allocationZones: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, zones }) =>
    or(
      isNull(zones),
      allTrue(
        listEach<string, boolean>(keys(nat.allocationIds), ["zone"], (zone) => ({
          value: contains(named(zones), zone),
        })),
      ),
    ),
  message: ({ nat, zones }, spell) =>
    str`nat.${spell("allocationIds")} has the zones ${list(keys(nat.allocationIds))}; allowed: of ${jsonEncode(zones)}.`,
  refused: [
    { nat: { mode: "per_zone", allocationIds: { "ap-northeast-2b": "eipalloc-0123456789abcdef0" } } },
  ],
};

const missingTiers = (used: Expr<readonly string[]>, tiers: NetworkInputs["tiers"]) =>
  listEach<string, string>(used, ["tier"], (tier) => ({ value: tier, when: not(hasKey(tiers, tier)) }));

const routedTiers = (routes: NetworkInputs["routes"]) =>
  flatten<string>(
    listFrom<Route, readonly string[]>(routes, ["name", "route"], (_, route) => ({ value: route.tiers })),
  );

const routeTiers: CrossRule<NetworkShape> = {
  on: "routes",
  test: ({ routes, tiers }) => isEmpty(missingTiers(routedTiers(routes), tiers)),
  message: ({ routes, tiers }) =>
    str`routes names the tiers ${list(missingTiers(routedTiers(routes), tiers))}; allowed: of ${list(keys(tiers))}.`,
  refused: [
    {
      routes: {
        lan: {
          tiers: ["office"],
          destination: "10.9.0.0/16",
          target: { transitGatewayId: "tgw-0123456789abcdef0" },
        },
      },
    },
  ],
};

const routeGateway: CrossRule<NetworkShape> = {
  on: "routes",
  test: ({ routes, vpnGateway }) =>
    or(
      isSet(vpnGateway),
      allTrue(
        listFrom<Route, boolean>(routes, ["name", "route"], (_, route) => ({
          value: not(route.target.virtualPrivateGateway),
        })),
      ),
    ),
  message: (_, spell) =>
    str`routes lead to the virtual private gateway, but ${spell("vpnGateway")} is null; allowed: such routes with a ${spell("vpnGateway")} only.`,
  refused: [
    {
      routes: {
        lan: { tiers: ["private"], destination: "10.9.0.0/16", target: { virtualPrivateGateway: true } },
      },
    },
  ],
};

const propagated = ({ vpnGateway }: Pick<NetworkInputs, "vpnGateway">) =>
  when<readonly string[]>(
    isNull(vpnGateway),
    () => [],
    () => vpnGateway.propagateTo,
  );

const propagationTiers: CrossRule<NetworkShape> = {
  on: "vpnGateway",
  test: (inputs) => isEmpty(missingTiers(propagated(inputs), inputs.tiers)),
  message: (inputs, spell) =>
    str`${spell("vpnGateway")}.${spell("propagateTo")} names the tiers ${list(missingTiers(propagated(inputs), inputs.tiers))}; allowed: of ${list(keys(inputs.tiers))}.`,
  refused: [{ vpnGateway: { propagateTo: ["office"] } }],
};
