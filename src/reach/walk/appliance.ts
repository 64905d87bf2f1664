/**
 * Machines that packets of others pass: middleboxes and NAT instances (VPC User Guide: "Middlebox routing", "Gateway route
 * tables", "NAT instances"). What would stop a packet on its way to them is known, what they let through is not.
 */
import { textOf } from "../address/range";
import type { Interface } from "../model/interfaces";
import type { Network } from "../model/network";
import type { Resource } from "../terraform/resource";
import { isUnknown, textIn } from "../terraform/value";
import { type Arrival, type Leg, NOWHERE } from "./leg";
import { passAcl } from "./network-acl";
import type { Packet } from "./packet";
import { wayIn, wayOf } from "./route";
import { passGroups } from "./security-groups";
import type { Inside } from "./side";
import type { Trail } from "./trail";

const ENDPOINT = /^aws_vpc_endpoint$/;

interface Appliance {
  readonly resource: Resource;
  readonly member: Interface | undefined;
}

function applianceOf({ inventory, members }: Network, target: string): Appliance | undefined {
  const resource =
    inventory.find(target, /^aws_(network_interface|instance)$/) ??
    inventory
      .of("aws_instance")
      .find(({ address, values }) =>
        [textIn(values.primary_network_interface_id), `${address}.primary_network_interface_id`].includes(
          target,
        ),
      );
  return resource && { resource, member: members.get(resource.address)?.interfaces[0] };
}

/** By a route of a subnet's table. */
export function byAppliance(
  { network, trail, from, packet, answers }: Leg,
  target: string,
): Arrival | undefined {
  const appliance = applianceOf(network, target);
  if (!appliance) return void trail.doubt(`${target} is not in what was read`);
  const { resource, member } = appliance;
  forwards(trail, resource);
  if (member && member.subnet.id !== from.subnet.id)
    passAcl(network, trail, member.subnet, "ingress", packet);
  const groups = from.member?.groups ?? [];
  if (member && answers === undefined)
    passGroups(network, trail, member, "ingress", packet, { range: packet.source, groups });
  if (member) leadsOn(network, trail, member, packet);
  trail.doubt(
    `what ${resource.address} does with ${packet.protocol} to ${textOf(packet.target)} is its own to say`,
  );
  return NOWHERE;
}

function forwards(trail: Trail, { address, values }: Resource): void {
  if (values.source_dest_check === false || isUnknown(values.source_dest_check)) return;
  trail.stop({
    at: address,
    what: `${address} drops what is neither from it nor to it`,
    code: "ENI_SOURCE_DEST_CHECK_RESTRICTION",
    mend: { address, change: "source_dest_check = false" },
  });
}

function leadsOn(network: Network, trail: Trail, { subnet }: Interface, packet: Packet): void {
  const way = wayOf(network, subnet, packet);
  if (way.kind !== "none") return;
  const { address } = way.table;
  const what = `${address} has no route to ${textOf(packet.target)}`;
  trail.stop({ at: address, what, code: "NO_ROUTE_TO_DESTINATION" });
}

/** Whether the internet gateway's own table sends a packet to an appliance instead of its target. */
export function isRedirected(
  network: Network,
  trail: Trail,
  gateway: Resource,
  to: Inside,
  packet: Packet,
): boolean {
  const target = redirection(network, trail, gateway, to, packet);
  if (target === undefined) return false;
  const found = applianceOf(network, target);
  const name = (found?.resource ?? network.inventory.find(target, ENDPOINT))?.address ?? target;
  if (found) {
    forwards(trail, found.resource);
    if (found.member && packet.target.version === 4 && found.member.publicAddress === undefined)
      trail.stop({
        at: name,
        what: `${name} has no public IPv4 address, which what comes in by ${gateway.address} needs`,
        code: "INGRESS_RTB_NO_PUBLIC_IP",
      });
    if (found.member) passAcl(network, trail, found.member.subnet, "ingress", packet);
    if (found.member)
      passGroups(network, trail, found.member, "ingress", packet, { range: packet.source, groups: [] });
  }
  trail.doubt(
    `${gateway.address} sends ${textOf(packet.target)} to ${name}, and what that lets through is its own to say`,
  );
  return true;
}

/** Whether answers to what leaves by the gateway come in by an appliance, which did not see it leave. */
export function isAnsweredElsewhere(
  network: Network,
  trail: Trail,
  gateway: Resource,
  from: Inside,
): boolean {
  const packet = { protocol: "tcp", source: from.range, target: from.range } as const;
  const target = redirection(network, trail, gateway, from, packet);
  if (target === undefined) return false;
  const name =
    applianceOf(network, target)?.resource.address ??
    network.inventory.find(target, ENDPOINT)?.address ??
    target;
  const table = network.tableOf(from.subnet).value?.address ?? from.subnet.address;
  trail.stop({
    at: gateway.address,
    what: `answers to ${textOf(from.range)} come in by ${name}: what leaves has to pass it, too`,
    code: "INGRESS_RTB_TRAFFIC_REDIRECTION",
    mend: { address: table, change: `routes to ${name} instead of ${gateway.address}` },
  });
  return true;
}

function redirection(
  network: Network,
  trail: Trail,
  gateway: Resource,
  to: Inside,
  packet: Pick<Packet, "protocol" | "source" | "target">,
): string | undefined {
  const { value: table, doubts } = network.tableOfGateway(gateway);
  trail.doubt(...doubts);
  if (!table) return undefined;
  const way = wayIn(network, table, to.subnet.vpc, packet);
  if (way.kind === "unknown") trail.doubt(...way.reasons);
  if (way.kind !== "route") return undefined;
  const { target, address } = way.route;
  if (isUnknown(target))
    return void trail.doubt(`the target of the route of ${address} is not known: ${target.reason}`);
  const isItself = applianceOf(network, target)?.member?.address === to.member?.address;
  return isItself && to.member ? undefined : target;
}
