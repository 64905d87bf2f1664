/** A peering's routes: the route tables of one side, the ranges of the other. */
import { Route } from "@cdktf/provider-aws/lib/route";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { networks, sample } from "./networks";

const needs = [networks] as const;
const inputs = {
  requesterTiers: t
    .setOf(t.text(), "tier")
    .describe(
      "Tiers of the requester whose route tables lead to the accepter; default: the private and the isolated ones. Empty: none.",
    )
    .optional(),
  accepterTiers: t
    .setOf(t.text(), "tier")
    .describe(
      "Tiers of the accepter whose route tables lead to the requester; default: the private and the isolated ones. Empty: none.",
    )
    .optional(),
  ipv6: t
    .flag(
      "Whether IPv6 ranges are routed too; default: where both networks have one. Say it where the networks are made in the same apply: their ranges are not known when Terraform plans.",
    )
    .optional(),
};
type Shape = typeof inputs & t.ShapeOf<typeof needs>;
type RoutesInputs = t.Inputs<Shape>;

export type Side = "requester" | "accepter";

/** Whether the tier's tables get routes: a public one only where it is named. */
function isRouted(inputs: RoutesInputs, side: Side, tier: Expr<string>, kind: Expr<string>): Expr<boolean> {
  const chosen = side === "requester" ? inputs.requesterTiers : inputs.accepterTiers;
  return x.ifSet(
    chosen,
    (chosen) => x.contains(chosen, tier),
    () => x.ne(kind, "public"),
  );
}

/** A route table by the place of its subnet. */
interface Place {
  readonly name: string;
  readonly routeTableId: string | null;
}

/** The route tables of the routed tiers. */
function placesOf(inputs: RoutesInputs, side: Side): Expr<Place[]> {
  return x.flatten(
    x.listFrom(inputs[side].tiers, ["tier", "settings"], (tier, settings) => ({
      value: x.listFrom(settings.subnets, ["zone", "subnet"], (zone, { routeTableId }) =>
        x.object<Place>({ name: x.str`${tier}/${zone}`, routeTableId }),
      ),
      when: isRouted(inputs, side, tier, settings.kind),
    })),
  );
}

/** Carries the rules about a side's tiers: validations that look at each other's variables are a circle. */
const tiersOf = (side: Side) => (side === "requester" ? "requesterTiers" : "accepterTiers");

const missing = (inputs: RoutesInputs, side: Side) =>
  x.itemsWhere(x.orElse(inputs[tiersOf(side)], []), "tier", (tier) =>
    x.not(x.hasKey(inputs[side].tiers, tier)),
  );

function tiersExist(side: Side): t.CrossRule<Shape> {
  const on = tiersOf(side);
  return {
    on,
    test: (inputs) => x.isEmpty(missing(inputs, side)),
    message: (inputs, spell) =>
      x.str`${spell(on)} names the tiers ${x.shownTexts(missing(inputs, side))}; allowed: of ${x.shownTexts(x.keys(inputs[side].tiers))}.`,
    refused: [{ [on]: ["office"] }],
  };
}

const withPrivate = (network: ReturnType<typeof sample>, subnets: object) => ({
  ...network,
  tiers: { ...network.tiers, private: { kind: "private", subnets } },
});

const subnet = (table: string | undefined) => ({
  id: "subnet-0123456789abcdef0",
  cidrBlock: "10.1.8.0/24",
  routeTableId: table,
});

/** Ids of tables that are made in the same apply are not known yet, and need no check. */
const whereKnown = true;

const withoutTable = (inputs: RoutesInputs, side: Side) =>
  x.listEach(placesOf(inputs, side), ["place"], ({ name, routeTableId }) => ({
    value: name,
    when: x.isNull(routeTableId),
  }));

function tablesGiven(side: Side, network: ReturnType<typeof sample>): t.CrossRule<Shape> {
  return {
    on: tiersOf(side),
    whereKnown,
    test: (inputs) => x.isEmpty(withoutTable(inputs, side)),
    message: (inputs, spell) =>
      x.str`${side} has subnets without a ${spell("routeTableId")}, ${x.shownTexts(withoutTable(inputs, side))}; allowed: only in tiers that ${spell(tiersOf(side))} leaves out.`,
    refused: [{ [side]: withPrivate(network, { "ap-northeast-2a": subnet(undefined) }) }],
  };
}

/** Route tables of more than one of the routed subnets. */
function shared(inputs: RoutesInputs, side: Side): Expr<string[]> {
  const tables = x.flatten(
    x.listFrom(inputs[side].tiers, ["tier", "settings"], (tier, { kind, subnets }) => ({
      value: x.listFrom(subnets, ["zone", "subnet"], (_, { routeTableId }) => routeTableId),
      when: isRouted(inputs, side, tier, kind),
    })),
  );
  const uses = x.groupEach(tables, ["table"], (table) => ({
    key: x.nonNull(table),
    value: x.nonNull(table),
    when: x.isSet(table),
  }));
  return x.keysWhere(uses, ["table", "uses"], (_, uses) => x.lt(1, x.length(uses)));
}

function tablesDiffer(side: Side, network: ReturnType<typeof sample>): t.CrossRule<Shape> {
  const table = "rtb-0123456789abcdef0";
  return {
    on: tiersOf(side),
    whereKnown,
    test: (inputs) => x.isEmpty(shared(inputs, side)),
    message: (inputs) =>
      x.str`${side} has subnets that share the route tables ${x.shownTexts(shared(inputs, side))}; allowed: one subnet for a table, which takes a route once. Leave the others out.`,
    refused: [
      {
        [side]: withPrivate(network, { "ap-northeast-2a": subnet(table), "ap-northeast-2c": subnet(table) }),
      },
    ],
  };
}

export const routing = t.concern({
  needs,
  inputs,
  rules: [
    tiersExist("requester"),
    tiersExist("accepter"),
    tablesGiven("requester", sample(1)),
    tablesGiven("accepter", sample(2)),
    tablesDiffer("requester", sample(1)),
    tablesDiffer("accepter", sample(2)),
    {
      on: "ipv6",
      whereKnown,
      test: ({ ipv6, requester, accepter }) =>
        x.or(
          x.not(x.orElse(ipv6, false)),
          x.and(x.isSet(requester.ipv6CidrBlock), x.isSet(accepter.ipv6CidrBlock)),
        ),
      message: ({ requester, accepter }) =>
        x.str`ipv6 is true with the ranges ${x.jsonEncode(requester.ipv6CidrBlock)} and ${x.jsonEncode(accepter.ipv6CidrBlock)}; allowed: true where both networks have an IPv6 range.`,
      refused: [
        { ipv6: true },
        { ipv6: true, requester: { ...sample(1), ipv6CidrBlock: "2001:db8:1::/56" } },
      ],
    },
  ],
});

const OTHER = { requester: "accepter", accepter: "requester" } as const;

/** A range of the other side. The IPv6 range goes by that name: it is not known before it is allocated. */
interface Destination {
  readonly name: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
}

function destinations(inputs: RoutesInputs, side: Side): Expr<Destination[]> {
  const { cidrBlocks, ipv6CidrBlock } = inputs[side];
  const withIpv6 = x.orElse(inputs.ipv6, () =>
    x.and(x.isSet(inputs.requester.ipv6CidrBlock), x.isSet(inputs.accepter.ipv6CidrBlock)),
  );
  const ipv4 = x.listEach(cidrBlocks, ["range"], (range) =>
    x.object<Destination>({ name: range, ipv4: range, ipv6: null }),
  );
  const ipv6 = x.object<Destination>({ name: "ipv6", ipv4: null, ipv6: ipv6CidrBlock });
  return x.concat(
    ipv4,
    x.itemWhere(ipv6, "range", () => withIpv6),
  );
}

interface PlannedRoute {
  readonly key: string;
  readonly routeTableId: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
}

interface SideArguments {
  readonly inputs: RoutesInputs;
  readonly side: Side;
  readonly connectionId: string;
  readonly provider: TerraformProvider | undefined;
}

/** One route for every table and range, under `tier/zone/range`. */
export function peeringRoutes(
  scope: Construct,
  { inputs, side, connectionId, provider }: SideArguments,
): Instances<unknown, Route> {
  const places = local(scope, `${side}_tables`, placesOf(inputs, side));
  const ranges = local(scope, `${OTHER[side]}_ranges`, destinations(inputs, OTHER[side]));
  const routes = x.flatten(
    x.listEach(places, ["table"], (table) =>
      x.listEach(ranges, ["range"], ({ name, ipv4, ipv6 }) =>
        x.object<PlannedRoute>({
          key: x.str`${table.name}/${name}`,
          routeTableId: x.nonNull(table.routeTableId),
          ipv4,
          ipv6,
        }),
      ),
    ),
  );
  const byKey = x.mapEach<PlannedRoute, Omit<PlannedRoute, "key">>(
    local(scope, `${side}_routes`, routes),
    ["route"],
    (route) => ({
      key: route.key,
      value: x.object({ routeTableId: route.routeTableId, ipv4: route.ipv4, ipv6: route.ipv6 }),
    }),
  );
  return forEach(scope, Route, `route_${side}`, byKey, ({ value }) => ({
    provider,
    routeTableId: value.routeTableId,
    destinationCidrBlock: value.ipv4,
    destinationIpv6CidrBlock: value.ipv6,
    vpcPeeringConnectionId: connectionId,
  }));
}
