/**
 * NAT gateways and their Elastic IPs, keyed by zone: a change of mode keeps the gateway and the address of every
 * zone that still has one. By DNS64 the VPC's resolver answers with IPv6 addresses that they translate to IPv4.
 */
import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import type { Vpc } from "@cdktf/provider-aws/lib/vpc";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocksFrom } from "../../core/nested-blocks";
import { forEach, type Instances, type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { hasIpv4, isWay, type SubnetPlan, type Subnets } from "../subnets/subnets";
import { publicTiers, type Tier, tiers } from "../subnets/tiers";
import { zones, zonesByName } from "../subnets/zones";
import { nameTag } from "../tags";
import { vpc } from "../vpc/vpc";
import type { InternetGateways } from "./internet";

const natType = t
  .shape("NetworkNat", {
    mode: t
      .oneOf("none", "single", "per_zone")
      .describe(
        "none: private tiers have no way out by IPv4. single: one gateway, cheaper, its zone's failure cuts all off. per_zone: one in each.",
      )
      .orSince(
        "6.24",
        "regional",
        "one gateway in no subnet, which AWS extends to every zone with a network interface, and which has its own addresses unless `allocation_ids` says which and where.",
      )
      .default("none"),
    zone: t
      .zoneName()
      .describe(
        "The zone of the single gateway. Required with zones by name, so that no change of `zones` moves it; with `zone_count` the first zone.",
      )
      .optional(),
    tier: t
      .keyName()
      .describe(
        "The public tier that the gateways stand in. Required where there are several, so that no tier that is added moves them.",
      )
      .optional(),
    allocationIds: t
      .mapOf(t.awsId("eipalloc"), "allocation")
      .describe("Existing Elastic IP allocations by zone, in place of new ones; they are never released.")
      .default({}),
  })
  .describe("NAT gateways for the private tiers.");

const needs = [vpc, zones, tiers] as const;
const inputs = {
  nat: natType.default({}),
};
type NatInputs = t.InputsOf<typeof inputs, typeof needs>;

/** Only provider 6 has them. */
export const isRegional = ({ nat }: Pick<NatInputs, "nat">): Expr<boolean> =>
  t.hasProvider("6.24") ? x.eq(nat.mode, "regional") : x.lift(false);

/** RFC 6052: how IPv6 writes addresses of IPv4. */
export const NAT64 = "64:ff9b::/96";

/** Of the tiers with DNS64 those whose answers would lead nowhere. */
const withoutNat64 = ({ tiers, ipv6, dnsSupport, nat }: NatInputs): Expr<string[]> =>
  x.keysWhere(tiers, ["tier", "settings"], (_, { kind, dns64, defaultRoute }) =>
    x.and(dns64, x.not(x.and(ipv6, dnsSupport, x.eq(kind, "private"), defaultRoute, x.ne(nat.mode, "none")))),
  );

/** Tiers of which one has DNS64, for what has to be refused. */
export const dns64Tiers = (app: object) => ({
  public: { kind: "public", slot: 0 },
  app: { kind: "private", slot: 1, dns64: true, ...app },
});

export const nat = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "nat",
      test: ({ nat, zones }) => x.or(x.ne(nat.mode, "single"), x.isSet(nat.zone), x.isNull(zones)),
      message: ({ nat, zones }) =>
        x.str`nat.zone is ${x.jsonEncode(nat.zone)}; allowed: one of ${x.jsonEncode(zones)}. Name the zone of the single gateway, so that no change of zones moves it.`,
      refused: [{ nat: { mode: "single" } }],
    },
    {
      on: "nat",
      test: ({ nat, zones }) =>
        x.or(x.isNull(nat.zone), x.isNull(zones), x.contains(zonesByName({ zones }), x.orElse(nat.zone, ""))),
      message: ({ nat, zones }) =>
        x.str`nat.zone is ${x.jsonEncode(nat.zone)}; allowed: one of ${x.jsonEncode(zones)}.`,
      refused: [{ nat: { mode: "single", zone: "ap-northeast-2b" } }],
    },
    {
      on: "nat",
      test: ({ nat, tiers }) =>
        x.or(
          x.eq(nat.mode, "none"),
          isRegional({ nat }),
          x.someItem(publicTiers(tiers), "tier", (tier) => x.eq(x.orElse(nat.tier, tier), tier)),
        ),
      message: ({ nat, tiers }) =>
        x.str`nat.tier is ${x.jsonEncode(nat.tier)}; allowed: a public tier, of which there are ${x.shownTexts(publicTiers(tiers))}. A NAT gateway needs a subnet with a route to the internet gateway.`,
      refused: [
        { tiers: { app: { kind: "private", slot: 0 } } },
        { nat: { mode: "single", zone: "ap-northeast-2a", tier: "private" } },
        { nat: { mode: "single", zone: "ap-northeast-2a", tier: "edge" } },
      ],
    },
    /** One that moves is made before the old one goes where a security group stands in the network: "Elastic IP address is already associated" (VPC User Guide, "Troubleshoot NAT gateways"). */
    {
      on: "nat",
      test: ({ nat, tiers }) =>
        x.or(
          x.eq(nat.mode, "none"),
          isRegional({ nat }),
          x.isSet(nat.tier),
          x.le(x.length(publicTiers(tiers)), 1),
        ),
      message: ({ nat, tiers }) =>
        x.str`nat.tier is ${x.jsonEncode(nat.tier)} with the public tiers ${x.shownTexts(publicTiers(tiers))}; allowed: one of them. Name the tier of the gateways, so that no tier that is added moves them.`,
      refused: [
        {
          tiers: { public: { kind: "public", slot: 0 }, edge: { kind: "public", slot: 1 } },
          nat: { mode: "single", zone: "ap-northeast-2a" },
        },
      ],
    },
    /** VPC User Guide, "Regional NAT gateways for automatic multi-AZ expansion": it needs no subnet. */
    {
      on: "nat",
      since: "6.24",
      test: ({ nat }) => x.or(x.ne(nat.mode, "regional"), x.and(x.isNull(nat.zone), x.isNull(nat.tier))),
      message: ({ nat }) =>
        x.str`nat.zone is ${x.jsonEncode(nat.zone)} and nat.tier ${x.jsonEncode(nat.tier)}; allowed: neither with nat.mode "regional", whose gateway stands in no subnet.`,
      refused: [
        { nat: { mode: "regional", zone: "ap-northeast-2a" } },
        { nat: { mode: "regional", tier: "public" } },
      ],
    },
    {
      on: "nat",
      test: ({ nat, zones }) =>
        x.or(
          x.isNull(zones),
          x.everyItem(x.keys(nat.allocationIds), "zone", (zone) => x.contains(zonesByName({ zones }), zone)),
        ),
      message: ({ nat, zones }, spell) =>
        x.str`nat.${spell("allocationIds")} has the zones ${x.shownTexts(x.keys(nat.allocationIds))}; allowed: of ${x.jsonEncode(zones)}.`,
      refused: [
        { nat: { mode: "per_zone", allocationIds: { "ap-northeast-2b": "eipalloc-0123456789abcdef0" } } },
      ],
    },
    /** Amazon VPC User Guide, "DNS64 and NAT64": the resolver's answers lead to a NAT gateway. */
    {
      // the variable of the tiers cannot ask for that of nat, which asks for the tiers
      on: "nat",
      test: (inputs) => x.isEmpty(withoutNat64(inputs)),
      message: (inputs, spell) =>
        x.str`tiers ${x.shownTexts(withoutNat64(inputs))} have dns64; allowed: private ones with ${spell("defaultRoute")}, where ipv6, ${spell("dnsSupport")} and nat are on.`,
      refused: [
        { tiers: dns64Tiers({}) },
        { ipv6: true, nat: { mode: "none" }, tiers: dns64Tiers({}) },
        { ipv6: true, dnsSupport: false, dnsHostnames: false, tiers: dns64Tiers({}) },
        { ipv6: true, tiers: dns64Tiers({ kind: "isolated" }) },
        { ipv6: true, tiers: dns64Tiers({ defaultRoute: false }) },
      ],
    },
  ],
});

/** Whether the kind's own way out by IPv4 is there. */
export const hasWayOut = ({ kind }: Expr<Tier>, { nat }: Pick<NatInputs, "nat">): Expr<boolean> =>
  x.or(x.eq(kind, "public"), x.and(x.eq(kind, "private"), x.ne(nat.mode, "none")));

/** Whether a tier reaches the internet, for those who stand in it; null where its way out is left to somebody else. */
export const reachesInternet = (tier: Expr<Tier>, inputs: NatInputs): Expr<boolean | null> =>
  x.when(tier.defaultRoute, () => hasWayOut(tier, inputs));

interface NatArguments {
  readonly inputs: NatInputs;
  readonly vpc: Vpc;
  readonly zones: Expr<readonly string[]>;
  readonly subnets: Subnets;
  readonly internet: InternetGateways;
}

interface Gateway {
  readonly name: string;
  readonly subnetId: string;
  readonly allocationId: string;
}

export interface Nat {
  readonly gateways: Instances<Gateway, NatGateway>;
  readonly regional: Optional<NatGateway>;
  /** The zone whose gateway a zone's private subnets use. */
  readonly zoneFor: (zone: Expr<string>) => Expr<string>;
}

export function natGateways(scope: Construct, given: NatArguments): Nat {
  return { ...zonalGateways(scope, given), regional: regionalGateway(scope, given) };
}

/** AWS refuses a public NAT gateway in a VPC without an internet gateway. */
const afterInternet = ({ internet }: InternetGateways) =>
  internet.resource ? { dependsOn: [internet.resource] } : {};

/** With addresses by zone it stays in those zones; without, AWS chooses both (EC2 API Reference: CreateNatGateway). */
function regionalGateway(scope: Construct, { inputs, vpc, internet }: NatArguments): Optional<NatGateway> {
  return optional(scope, NatGateway, "nat_gateway_regional", isRegional(inputs), () => ({
    availabilityMode: "regional",
    vpcId: vpc.id,
    subnetId: null,
    availabilityZoneAddress: blocksFrom(
      inputs.nat.allocationIds,
      (availabilityZone, allocationId) => ({ availabilityZone, allocationIds: x.items([allocationId]) }),
      "address",
    ),
    tags: nameTag(inputs, x.str`${inputs.name}-nat`),
    ...afterInternet(internet),
  }));
}

function zonalGateways(scope: Construct, { inputs, zones, subnets, internet }: NatArguments) {
  const { nat, name } = inputs;
  const single = () => x.orElse(nat.zone, () => x.at(zones, 0));
  const natZones = local(
    scope,
    "nat_zones",
    x.when(x.or(x.eq(nat.mode, "none"), isRegional(inputs)), [], () =>
      x.when(x.eq(nat.mode, "single"), () => x.items([single()]), zones),
    ),
  );
  const eips = forEach(
    scope,
    Eip,
    "eip_nat",
    x.mapEach(natZones, ["zone"], (zone) => ({
      key: zone,
      value: x.str`${name}-nat-${zone}`,
      when: x.not(x.hasKey(nat.allocationIds, zone)),
    })),
    (each) => ({ domain: "vpc", tags: nameTag(inputs, each.value) }),
  );
  const tier = () => x.orElse(nat.tier, () => x.at(publicTiers(inputs.tiers), 0));
  const gateway = (zone: Expr<string>) =>
    x.object({
      name: x.str`${name}-nat-${zone}`,
      subnetId: subnets.subnets.at(x.str`${tier()}/${zone}`, "id"),
      allocationId: x.when(
        x.hasKey(nat.allocationIds, zone),
        () => x.get(nat.allocationIds, zone),
        () => eips.at(zone, "allocationId"),
      ),
    });
  const gateways = forEach(
    scope,
    NatGateway,
    "nat_gateway",
    x.mapEach(natZones, ["zone"], (zone) => ({ key: zone, value: gateway(zone) })),
    (each) => ({
      subnetId: each.value.subnetId,
      allocationId: each.value.allocationId,
      tags: nameTag(inputs, each.value.name),
      ...afterInternet(internet),
    }),
  );
  const zoneFor = (zone: Expr<string>) => x.when(x.eq(nat.mode, "single"), single, zone);
  return { gateways, zoneFor };
}

/** Addresses by zone; of a regional gateway, which may have several in one, by allocation. */
export function natAddresses(inputs: NatInputs, { gateways, regional }: Nat): Expr<Record<string, string>> {
  if (regional.resource === undefined) return gateways.attribute("publicIp");
  const known = regional.typed<readonly RegionalAddress[]>("regionalNatGatewayAddress");
  const addresses = x.flatten(x.itemWhereSet(known, "addresses"));
  return x.when(
    isRegional(inputs),
    () =>
      x.mapEach(addresses, ["address"], ({ allocationId, publicIp }) => ({
        key: allocationId,
        value: publicIp,
      })),
    () => gateways.attribute("publicIp"),
  );
}

interface RegionalAddress {
  readonly allocationId: string;
  readonly publicIp: string;
}

export function natRoutes(
  scope: Construct,
  inputs: NatInputs,
  subnets: Subnets,
  nat: Nat,
): Instances<unknown, Route>[] {
  const toNat = (test: (subnet: Expr<SubnetPlan>) => Expr<boolean>) =>
    x.mapFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
      key,
      value: () =>
        x.object({
          routeTableId: subnets.routeTables.at(key, "id"),
          natGatewayId: x.when(
            isRegional(inputs),
            () => nat.regional.present("id"),
            () => nat.gateways.at(nat.zoneFor(subnet.zone), "id"),
          ),
        }),
      when: x.and(x.ne(inputs.nat.mode, "none"), isWay(subnet, "private"), test(subnet)),
    }));
  const ipv4 = forEach(
    scope,
    Route,
    "route_nat",
    toNat((subnet) => hasIpv4(inputs, subnet)),
    ({ value: { routeTableId, natGatewayId } }) => ({
      routeTableId,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId,
    }),
  );
  const ipv6 = forEach(
    scope,
    Route,
    "route_nat64",
    toNat(({ dns64 }) => dns64),
    ({ value: { routeTableId, natGatewayId } }) => ({
      routeTableId,
      destinationIpv6CidrBlock: NAT64,
      natGatewayId,
    }),
  );
  return [ipv4, ipv6];
}
