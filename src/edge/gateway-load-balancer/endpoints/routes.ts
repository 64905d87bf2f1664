/** The routes through the endpoints: out of protected subnets, in from the internet gateway, back from NAT gateways. */
import { Route } from "@cdktf/provider-aws/lib/route";
import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import type { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import type { Construct } from "constructs";
import type { Expr, In } from "../../../core/expressions";
import * as x from "../../../core/expressions";
import { forEach, type Instances, optional } from "../../../core/resources";
import { local } from "../../../core/stack/local";
import { nameTag } from "../../../network/tags";
import type { GatewayEndpointsInputs } from "./gateway-endpoints.inputs";
import { isIpv6, type PlacedSubnet, subnetsOf } from "./placement";

interface RouteArguments {
  readonly inputs: GatewayEndpointsInputs;
  readonly endpoints: Instances<unknown, VpcEndpoint>;
}

/** One route: from which table, for what, by which zone's endpoint. */
interface PlannedRoute {
  readonly routeTableId: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
  readonly zone: string;
}

interface NamedRoute extends PlannedRoute {
  readonly key: string;
}

type Routes = Instances<unknown, Route>;

export interface AllRoutes {
  readonly outward: Routes;
  readonly inward: Routes;
  readonly back: Routes;
  readonly ingressTableId: Expr<string | null>;
}

export function routes(scope: Construct, given: RouteArguments): AllRoutes {
  const { inputs } = given;
  const protectedSubnets = local(scope, "protected_subnets", subnetsOf(inputs, inputs.protectedTiers));
  const ingress = ingressTable(scope, inputs);
  return {
    outward: outwardRoutes(scope, given, protectedSubnets),
    inward: inwardRoutes(scope, given, protectedSubnets, ingress.present("id")),
    back: backRoutes(scope, given, protectedSubnets),
    ingressTableId: ingress.attribute("id"),
  };
}

type Subnets = Expr<Record<string, PlacedSubnet>>;

/** In every protected table a route for every destination, to the endpoint of its own zone. */
function outwardRoutes(scope: Construct, given: RouteArguments, subnets: Subnets): Routes {
  const named = x.flatten(
    x.listFrom(given.inputs.destinations, ["name", "range"], (name, range) => ({
      value: x.listFrom(subnets, ["key", "subnet"], (key, subnet) => ({
        value: routeTo(x.str`${name}/${key}`, subnet.routeTableId as Expr<string>, range, subnet.zone),
      })),
    })),
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
  const ofKind = (wanted: Expr<boolean>) =>
    x.when(
      wanted,
      () => range,
      () => null,
    );
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

/** Amazon VPC User Guide, "Gateway route tables": a table of the internet gateway's own. */
function ingressTable(scope: Construct, inputs: GatewayEndpointsInputs) {
  const isGiven = x.isSet(inputs.ingress);
  const table = optional(isGiven, (meta) => {
    return new RouteTable(scope, "route_table_ingress", {
      ...meta,
      vpcId: x.tf(inputs.network.vpcId),
      tags: nameTag(inputs, x.str`${inputs.name}-ingress`),
    });
  });
  optional(isGiven, (meta) => {
    return new RouteTableAssociation(scope, "route_table_association_ingress", {
      ...meta,
      routeTableId: x.tf(table.present("id")),
      gatewayId: x.tf(inputs.ingress.internetGatewayId),
    });
  });
  return table;
}

/** Packets from the internet for a protected subnet: to the endpoint of its zone. */
function inwardRoutes(
  scope: Construct,
  given: RouteArguments,
  subnets: Subnets,
  routeTableId: Expr<string>,
): Routes {
  const { inputs } = given;
  const isGiven = x.isSet(inputs.ingress);
  const hasIpv6 = x.anyTrue(
    x.listEach(x.values(inputs.destinations), ["range"], (range) => ({
      value: isIpv6(range),
    })),
  );
  const ipv6 = x.mapFrom(subnets, ["key", "subnet"], (key, subnet) => ({
    key,
    value: () =>
      x.object<PlannedRoute>({ routeTableId, ipv4: null, ipv6: subnet.ipv6CidrBlock, zone: subnet.zone }),
    when: x.and(isGiven, hasIpv6),
  }));
  made(scope, "route_ingress_ipv6", given, ipv6);
  const ipv4 = x.mapFrom(subnets, ["key", "subnet"], (key, subnet) => ({
    key,
    value: () =>
      x.object<PlannedRoute>({ routeTableId, ipv4: subnet.cidrBlock, ipv6: null, zone: subnet.zone }),
    when: isGiven,
  }));
  return made(scope, "route_ingress", given, ipv4);
}

/** Answers of NAT gateways, whatever their zone: to the endpoint that the protected subnet's packets came by. */
function backRoutes(scope: Construct, given: RouteArguments, subnets: Subnets): Routes {
  const { inputs } = given;
  const tables = local(scope, "answering_subnets", subnetsOf(inputs, inputs.returnTiers));
  const named = x.flatten(
    x.listFrom(tables, ["key", "answering"], (from, answering) => ({
      value: x.listFrom(subnets, ["key", "subnet"], (key, subnet) => ({
        value: x.object<NamedRoute>({
          key: x.str`${from}/${key}`,
          routeTableId: answering.routeTableId as Expr<string>,
          ipv4: subnet.cidrBlock,
          ipv6: null,
          zone: subnet.zone,
        }),
      })),
    })),
  );
  return made(scope, "route_return", given, byKey(local(scope, "return_routes", named)));
}

function made(
  scope: Construct,
  name: string,
  { endpoints }: RouteArguments,
  planned: Expr<Record<string, PlannedRoute>>,
): Routes {
  return forEach(planned, ({ meta, value }) => {
    return new Route(scope, name, {
      ...meta,
      routeTableId: x.tf(value.routeTableId),
      destinationCidrBlock: x.tf(value.ipv4),
      destinationIpv6CidrBlock: x.tf(value.ipv6),
      vpcEndpointId: x.tf(endpoints.at(value.zone, "id")),
    });
  });
}
