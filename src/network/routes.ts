/** What the route tables hold: a kind of tier's usual way out, and the routes that the user adds. */
import { Route } from "@cdktf/provider-aws/lib/route";
import type { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import type { Construct } from "constructs";
import type { Precondition } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { forEach, type Instances, lifecycleOf, type Optional } from "../core/resources";
import { local } from "../core/stack/local";
import type { InternetGateways } from "./internet-gateways";
import type { Nat } from "./nat";
import type { NetworkInputs, Route as RouteInput } from "./network.inputs";
import type { SubnetPlan, Subnets } from "./subnets";

interface RouteArguments {
  readonly inputs: NetworkInputs;
  readonly subnets: Subnets;
  readonly internet: InternetGateways;
  readonly nat: Nat;
  readonly vpn: Optional<VpnGateway>;
  /** What only Terraform can say of the user's routes. */
  readonly preconditions: readonly Precondition[];
}

/**
 * The tiers' usual ways out, for others to wait for. The user's routes are not among them: they may lead to what is made in
 * these subnets, such as a firewall's endpoint or a transit gateway's attachment.
 */
export function routes(scope: Construct, given: RouteArguments): Route[] {
  const ways = [...internetRoutes(scope, given), natRoutes(scope, given)];
  userRoutes(scope, given);
  return ways.flatMap(({ resource }) => resource ?? []);
}

/** Table ids of the subnets for which the test holds, under `tier/zone`. */
function tablesWhere(
  subnets: Subnets,
  test: (plan: Expr<SubnetPlan>) => Expr<boolean>,
): Expr<Record<string, string>> {
  return x.mapFrom(subnets.plans, ["key", "subnet"], (key, plan) => ({
    key,
    value: subnets.routeTables.at(key, "id"),
    when: test(plan),
  }));
}

/** A tier of that kind, whose way out is not left to somebody else. */
const isWay = (subnet: Expr<SubnetPlan>, kind: string): Expr<boolean> =>
  x.and(x.eq(subnet.kind, kind), subnet.defaultRoute);

type Routes = Instances<unknown, Route>;

function internetRoutes(scope: Construct, { inputs, subnets, internet }: RouteArguments): Routes[] {
  const inPublic = tablesWhere(subnets, (subnet) => isWay(subnet, "public"));
  const gatewayId = x.tf(internet.internet.attribute("id"));
  const toInternet = forEach(inPublic, (each) => {
    const config = { routeTableId: x.tf(each.value), destinationCidrBlock: "0.0.0.0/0", gatewayId };
    return new Route(scope, "route_internet", { ...each.meta, ...config });
  });
  const inPublicIpv6 = tablesWhere(subnets, (subnet) => x.and(inputs.ipv6, isWay(subnet, "public")));
  const toInternetIpv6 = forEach(inPublicIpv6, (each) => {
    const config = { routeTableId: x.tf(each.value), destinationIpv6CidrBlock: "::/0", gatewayId };
    return new Route(scope, "route_internet_ipv6", { ...each.meta, ...config });
  });
  const inPrivateIpv6 = tablesWhere(subnets, (subnet) => x.and(inputs.ipv6, isWay(subnet, "private")));
  const egressOnlyGatewayId = x.tf(internet.egressOnly.attribute("id"));
  const outIpv6 = forEach(inPrivateIpv6, (each) => {
    const config = { routeTableId: x.tf(each.value), destinationIpv6CidrBlock: "::/0", egressOnlyGatewayId };
    return new Route(scope, "route_egress_only_ipv6", { ...each.meta, ...config });
  });
  return [toInternet, toInternetIpv6, outIpv6];
}

function natRoutes(scope: Construct, { inputs, subnets, nat }: RouteArguments): Routes {
  const tables = x.mapFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
    key,
    value: () =>
      x.object({
        routeTableId: subnets.routeTables.at(key, "id"),
        natGatewayId: nat.gateways.at(nat.zoneFor(subnet.zone), "id"),
      }),
    when: x.and(x.ne(inputs.nat.mode, "none"), isWay(subnet, "private")),
  }));
  return forEach(tables, (each) => {
    const { routeTableId, natGatewayId } = each.value;
    const config = {
      routeTableId: x.tf(routeTableId),
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: x.tf(natGatewayId),
    };
    return new Route(scope, "route_nat", { ...each.meta, ...config });
  });
}

/** A user's route in one table. */
interface PlacedRoute {
  readonly key: string;
  readonly routeTableId: string;
  readonly ipv4: string | null;
  readonly ipv6: string | null;
  readonly prefixListId: string | null;
  readonly peeringConnectionId: string | null;
  readonly transitGatewayId: string | null;
  readonly gatewayId: string | null;
  readonly endpointId: string | null;
}

function userRoutes(scope: Construct, { inputs, subnets, vpn, preconditions }: RouteArguments): void {
  const placed = x.flatten(
    x.listFrom(inputs.routes, ["name", "route"], (name, route) => ({
      value: x.listFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
        value: placedRoute(name, route, key, subnet, subnets, vpn),
        when: x.contains(route.tiers, subnet.tier),
      })),
    })),
  );
  const named = local(scope, "further_routes", placed);
  const byKey = x.mapEach(named, ["route"], (route) => ({
    key: route.key,
    value: route,
  }));
  forEach(byKey, ({ meta, value }) => {
    return new Route(scope, "route", {
      ...meta,
      routeTableId: x.tf(value.routeTableId),
      destinationCidrBlock: x.tf(value.ipv4),
      destinationIpv6CidrBlock: x.tf(value.ipv6),
      destinationPrefixListId: x.tf(value.prefixListId),
      vpcPeeringConnectionId: x.tf(value.peeringConnectionId),
      transitGatewayId: x.tf(value.transitGatewayId),
      gatewayId: x.tf(value.gatewayId),
      vpcEndpointId: x.tf(value.endpointId),
      ...lifecycleOf(preconditions),
    });
  });
}

function placedRoute(
  name: Expr<string>,
  route: Expr<RouteInput>,
  key: Expr<string>,
  subnet: Expr<SubnetPlan>,
  subnets: Subnets,
  vpn: Optional<VpnGateway>,
): Expr<PlacedRoute> {
  const { target, destination } = route;
  const isIpv6 = x.holds(() => x.matches(":", destination));
  return x.object<PlacedRoute>({
    key: x.str`${name}/${key}`,
    routeTableId: subnets.routeTables.at(key, "id"),
    ipv4: x.when(
      isIpv6,
      () => null,
      () => destination,
    ),
    ipv6: x.when(
      isIpv6,
      () => destination,
      () => null,
    ),
    prefixListId: route.prefixListId,
    peeringConnectionId: target.peeringConnectionId,
    transitGatewayId: target.transitGatewayId,
    gatewayId: x.when(
      target.virtualPrivateGateway,
      () => vpn.attribute("id"),
      () => null,
    ),
    endpointId: x.lookup(target.endpointIds, subnet.zone, null),
  });
}
