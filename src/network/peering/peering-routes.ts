/** Where a peering's routes go: the route tables of one side, the ranges of the other. */
import { Route } from "@cdktf/provider-aws/lib/route";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { PeeringInputs } from "./peering.contract";
import { placesOf, type Side } from "./peering-tables";

const OTHER = { requester: "accepter", accepter: "requester" } as const;

/** A range of the other side. The IPv6 range goes by that name: it is not known before it is allocated. */
interface Destination {
  readonly name: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
}

function destinations(inputs: PeeringInputs, side: Side): Expr<Destination[]> {
  const { cidrBlocks, ipv6CidrBlock } = inputs[side];
  const withIpv6 = x.orElse(inputs.ipv6, () =>
    x.and(x.isSet(inputs.requester.ipv6CidrBlock), x.isSet(inputs.accepter.ipv6CidrBlock)),
  );
  const ipv4 = x.listEach(cidrBlocks, ["range"], (range) => ({
    value: x.object<Destination>({ name: range, ipv4: range, ipv6: null }),
  }));
  const ipv6 = x.object<Destination>({ name: "ipv6", ipv4: null, ipv6: ipv6CidrBlock });
  return x.concat(
    ipv4,
    x.listEach(x.items([ipv6]), ["range"], (range) => ({
      value: range,
      when: withIpv6,
    })),
  );
}

interface PlannedRoute {
  readonly key: string;
  readonly routeTableId: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
}

interface SideArguments {
  readonly inputs: PeeringInputs;
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
    x.listEach(places, ["table"], (table) => ({
      value: x.listEach(ranges, ["range"], ({ name, ipv4, ipv6 }) => ({
        value: x.object<PlannedRoute>({
          key: x.str`${table.name}/${name}`,
          routeTableId: table.routeTableId as Expr<string>,
          ipv4,
          ipv6,
        }),
      })),
    })),
  );
  const byKey = x.mapEach<PlannedRoute, Omit<PlannedRoute, "key">>(
    local(scope, `${side}_routes`, routes),
    ["route"],
    (route) => ({
      key: route.key,
      value: x.object({ routeTableId: route.routeTableId, ipv4: route.ipv4, ipv6: route.ipv6 }),
    }),
  );
  return forEach(byKey, ({ meta, value }) => {
    return new Route(scope, `route_${side}`, {
      ...meta,
      provider,
      routeTableId: x.tf(value.routeTableId),
      destinationCidrBlock: x.tf(value.ipv4),
      destinationIpv6CidrBlock: x.tf(value.ipv6),
      vpcPeeringConnectionId: connectionId,
    });
  });
}
