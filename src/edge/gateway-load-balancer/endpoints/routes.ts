/** The routes out of protected subnets to the endpoints, and back from NAT gateways. */
import { Route } from "@cdktf/provider-aws/lib/route";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import * as t from "../../../core/contract";
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { forEach, type Instances } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import { endpoints } from "./endpoints";
import { inspectedTiers } from "./inspected-tiers";
import { type PlacedSubnet, placement, subnetsOf } from "./placement";

const needs = [placement, endpoints, inspectedTiers] as const;
const inputs = {
  destinations: t
    .keyed(t.cidr(), "range")
    .describe("Ranges that protected tiers reach through the endpoints, by names of your choice.")
    .length({ min: 1 })
    .default({ internet: "0.0.0.0/0" }),
};

type RoutesInputs = t.InputsOf<typeof inputs, typeof needs>;

export const isIpv6 = (range: Expr<string>): Expr<boolean> => x.matches(":", range);
const ipv6Ranges = ({ destinations }: RoutesInputs): Expr<string[]> =>
  x.keysWhere(destinations, ["name", "range"], (_, range) => isIpv6(range));

export const destinations = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "destinations",
      test: (inputs) =>
        x.or(x.isEmpty(ipv6Ranges(inputs)), x.eq(x.orElse(inputs.ipAddressType, "ipv4"), "dualstack")),
      message: (inputs, spell) =>
        x.str`destinations has ${x.shownTexts(ipv6Ranges(inputs))} of IPv6; allowed: IPv6 ranges with the ${spell("ipAddressType")} dualstack.`,
      refused: [
        { destinations: { internet: "0.0.0.0/0", six: "::/0" } },
        { destinations: { partner: "2001:db8::/56" } },
      ],
    },
    /** A table has one route for a destination. */
    t.distinct({
      on: "destinations",
      of: "range",
      texts: ({ destinations }: RoutesInputs) => x.values(destinations),
    }),
  ],
});

export interface RouteArguments {
  readonly inputs: RoutesInputs;
  readonly endpoints: Instances<unknown, VpcEndpoint>;
}

/** One route: from which table, for what, by which zone's endpoint. */
export interface PlannedRoute {
  readonly routeTableId: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
  readonly zone: string;
}

interface NamedRoute extends PlannedRoute {
  readonly key: string;
}

export type Routes = Instances<unknown, Route>;

export type Subnets = Expr<Record<string, PlacedSubnet>>;

/** In every protected table a route for every destination, to the endpoint of its own zone. */
export function outwardRoutes(scope: Construct, given: RouteArguments, subnets: Subnets): Routes {
  const named = x.flatten(
    x.listFrom(given.inputs.destinations, ["name", "range"], (name, range) =>
      x.listFrom(subnets, ["key", "subnet"], (key, subnet) =>
        routeTo(x.str`${name}/${key}`, x.nonNull(subnet.routeTableId), range, subnet.zone),
      ),
    ),
  );
  return made(scope, "route", given, byKey(local(scope, "outward_routes", named)));
}

/** One of the two ranges of a route is null. */
function routeTo(
  key: In<string>,
  routeTableId: Expr<string>,
  range: Expr<string>,
  zone: Expr<string>,
): Expr<NamedRoute> {
  const ofKind = (wanted: Expr<boolean>) => x.when(wanted, range);
  return x.object<NamedRoute>({
    key,
    routeTableId,
    ipv4: ofKind(x.not(isIpv6(range))),
    ipv6: ofKind(isIpv6(range)),
    zone,
  });
}

const byKey = (named: Expr<readonly NamedRoute[]>): Expr<Record<string, PlannedRoute>> =>
  x.mapEach(named, ["route"], (route) => ({ key: route.key, value: route }));

/** Answers of NAT gateways, whatever their zone: to the endpoint that the protected subnet's packets came by. */
export function backRoutes(scope: Construct, given: RouteArguments, subnets: Subnets): Routes {
  const { inputs } = given;
  const tables = local(scope, "answering_subnets", subnetsOf(inputs, inputs.returnTiers));
  const named = x.flatten(
    x.listFrom(tables, ["key", "answering"], (from, answering) =>
      x.listFrom(subnets, ["key", "subnet"], (key, subnet) =>
        x.object<NamedRoute>({
          key: x.str`${from}/${key}`,
          routeTableId: x.nonNull(answering.routeTableId),
          ipv4: subnet.cidrBlock,
          ipv6: null,
          zone: subnet.zone,
        }),
      ),
    ),
  );
  return made(scope, "route_return", given, byKey(local(scope, "return_routes", named)));
}

export function made(
  scope: Construct,
  name: string,
  { endpoints }: RouteArguments,
  planned: Expr<Record<string, PlannedRoute>>,
): Routes {
  return forEach(scope, Route, name, planned, ({ value }) => ({
    routeTableId: value.routeTableId,
    destinationCidrBlock: value.ipv4,
    destinationIpv6CidrBlock: value.ipv6,
    vpcEndpointId: endpoints.at(value.zone, "id"),
  }));
}
