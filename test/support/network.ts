/** What an evaluated or applied stack is as the network that `hanok/reach` makes of it, and what tests ask of that. */
import { type Network, readTerraform } from "../../src/reach";
import { blockOf } from "../../src/reach/address/range";
import { internetGateway, natGateway } from "../../src/reach/model/gateways";
import type { GroupRule, SecurityGroup } from "../../src/reach/model/groups";
import type { Packet } from "../../src/reach/walk/packet";
import { wayOf } from "../../src/reach/walk/route";
import { type Instance, specimen } from "./evaluated-stack";

const networks = new WeakMap<readonly Instance[], Network>();

/** The attributes of each type that other resources name. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  aws_vpc: [
    "default_network_acl_id",
    "default_route_table_id",
    "default_security_group_id",
    "main_route_table_id",
  ],
  aws_vpc_endpoint: ["prefix_list_id"],
};

export function networkOf(stack: readonly Instance[]): Network {
  const known = networks.get(stack);
  if (known) return known;
  const resources = stack.map(({ address, type, body }) => {
    const names = ["id", "arn", ...(GIVEN[type] ?? [])];
    const given = Object.fromEntries(names.map((name) => [name, specimen(address, name)]));
    return { address, mode: "managed", type, values: { ...given, ...body } };
  });
  const network = readTerraform({ format_version: "1.0", values: { root_module: { resources } } });
  networks.set(stack, network);
  return network;
}

export type WayOut = "internet gateway" | "NAT gateway" | "egress-only gateway" | "other";

/** Where a subnet, by its id, sends what goes to the internet; nowhere from an isolated one. */
export function waysOutOf(stack: readonly Instance[], id: string): WayOut[] {
  const network = networkOf(stack);
  const subnet = network.subnets.get(id);
  if (!subnet) throw new Error(`there is no subnet ${id}`);
  const ways = ([4, 6] as const).map((version) => wayOf(network, subnet, toInternet(network, version)));
  return ways.flatMap((way): WayOut[] => {
    if (way.kind === "unknown") throw new Error(`${id}: ${way.reasons.join(", ")}`);
    if (way.kind !== "route") return [];
    if (internetGateway(network.inventory, way.route.target)) return ["internet gateway"];
    if (natGateway(network.inventory, way.route.target)) return ["NAT gateway"];
    return way.route.kind === "egress_only_gateway" ? ["egress-only gateway"] : ["other"];
  });
}

function toInternet(network: Network, version: 4 | 6): Packet {
  const range = network.anyAddress(version);
  const ports = { first: 443, last: 443 };
  return { protocol: "tcp", source: range, target: range, sourcePorts: ports, targetPorts: ports };
}

/** Ids of a tier's subnets. */
export const subnetsOf = (stack: readonly Instance[], tier: string): string[] =>
  [...networkOf(stack).subnets.values()]
    .filter(({ address }) => address.includes(`["${tier}/`))
    .map(({ id }) => id);

/**
 * Who may speak to whom, by security groups: traffic passes where the one's egress and the other's ingress both say so.
 * Lines read `load_balancer -> servers tcp 8080`, with the internet as `internet`.
 */
export function traffic(stack: readonly Instance[]): string[] {
  const rules = rulesOf(networkOf(stack));
  const lines = rules.flatMap((rule) => {
    const { group, peer, direction } = rule;
    const outside = peer === EVERYWHERE ? "internet" : peer;
    if (isOutside(rule))
      return [direction === "ingress" ? line(outside, group, rule) : line(group, outside, rule)];
    return direction === "egress" && isAnswered(rules, rule) ? [line(group, peer, rule)] : [];
  });
  return [...new Set(lines)].sort();
}

/** Rules between groups that only one of the two knows: nothing passes by them. */
export function halfOpen(stack: readonly Instance[]): string[] {
  const rules = rulesOf(networkOf(stack));
  const open = rules.filter((rule) => !isOutside(rule) && !isAnswered(rules, rule));
  return open.map((rule) => line(rule.group, rule.peer, rule));
}

const EVERYWHERE = "0.0.0.0/0";

interface Rule {
  readonly direction: "ingress" | "egress";
  readonly group: string;
  /** A group's name, a range or a prefix list. */
  readonly peer: string;
  readonly isGroup: boolean;
  readonly ports: string;
}

const isOutside = ({ isGroup }: Rule): boolean => !isGroup;
const line = (from: string, to: string, { ports }: Rule): string => `${from} -> ${to} ${ports}`;

const isAnswered = (rules: readonly Rule[], { group, peer, ports, direction }: Rule): boolean =>
  rules.some(
    (other) =>
      other.direction !== direction &&
      other.group === peer &&
      other.peer === group &&
      other.isGroup &&
      other.ports === ports,
  );

function rulesOf(network: Network): Rule[] {
  const own = new Set(network.groups.values());
  return [...own].flatMap((group) =>
    (["egress", "ingress"] as const).flatMap((direction) =>
      group[direction]
        .filter(({ address }) => address.startsWith("aws_vpc_security_group_"))
        .map((rule) => ruleOf(network, direction, group, rule)),
    ),
  );
}

function ruleOf(
  network: Network,
  direction: Rule["direction"],
  group: SecurityGroup,
  { peer, protocol, ports }: GroupRule,
): Rule {
  const named = "group" in peer ? network.groups.get(String(peer.group)) : undefined;
  const other =
    "range" in peer
      ? blockOf(peer.range).replaceAll('"', "")
      : String("group" in peer ? peer.group : "prefixList" in peer ? peer.prefixList : peer.unknown);
  return {
    direction,
    group: nameOf(group),
    peer: named ? nameOf(named) : other,
    isGroup: "group" in peer,
    ports: `${protocol} ${ports.first === ports.last ? ports.first : `${ports.first}-${ports.last}`}`,
  };
}

/** `aws_security_group.load_balancer_group` is called `load_balancer`. */
const nameOf = ({ address }: SecurityGroup): string =>
  address.replace("aws_security_group.", "").replace(/_group$/, "");
