/** A route table has one route for a destination: the tier's own way out, or a user's route, never two. */
import type { ComputedRule } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { NetworkInputs, NetworkShape } from "./network.inputs";

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
    const claims = step("route_claims", x.concat(ownRoutes(inputs), usersRoutes(inputs)));
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
    x.object<RouteClaim>({ tier, destination, owner });
  const ipv4 = x.listFrom(tiers, ["tier", "settings"], (tier, { kind, defaultRoute }) => ({
    value: claim(tier, "0.0.0.0/0", "the tier's own way out"),
    when: x.and(
      defaultRoute,
      x.or(x.eq(kind, "public"), x.and(x.eq(kind, "private"), x.ne(nat.mode, "none"))),
    ),
  }));
  const byIpv6 = x.listFrom(tiers, ["tier", "settings"], (tier, { kind, defaultRoute }) => ({
    value: claim(tier, "::/0", "the tier's own way out"),
    when: x.and(defaultRoute, ipv6, x.ne(kind, "isolated")),
  }));
  return x.concat(ipv4, byIpv6);
}

function usersRoutes({ routes }: NetworkInputs): Expr<RouteClaim[]> {
  return x.flatten(
    x.listFrom(routes, ["name", "route"], (name, route) => ({
      value: x.listEach(route.tiers, ["tier"], (tier) => ({
        value: x.object<RouteClaim>({
          tier,
          destination: x.orElse(route.destination, () => route.prefixListId) as Expr<string>,
          owner: x.str`routes["${name}"]`,
        }),
      })),
    })),
  );
}
