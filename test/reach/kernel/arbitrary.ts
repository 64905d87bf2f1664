/** Random topologies: mostly networks that people would make, with a slip here and there. */
import fc from "fast-check";
import { policies } from "./arbitrary-policies";
import type { Pick } from "./pick";
import type {
  EdgeRoute,
  Instance,
  Nat,
  Peering,
  Route,
  Subnet,
  Table,
  Target,
  Topology,
  Vpc,
} from "./topology";

export const topology: fc.Arbitrary<Topology> = fc.gen().map((g) => {
  // an arbitrary must be made by one function of comparable arguments
  const pick: Pick = (...options) => options[g(fc.nat, options.length - 1)] as (typeof options)[number];
  return grow(pick);
});

/** What is known of a VPC before its tables and subnets. */
interface Frame {
  readonly name: string;
  readonly index: number;
  readonly ipv6: boolean;
  readonly internetGateway: boolean;
  readonly egressOnlyGateway: boolean;
  readonly subnets: readonly { readonly name: string; readonly index: number; readonly nat?: Nat }[];
}

const NAMES = ["a", "b", "c"] as const;

function grow(pick: Pick): Topology {
  const names = NAMES.slice(0, pick(1, 2, 2, 3));
  const dual = pick(false, false, true);
  const frames = names.map((name, index) => frame(pick, name, index, dual));
  const peerings = peer(pick, names);
  return { vpcs: frames.map((own) => fill(pick, own, frames, peerings)), peerings };
}

function frame(pick: Pick, name: string, index: number, ipv6: boolean): Frame {
  const internetGateway = pick(true, true, true, false);
  const egressOnlyGateway = ipv6 && pick(false, true);
  const subnets = [0, 1, 2].slice(0, pick(1, 2, 2, 3)).map((subnet) => {
    const named = { name: `${name}${subnet}`, index: subnet };
    return pick(false, false, true) ? { ...named, nat: nat(pick, internetGateway, index, subnet) } : named;
  });
  return { name, index, ipv6, internetGateway, egressOnlyGateway, subnets };
}

/** AWS makes a public NAT gateway only in a VPC with an internet gateway. */
function nat(pick: Pick, internetGateway: boolean, vpc: number, subnet: number): Nat {
  const named = { name: `${NAMES[vpc]}${subnet}n`, ipv4: `10.${vpc}.${subnet}.200` };
  return internetGateway && pick(true, true, false)
    ? { ...named, publicIpv4: `52.0.${vpc}.${subnet}` }
    : named;
}

function peer(pick: Pick, names: readonly string[]): Peering[] {
  const between = (requester: string, accepter: string) => ({
    name: `pcx-${requester}${accepter}`,
    requester,
    accepter,
  });
  const pairs = names.slice(1).map((name, index) => between(names[index] as string, name));
  const chain = pairs.filter(() => pick(true, true, false));
  return names.length === 3 && pick(false, false, true) ? [...chain, between("a", "c")] : chain;
}

function fill(pick: Pick, own: Frame, frames: readonly Frame[], peerings: readonly Peering[]): Vpc {
  const { name, internetGateway, egressOnlyGateway } = own;
  const tables = Array.from(
    { length: pick(1, 2, 2, 3) },
    (_, index): Table => ({ name: `${name}t${index}`, routes: routes(pick, own, frames, peerings) }),
  );
  const neighbours = peerings.flatMap(({ requester, accepter }) =>
    requester === name ? [accepter] : accepter === name ? [requester] : [],
  );
  const { acls, groups } = policies(pick, name, neighbours);
  const subnets = own.subnets.map((subnet): Subnet => {
    const table = pick(...tables).name;
    const base = {
      ...subnet,
      ...ranges(own, subnet.index),
      table,
      acl: pick(...acls.slice(0, 1), ...acls).name,
    };
    return { ...base, instances: instances(pick, own, subnet, groups.length) };
  });
  const edge = internetGateway ? redirected(pick, subnets) : [];
  const gates = { internetGateway, egressOnlyGateway };
  return {
    name,
    ...vpcRanges(own),
    ...gates,
    tables,
    acls,
    groups,
    subnets,
    ...(edge.length > 0 ? { edge } : {}),
  };
}

/** A gateway's table that sends a subnet's range to some instance. */
function redirected(pick: Pick, subnets: readonly Subnet[]): EdgeRoute[] {
  const instances = subnets.flatMap((subnet) => subnet.instances);
  if (instances.length === 0 || !pick(false, false, false, true)) return [];
  const { ipv4, ipv6 } = pick(...subnets);
  const instance = pick(...instances).name;
  const ranges = ipv6 === undefined ? [ipv4] : pick([ipv4], [ipv4, ipv6]);
  return ranges.map((destination) => ({ destination, instance }));
}

const vpcRanges = ({ index, ipv6 }: Frame) => ({
  ipv4: `10.${index}.0.0/16`,
  ...(ipv6 ? { ipv6: `2600:1f18:1:${index + 1}00::/56` } : {}),
});

const ranges = ({ index, ipv6 }: Frame, subnet: number) => ({
  ipv4: `10.${index}.${subnet}.0/24`,
  ...(ipv6 ? { ipv6: `2600:1f18:1:${index + 1}0${subnet}::/64` } : {}),
});

function instances(
  pick: Pick,
  vpc: Frame,
  subnet: { name: string; index: number },
  groups: number,
): Instance[] {
  return ["x", "y"].slice(0, pick(1, 1, 2, 0)).map((letter, index) => {
    const all = Array.from({ length: groups }, (_, group) => `${vpc.name}g${group}`);
    const first = pick(...all);
    const second = pick(first, ...all);
    return {
      name: `${subnet.name}${letter}`,
      ipv4: `10.${vpc.index}.${subnet.index}.${10 + index}`,
      ...(pick(true, false) ? { publicIpv4: `54.${vpc.index}.${subnet.index}.${10 + index}` } : {}),
      ...(vpc.ipv6 ? { ipv6: `2600:1f18:1:${vpc.index + 1}0${subnet.index}::${10 + index}` } : {}),
      groups: [...new Set([first, second])],
    };
  });
}

function routes(pick: Pick, own: Frame, frames: readonly Frame[], peerings: readonly Peering[]): Route[] {
  const out = ways(own, peerings);
  const chosen: Route[] = [];
  const maybe = (destination: string, ...targets: readonly (Target | undefined)[]) => {
    const target = pick(...targets);
    if (target && !chosen.some((route) => route.destination === destination))
      chosen.push({ destination, target });
  };
  const { internet, nats, connections } = out;
  maybe("0.0.0.0/0", undefined, ...internet, ...internet, ...nats, ...nats, ...connections);
  maybe(
    pick("93.184.216.0/24", "10.0.0.0/8"),
    undefined,
    undefined,
    undefined,
    ...internet,
    ...nats,
    ...connections,
  );
  for (const other of frames) {
    if (other.name === own.name) continue;
    const direct = connections.filter(({ name }) => name.slice(4).includes(other.name));
    maybe(vpcRanges(other).ipv4, undefined, ...direct, ...direct, ...direct, ...connections, ...nats);
    maybe(ranges(other, pick(0, 1)).ipv4, undefined, undefined, undefined, ...direct, ...internet);
    if (own.ipv6) maybe(vpcRanges(other).ipv6 as string, undefined, ...direct, ...direct, ...connections);
  }
  // a route into the VPC may be more specific than the local one where it is a whole subnet's
  maybe(ranges(own, pick(...own.subnets).index).ipv4, undefined, undefined, undefined, undefined, ...nats);
  if (own.ipv6) maybe("::/0", undefined, ...internet, ...egressOnly(own), ...connections);
  return chosen;
}

const egressOnly = ({ egressOnlyGateway }: Frame): Target[] =>
  egressOnlyGateway ? [{ kind: "egress-only" }] : [];

function ways({ name, internetGateway, subnets }: Frame, peerings: readonly Peering[]) {
  const internet: Target[] = internetGateway ? [{ kind: "internet" }] : [];
  const nats = subnets.flatMap(({ nat }): Target[] => (nat ? [{ kind: "nat", name: nat.name }] : []));
  const connections = peerings
    .filter(({ requester, accepter }) => requester === name || accepter === name)
    .map((peering) => ({ kind: "peering" as const, name: peering.name }));
  return { internet, nats, connections };
}
