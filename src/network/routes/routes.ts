/** The routes that the user adds: a route table has one for a destination, the tier's own way out or a user's, never two. */
import { Route } from "@cdktf/provider-aws/lib/route";
import type { VpnGateway } from "@cdktf/provider-aws/lib/vpn-gateway";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { SubnetPlan, Subnets } from "../subnets/subnets";
import { missingTiers, tiers } from "../subnets/tiers";
import { zones } from "../subnets/zones";
import { vpc } from "../vpc/vpc";
import { dns64Tiers, hasWayOut, NAT64, nat } from "./nat";
import { vpnGateway } from "./vpn-gateway";

const routeTarget = t
  .shape("NetworkRouteTarget", {
    peeringConnectionId: t.awsId("pcx").describe("A VPC peering connection.").optional(),
    transitGatewayId: t.awsId("tgw").describe("A transit gateway that the VPC is attached to.").optional(),
    virtualPrivateGateway: t
      .flag("The network's own virtual private gateway (`vpn_gateway`).")
      .default(false),
    endpointIds: t
      .mapOf(t.awsId("vpce"), "endpoint")
      .describe(
        "Gateway Load Balancer or Network Firewall endpoints by zone; each zone's table leads to its own.",
      )
      .default({}),
  })
  .rule({
    test: (target) =>
      x.eq(
        x.countTrue(
          x.isSet(target.peeringConnectionId),
          x.isSet(target.transitGatewayId),
          target.virtualPrivateGateway,
          x.le(1, x.length(target.endpointIds)),
        ),
        1,
      ),
    allowed: "exactly one target",
    refused: [{}, { virtualPrivateGateway: true, transitGatewayId: "tgw-0123456789abcdef0" }],
  })
  .describe("Where a route leads.")
  .example({ transitGatewayId: "tgw-0123456789abcdef0" });

const route = t
  .shape("NetworkRoute", {
    tiers: t
      .setOf(t.keyName(), "tier")
      .describe("The tiers whose route tables get the route.")
      .rule({ test: (tiers) => x.le(1, x.length(tiers)), allowed: "at least one tier", refused: [[]] })
      .example(["private"]),
    destination: t.cidr().describe("The IPv4 or IPv6 range that the route is for.").optional(),
    prefixListId: t.awsId("pl").describe("The prefix list that the route is for.").optional(),
    target: routeTarget,
  })
  .rule({
    test: (value) =>
      x.or(
        x.and(x.isSet(value.destination), x.isNull(value.prefixListId)),
        x.and(x.isNull(value.destination), x.isSet(value.prefixListId)),
      ),
    allowed: "either a destination or a prefix_list_id",
    refused: [
      { tiers: ["private"], target: { virtualPrivateGateway: true } },
      {
        tiers: ["private"],
        destination: "10.9.0.0/16",
        prefixListId: "pl-0123456789abcdef0",
        target: { virtualPrivateGateway: true },
      },
    ],
  })
  .describe("A further route of some tiers.")
  .example({
    tiers: ["private"],
    destination: "10.9.0.0/16",
    target: { transitGatewayId: "tgw-0123456789abcdef0" },
  });

type RouteInput = t.Infer<typeof route>;

const needs = [vpc, zones, tiers, nat, vpnGateway] as const;
const inputs = {
  routes: t
    .keyed(route, "route")
    .describe(
      "Further routes by name: to peering connections, transit gateways, the virtual private gateway, firewall endpoints.",
    )
    .default({}),
};
type RouteInputs = t.InputsOf<typeof inputs, typeof needs>;

const routedTiers = (routes: RouteInputs["routes"]) =>
  x.flatten(x.listFrom(routes, ["name", "route"], (_, route) => route.tiers));

/** What wants a route for a destination in a tier's tables. */
interface RouteClaim {
  readonly tier: string;
  readonly destination: string;
  readonly owner: string;
}

function conflict(route: object) {
  return { routes: { sample: { ...route, target: { transitGatewayId: "tgw-0123456789abcdef0" } } } };
}

/** The way out that comes with a tier's kind. */
function ownRoutes(inputs: RouteInputs) {
  const { tiers, ipv6: hasIpv6 } = inputs;
  const claim = (tier: Expr<string>, destination: string, owner: string) =>
    x.object({ tier, destination, owner });
  const ipv4 = x.listFrom(tiers, ["tier", "settings"], (tier, settings) => ({
    value: claim(tier, "0.0.0.0/0", "the tier's own way out"),
    when: x.and(settings.defaultRoute, hasWayOut(settings, inputs)),
  }));
  const ipv6 = x.listFrom(tiers, ["tier", "settings"], (tier, { kind, defaultRoute }) => ({
    value: claim(tier, "::/0", "the tier's own way out"),
    when: x.and(defaultRoute, hasIpv6, x.ne(kind, "isolated")),
  }));
  const nat64 = x.listFrom(tiers, ["tier", "settings"], (tier, { dns64 }) => ({
    value: claim(tier, NAT64, "the tier's DNS64"),
    when: dns64,
  }));
  return { ipv4, ipv6, nat64 };
}

function usersRoutes({ routes }: RouteInputs): Expr<RouteClaim[]> {
  return x.flatten(
    x.listFrom(routes, ["name", "route"], (name, route) =>
      x.listEach(route.tiers, ["tier"], (tier) =>
        x.object({
          tier,
          destination: x.nonNull(x.orElse(route.destination, route.prefixListId)),
          owner: x.str`routes["${name}"]`,
        }),
      ),
    ),
  );
}

export const routes = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "routes",
      test: ({ routes, tiers }) => x.isEmpty(missingTiers(routedTiers(routes), tiers)),
      message: ({ routes, tiers }) =>
        x.str`routes names the tiers ${x.shownTexts(missingTiers(routedTiers(routes), tiers))}; allowed: of ${x.shownTexts(x.keys(tiers))}.`,
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
    },
    {
      on: "routes",
      test: ({ routes, vpnGateway }) =>
        x.or(
          x.isSet(vpnGateway),
          x.everyEntry(routes, ["name", "route"], (_, route) => x.not(route.target.virtualPrivateGateway)),
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
    },
    {
      name: "route_problems",
      on: "routes",
      problems: (inputs, step) => {
        const { ipv4, ipv6, nat64 } = ownRoutes(inputs);
        const own = [
          step("ipv4_route_claims", ipv4),
          step("ipv6_route_claims", ipv6),
          step("nat64_route_claims", nat64),
        ];
        const claims = step("route_claims", x.concat(...own, usersRoutes(inputs)));
        const owners = step(
          "route_owners",
          x.groupEach(claims, ["claim"], (claim) => ({
            key: x.str`tiers["${claim.tier}"] for ${claim.destination}`,
            value: claim.owner,
          })),
        );
        return x.listFrom(owners, ["place", "owners"], (place, all) => ({
          value: x.str`routes has ${x.length(all)} routes in ${place}: ${x.join(", ", all)}; allowed: one. Take one away, or give the tier another kind.`,
          when: x.gt(x.length(all), 1),
        }));
      },
      refused: [
        conflict({ tiers: ["public"], destination: "0.0.0.0/0" }),
        conflict({ tiers: ["private", "public"], destination: "0.0.0.0/0" }),
        {
          ipv6: true,
          tiers: dns64Tiers({}),
          ...conflict({ tiers: ["app"], destination: "64:ff9b::/96" }),
        },
        {
          routes: {
            one: {
              tiers: ["isolated"],
              destination: "10.9.0.0/16",
              target: { transitGatewayId: "tgw-0123456789abcdef0" },
            },
            two: {
              tiers: ["isolated"],
              destination: "10.9.0.0/16",
              target: { peeringConnectionId: "pcx-0123456789abcdef0" },
            },
          },
        },
      ],
    },
  ],
  // a transit gateway's attachment or a firewall's endpoint, made in this network
  late: ["routes"],
});

interface RouteArguments {
  readonly inputs: RouteInputs;
  readonly subnets: Subnets;
  readonly vpn: Optional<VpnGateway>;
  /** What only Terraform can say of the user's routes. */
  readonly preconditions: readonly t.Precondition[];
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

/** They may lead to what is made in these subnets, such as a firewall's endpoint or a transit gateway's attachment. */
export function userRoutes(scope: Construct, { inputs, subnets, vpn, preconditions }: RouteArguments): void {
  const placed = x.flatten(
    x.listFrom(inputs.routes, ["name", "route"], (name, route) =>
      x.listFrom(subnets.plans, ["key", "subnet"], (key, subnet) => ({
        value: placedRoute(name, route, key, subnet, subnets, vpn),
        when: x.contains(route.tiers, subnet.tier),
      })),
    ),
  );
  const named = local(scope, "further_routes", placed);
  const byKey = x.mapEach(named, ["route"], (route) => ({
    key: route.key,
    value: route,
  }));
  forEach(scope, Route, "route", byKey, ({ value }) => ({
    routeTableId: value.routeTableId,
    destinationCidrBlock: value.ipv4,
    destinationIpv6CidrBlock: value.ipv6,
    destinationPrefixListId: value.prefixListId,
    vpcPeeringConnectionId: value.peeringConnectionId,
    transitGatewayId: value.transitGatewayId,
    gatewayId: value.gatewayId,
    vpcEndpointId: value.endpointId,
    preconditions,
  }));
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
  return x.object({
    key: x.str`${name}/${key}`,
    routeTableId: subnets.routeTables.at(key, "id"),
    ipv4: x.when(isIpv6, null, destination),
    ipv6: x.when(isIpv6, destination),
    prefixListId: route.prefixListId,
    peeringConnectionId: target.peeringConnectionId,
    transitGatewayId: target.transitGatewayId,
    gatewayId: x.when(target.virtualPrivateGateway, () => vpn.attribute("id")),
    endpointId: x.lookup(target.endpointIds, subnet.zone, null),
  });
}
