/** A route table has one route for a destination: the tier's own way out, or a user's route, never two. */
import type { ComputedRule } from "../core/contract";
import {
  and,
  concat,
  type Expr,
  eq,
  flatten,
  groupEach,
  gt,
  join,
  length,
  listEach,
  listFrom,
  ne,
  object,
  or,
  orElse,
  str,
} from "../core/expressions";
import type { NetworkInputs, NetworkShape, Route, Tier } from "./network.inputs";

/** What wants a route for a destination in a tier's tables. */
interface RouteClaim {
  readonly tier: string;
  readonly destination: string;
  readonly owner: string;
}

export const routeConflictRule: ComputedRule<NetworkShape> = {
  name: "route_problems",
  on: "routes",
  problems: (inputs, step) => {
    const claims = step("route_claims", concat<RouteClaim>(ownRoutes(inputs), usersRoutes(inputs)));
    const owners = step(
      "route_owners",
      groupEach<RouteClaim, string>(claims, ["claim"], (claim) => ({
        key: str`tiers["${claim.tier}"] for ${claim.destination}`,
        value: claim.owner,
      })),
    );
    return listFrom<string[], string>(owners, ["place", "owners"], (place, all) => ({
      value: str`routes has ${length(all)} routes in ${place}: ${join(", ", all)}; allowed: one. Take one away, or give the tier another kind.`,
      when: gt(length(all), 1),
    }));
  },
  refused: [
    conflict({ tiers: ["public"], destination: "0.0.0.0/0" }),
    conflict({ tiers: ["private", "public"], destination: "0.0.0.0/0" }),
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
};

function conflict(route: object) {
  return { routes: { sample: { ...route, target: { transitGatewayId: "tgw-0123456789abcdef0" } } } };
}

/** The way out that comes with a tier's kind. */
function ownRoutes({ tiers, nat, ipv6 }: NetworkInputs): Expr<RouteClaim[]> {
  const claim = (tier: Expr<string>, destination: string, owner: string) =>
    object<RouteClaim>({ tier, destination, owner });
  const ipv4 = listFrom<Tier, RouteClaim>(tiers, ["tier", "settings"], (tier, { kind, defaultRoute }) => ({
    value: claim(tier, "0.0.0.0/0", "the tier's own way out"),
    when: and(defaultRoute, or(eq(kind, "public"), and(eq(kind, "private"), ne(nat.mode, "none")))),
  }));
  const byIpv6 = listFrom<Tier, RouteClaim>(tiers, ["tier", "settings"], (tier, { kind, defaultRoute }) => ({
    value: claim(tier, "::/0", "the tier's own way out"),
    when: and(defaultRoute, ipv6, ne(kind, "isolated")),
  }));
  return concat<RouteClaim>(ipv4, byIpv6);
}

function usersRoutes({ routes }: NetworkInputs): Expr<RouteClaim[]> {
  return flatten<RouteClaim>(
    listFrom<Route, RouteClaim[]>(routes, ["name", "route"], (name, route) => ({
      value: listEach<string, RouteClaim>(route.tiers, ["tier"], (tier) => ({
        value: object<RouteClaim>({
          tier,
          destination: orElse<string, string | null>(
            route.destination,
            () => route.prefixListId,
          ) as Expr<string>,
          owner: str`routes["${name}"]`,
        }),
      })),
    })),
  );
}
