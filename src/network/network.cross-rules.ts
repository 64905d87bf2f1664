/** Rules between the network's inputs that one variable's validation can carry. */
import type { CrossRule } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { zoneSlot } from "./layout";
import type { NetworkInputs, NetworkShape } from "./network.inputs";

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

const named = (zones: Expr<readonly string[] | null>) => x.orElse(zones, () => []);
const list = (names: Expr<readonly string[]>) => x.jsonEncode(names);

const oneRange: CrossRule<NetworkShape> = {
  on: "cidr",
  test: ({ cidr, ipam }) => x.ne(x.isNull(cidr), x.isNull(ipam)),
  message: ({ cidr }) =>
    x.str`cidr is ${x.jsonEncode(cidr)}; allowed: either a cidr or an ipam pool, one of the two.`,
  refused: [{ cidr: undefined }, { ipam: { poolId: "ipam-pool-0123456789abcdef0", netmaskLength: 16 } }],
};

const oneZoneChoice: CrossRule<NetworkShape> = {
  on: "zones",
  test: ({ zones, zoneCount }) => x.ne(x.isNull(zones), x.isNull(zoneCount)),
  message: ({ zones }, spell) =>
    x.str`zones is ${x.jsonEncode(zones)}; allowed: either zones by name or a ${spell("zoneCount")}, one of the two.`,
  refused: [{ zones: undefined }, { zoneCount: 2 }],
};

const slotsOf = (inputs: NetworkInputs) =>
  x.listEach(named(inputs.zones), ["zone"], (zone) => ({ value: zoneSlot(inputs, zone) }));

const differentZones: CrossRule<NetworkShape> = {
  on: "zones",
  test: (inputs) => x.eq(x.length(x.distinct(slotsOf(inputs))), x.length(named(inputs.zones))),
  message: ({ zones }, spell) =>
    x.str`zones is ${x.jsonEncode(zones)}, where two have the same letter and so the same place; allowed: one zone in a place. Give each its own in ${spell("zoneSlots")}.`,
  refused: [{ zones: ["us-west-2a", "us-west-2-lax-1a"] }, { zoneSlots: { "ap-northeast-2a": 2 } }],
};

const zonesFit: CrossRule<NetworkShape> = {
  on: "zones",
  test: (inputs) =>
    x.allTrue(
      x.listEach(slotsOf(inputs), ["slot"], (slot) => ({
        value: x.lt(slot, inputs.reservedZones),
      })),
    ),
  message: (inputs, spell) =>
    x.str`zones is ${x.jsonEncode(inputs.zones)}, with the places ${x.jsonEncode(slotsOf(inputs))}; allowed: places below ${inputs.reservedZones}, for which ${spell("reservedZones")} keeps room. Give the zone a free place in ${spell("zoneSlots")}.`,
  refused: [{ reservedZones: 2 }, { zoneSlots: { "ap-northeast-2c": 9 } }],
};

const rangeExists: CrossRule<NetworkShape> = {
  on: "tiers",
  test: (inputs) => x.isEmpty(withoutRange(inputs)),
  message: (inputs, spell) =>
    x.str`tiers ${list(withoutRange(inputs))} have a range that is not in ${spell("secondaryCidrs")}; allowed: one of ${list(x.keys(inputs.secondaryCidrs))}, or none for the primary range.`,
  refused: [{ tiers: { public: { kind: "public", slot: 0, range: "pods" } } }],
};

const withoutRange = (inputs: NetworkInputs) =>
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

const publicAddresses: CrossRule<NetworkShape> = {
  on: "tiers",
  test: ({ tiers }) => x.isEmpty(withPublicIps(tiers)),
  message: ({ tiers }, spell) =>
    x.str`tiers ${list(withPublicIps(tiers))} are not public but have ${spell("mapPublicIps")}; allowed: false, a public address is of no use without a route to the internet gateway.`,
  refused: [
    { tiers: { public: { kind: "public", slot: 0 }, app: { kind: "private", slot: 1, mapPublicIps: true } } },
  ],
};

const withPublicIps = (tiers: NetworkInputs["tiers"]) =>
  x.listFrom(tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: x.and(settings.mapPublicIps, x.ne(settings.kind, "public")),
  }));

const singleNatZone: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, zones }) => x.or(x.ne(nat.mode, "single"), x.isSet(nat.zone), x.isNull(zones)),
  message: ({ nat, zones }) =>
    x.str`nat.zone is ${x.jsonEncode(nat.zone)}; allowed: one of ${x.jsonEncode(zones)}. Name the zone of the single gateway, so that no change of zones moves it.`,
  refused: [{ nat: { mode: "single" } }],
};

const natZoneExists: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, zones }) =>
    x.or(
      x.isNull(nat.zone),
      x.isNull(zones),
      x.contains(
        named(zones),
        x.orElse(nat.zone, () => ""),
      ),
    ),
  message: ({ nat, zones }) =>
    x.str`nat.zone is ${x.jsonEncode(nat.zone)}; allowed: one of ${x.jsonEncode(zones)}.`,
  refused: [{ nat: { mode: "single", zone: "ap-northeast-2b" } }],
};

const publicTiers = (tiers: NetworkInputs["tiers"]) =>
  x.listFrom(tiers, ["tier", "settings"], (tier, settings) => ({
    value: tier,
    when: x.eq(settings.kind, "public"),
  }));

const natTier: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, tiers }) =>
    x.or(
      x.eq(nat.mode, "none"),
      x.ifSet(
        nat.tier,
        (tier) => x.contains(publicTiers(tiers), tier),
        () => x.not(x.isEmpty(publicTiers(tiers))),
      ),
    ),
  message: ({ nat, tiers }) =>
    x.str`nat.tier is ${x.jsonEncode(nat.tier)}; allowed: a public tier, of which there are ${list(publicTiers(tiers))}. A NAT gateway needs a subnet with a route to the internet gateway.`,
  refused: [
    { tiers: { app: { kind: "private", slot: 0 } } },
    { nat: { mode: "single", zone: "ap-northeast-2a", tier: "private" } },
    { nat: { mode: "single", zone: "ap-northeast-2a", tier: "edge" } },
  ],
};

const allocationZones: CrossRule<NetworkShape> = {
  on: "nat",
  test: ({ nat, zones }) =>
    x.or(
      x.isNull(zones),
      x.allTrue(
        x.listEach(x.keys(nat.allocationIds), ["zone"], (zone) => ({
          value: x.contains(named(zones), zone),
        })),
      ),
    ),
  message: ({ nat, zones }, spell) =>
    x.str`nat.${spell("allocationIds")} has the zones ${list(x.keys(nat.allocationIds))}; allowed: of ${x.jsonEncode(zones)}.`,
  refused: [
    { nat: { mode: "per_zone", allocationIds: { "ap-northeast-2b": "eipalloc-0123456789abcdef0" } } },
  ],
};

const missingTiers = (used: Expr<readonly string[]>, tiers: NetworkInputs["tiers"]) =>
  x.listEach(used, ["tier"], (tier) => ({ value: tier, when: x.not(x.hasKey(tiers, tier)) }));

const routedTiers = (routes: NetworkInputs["routes"]) =>
  x.flatten(x.listFrom(routes, ["name", "route"], (_, route) => ({ value: route.tiers })));

const routeTiers: CrossRule<NetworkShape> = {
  on: "routes",
  test: ({ routes, tiers }) => x.isEmpty(missingTiers(routedTiers(routes), tiers)),
  message: ({ routes, tiers }) =>
    x.str`routes names the tiers ${list(missingTiers(routedTiers(routes), tiers))}; allowed: of ${list(x.keys(tiers))}.`,
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
    x.or(
      x.isSet(vpnGateway),
      x.allTrue(
        x.listFrom(routes, ["name", "route"], (_, route) => ({
          value: x.not(route.target.virtualPrivateGateway),
        })),
      ),
    ),
  message: (_, spell) =>
    x.str`routes lead to the virtual private gateway, but ${spell("vpnGateway")} is null; allowed: such routes with a ${spell("vpnGateway")} only.`,
  refused: [
    {
      routes: {
        lan: { tiers: ["private"], destination: "10.9.0.0/16", target: { virtualPrivateGateway: true } },
      },
    },
  ],
};

const propagated = ({ vpnGateway }: Pick<NetworkInputs, "vpnGateway">) =>
  x.ifSet(
    vpnGateway,
    (vpnGateway) => vpnGateway.propagateTo,
    () => [],
  );

const propagationTiers: CrossRule<NetworkShape> = {
  on: "vpnGateway",
  test: (inputs) => x.isEmpty(missingTiers(propagated(inputs), inputs.tiers)),
  message: (inputs, spell) =>
    x.str`${spell("vpnGateway")}.${spell("propagateTo")} names the tiers ${list(missingTiers(propagated(inputs), inputs.tiers))}; allowed: of ${list(x.keys(inputs.tiers))}.`,
  refused: [{ vpnGateway: { propagateTo: ["office"] } }],
};
