/** Where a subnet sends a packet: the longest prefix that holds its target. */
import { covers, overlaps, type Range, sizeOf, textOf } from "../address/range";
import type { Network } from "../model/network";
import type { Route, RouteTable } from "../model/routes";
import type { Subnet } from "../model/vpcs";
import { isUnknown } from "../terraform/value";
import type { Packet } from "./packet";

export type Way =
  | { readonly kind: "local"; readonly table: RouteTable }
  | { readonly kind: "route"; readonly route: Route; readonly table: RouteTable }
  | { readonly kind: "none"; readonly table: RouteTable }
  | { readonly kind: "unknown"; readonly reasons: readonly string[] };

interface Candidate {
  readonly range: Range;
  /** Undefined for the VPC's own. */
  readonly route: Route | undefined;
}

export function wayOf(network: Network, subnet: Subnet, packet: Packet): Way {
  const { value: table, doubts } = network.tableOf(subnet);
  if (!table || doubts.length > 0) return { kind: "unknown", reasons: doubts };
  if (table.doubts.length > 0) return { kind: "unknown", reasons: table.doubts };
  return wayIn(network, table, subnet.vpc, packet);
}

/** As a table of a VPC says. */
export function wayIn(
  network: Network,
  table: RouteTable,
  vpc: string,
  packet: Pick<Packet, "target" | "service">,
): Way {
  const service = serviceRoute(network, table, packet);
  if (service) return { kind: "route", route: service, table };
  const found = candidates(network, table, vpc)
    .filter(({ range }) => overlaps(range, packet.target))
    .sort((a, b) => (sizeOf(a.range) < sizeOf(b.range) ? -1 : 1));
  const whole = found.findIndex(({ range }) => covers(range, packet.target));
  const others = (whole < 0 ? found : found.slice(0, whole)).filter(
    ({ route }) => whole < 0 || !sameTarget(route, found[whole]?.route),
  );
  if (others.length > 0)
    return {
      kind: "unknown",
      reasons: others.map(
        ({ range }) =>
          `${table.address} sends ${textOf(range)}, a part of ${textOf(packet.target)}, another way`,
      ),
    };
  const blind = blindLists(network, table);
  if (whole < 0) return blind.length > 0 ? { kind: "unknown", reasons: blind } : { kind: "none", table };
  const route = found[whole]?.route;
  return route ? { kind: "route", route, table } : { kind: "local", table };
}

const sameTarget = (one: Route | undefined, other: Route | undefined) =>
  one?.kind === other?.kind && one?.target === other?.target;

function candidates(network: Network, { routes }: RouteTable, vpc: string): Candidate[] {
  const own = network.vpcs.get(vpc)?.ranges ?? [];
  const explicit = routes.flatMap((route): Candidate[] => {
    const { destination } = route;
    const isLocal = route.target === "local";
    if ("prefixList" in destination)
      return listOf(network, destination.prefixList).map((range) => ({
        range,
        route: isLocal ? undefined : route,
      }));
    return [{ range: destination, route: isLocal ? undefined : route }];
  });
  // what replaces the local route has its very range
  const local = own.filter(
    (range) => !explicit.some((one) => one.route && covers(one.range, range) && covers(range, one.range)),
  );
  return [...explicit, ...local.map((range) => ({ range, route: undefined }))];
}

const listOf = (network: Network, ref: Route["target"]): readonly Range[] =>
  isUnknown(ref) ? [] : (network.prefixLists.get(ref)?.ranges ?? []);

/** The route of a gateway endpoint is by its service's list, which is longer than any other prefix to the service. */
const serviceRoute = (
  network: Network,
  { routes }: RouteTable,
  { service }: Pick<Packet, "service">,
): Route | undefined =>
  service === undefined
    ? undefined
    : routes.find(
        ({ destination }) =>
          "prefixList" in destination &&
          typeof destination.prefixList === "string" &&
          network.prefixLists.get(destination.prefixList)?.service === service,
      );

const blindLists = (network: Network, { routes }: RouteTable): string[] =>
  routes.flatMap(({ destination, address }) => {
    if (!("prefixList" in destination)) return [];
    const { prefixList } = destination;
    const isKnown = typeof prefixList === "string" && network.prefixLists.has(prefixList);
    return isKnown ? [] : [`${address} has a route by a prefix list that is not in what was read`];
  });
