/**
 * The router of a VPC: the route table of the subnet that a packet comes from decides where it goes, and network ACLs
 * are asked where it leaves and enters a subnet.
 *
 * VPC User Guide, "Route priority": the longest prefix wins, and every table has a local route for the VPC's own range;
 * "Subnet route tables": a more specific route may take a whole subnet of the VPC to a NAT gateway. What comes in from an
 * internet gateway or a peering connection is delivered inside of the VPC or not at all (VPC Peering Guide, "VPC peering
 * limitations": no transitive peering, no edge to edge routing). "Route tables": they direct traffic from a subnet; machines of
 * one subnet are neighbours of a link, and ask no route table.
 */
import type { Route, Subnet, Table, Vpc } from "../topology";
import { isIpv6 } from "../topology";
import { aclFilter } from "./acl";
import type { Node, Port } from "./wiring";

/** Where a router's packets can go. */
export interface Ways {
  /** By the machine's name: instances and NAT gateways. */
  readonly machines: ReadonlyMap<string, Port>;
  readonly peerings: ReadonlyMap<string, Port>;
  readonly internet?: Port;
  readonly egressOnly?: Port;
}

/** Delivers inside of the VPC. */
const LOCAL = 99;
/** What enters by the internet gateway. */
const EDGE = 98;
/** Behind every route that a table has. */
const LAST = "metric 4000000000";
const ANY = ["0.0.0.0/0", "::/0"];

export function router(vpc: Vpc, node: Node, ways: Ways): void {
  vpc.tables.forEach((table, index) => {
    writeTable(vpc, table, 1000 + index, node, ways);
  });
  for (const subnet of vpc.subnets) writeSubnet(vpc, subnet, node, ways);
  writeEdge(vpc, node, ways);
  for (const any of ANY) node.ip(`route add blackhole ${any} table ${LOCAL}`);
  node.rule(`pref 200 lookup ${LOCAL}`);
  node.filter = aclFilter(vpc);
}

function writeTable(vpc: Vpc, table: Table, id: number, node: Node, ways: Ways): void {
  for (const local of rangesOf(vpc)) node.ip(`route add throw ${local} table ${id}`);
  for (const route of table.routes) {
    const port = portOf(vpc, route, ways);
    if (port === undefined) throw new Error(`${vpc.name} has no ${JSON.stringify(route.target)}`);
    node.route(route.destination, port, `table ${id}`);
  }
  for (const any of ANY) node.ip(`route add blackhole ${any} table ${id} ${LAST}`);
}

/** "Gateway route tables": what enters by the internet gateway is delivered, but for the ranges that its own table names. */
function writeEdge({ edge = [] }: Vpc, node: Node, { internet, machines }: Ways): void {
  if (edge.length === 0 || internet === undefined) return;
  for (const { destination, instance } of edge)
    node.route(destination, machines.get(instance) as Port, `table ${EDGE}`);
  node.rule(`pref 60 iif ${internet.device} lookup ${EDGE}`);
}

function portOf(vpc: Vpc, { target }: Route, ways: Ways): Port | undefined {
  if (target.kind === "internet") return ways.internet;
  if (target.kind === "egress-only") return ways.egressOnly;
  if (target.kind === "peering") return ways.peerings.get(target.name);
  return vpc.subnets.some(({ nat }) => nat?.name === target.name)
    ? ways.machines.get(target.name)
    : undefined;
}

/** The rules of routing for what comes from a subnet's machines, and the way to them. */
function writeSubnet(vpc: Vpc, subnet: Subnet, node: Node, ways: Ways): void {
  const id = 1000 + vpc.tables.findIndex(({ name }) => name === subnet.table);
  for (const { name, addresses } of machinesIn(subnet)) {
    const port = ways.machines.get(name) as Port;
    for (const range of rangesOf(subnet)) node.ruleTo(range, `pref 50 iif ${port.device} lookup ${LOCAL}`);
    node.rule(`pref 100 iif ${port.device} lookup ${id}`);
    for (const address of addresses)
      node.route(`${address}/${isIpv6(address) ? "128" : "32"}`, port, `table ${LOCAL}`);
  }
}

function machinesIn({ instances, nat }: Subnet): { name: string; addresses: string[] }[] {
  const all = instances.map(({ name, ipv4, ipv6 }) => ({ name, addresses: ipv6 ? [ipv4, ipv6] : [ipv4] }));
  return nat ? [...all, { name: nat.name, addresses: [nat.ipv4] }] : all;
}

export const rangesOf = ({ ipv4, ipv6 }: Vpc | Subnet): string[] => [ipv4, ...(ipv6 ? [ipv6] : [])];
