/** Out of a VPC over its gateways, and from the internet into one. */

import { isNat64 } from "../address/nat64";
import { covers, parseRange, type Range, textOf } from "../address/range";
import { isPublic } from "../address/world";
import { attachedTo, gatewayOf, internetGateway } from "../model/gateways";
import type { Network } from "../model/network";
import type { Route } from "../model/routes";
import type { Resource } from "../terraform/resource";
import { isUnknown } from "../terraform/value";
import { isAnsweredElsewhere, isRedirected } from "./appliance";
import { type Arrival, type Leg, NOWHERE } from "./leg";
import { passAcl } from "./network-acl";
import type { Packet } from "./packet";
import { isOpenTo } from "./public-access";
import { type Inside, nameOf, type Outside } from "./side";
import type { Mend, Trail } from "./trail";

export function byGateway(leg: Leg, { address }: Route, target: string): Arrival | undefined {
  const gateway = internetGateway(leg.network.inventory, target);
  if (!gateway && !/^igw-/.test(target)) {
    leg.trail.doubt(
      `${address} sends ${textOf(leg.packet.target)} to ${target}; what lies behind it is not in what was read`,
    );
    return NOWHERE;
  }
  return isAttached(leg, gateway) ? toInternet(leg, gateway?.address ?? target, gateway) : NOWHERE;
}

/** A gateway that is not in what was read is taken to be the VPC's. */
function isAttached({ network, trail, from }: Leg, gateway: Resource | undefined): boolean {
  const vpc = gateway ? attachedTo(network.inventory, gateway) : from.subnet.vpc;
  if (!gateway || vpc === from.subnet.vpc) return true;
  if (isUnknown(vpc)) trail.doubt(`what ${gateway.address} is attached to is not known: ${vpc.reason}`);
  else
    trail.stop({
      at: gateway.address,
      what: `${gateway.address} is not attached to the VPC of ${from.subnet.address}`,
      code: "BAD_STATE_ATTACHMENT",
    });
  return false;
}

/** It leads out for IPv6, and knows the answers to what went out by it (VPC User Guide: "Egress-only internet gateways"). */
export function byEgressOnly(leg: Leg, { address }: Route, target: string): Arrival | undefined {
  const { network, trail, from, packet } = leg;
  const gateway = network.inventory.find(target, /^aws_egress_only_internet_gateway$/);
  if (!gateway && !/^eigw-/.test(target)) {
    trail.doubt(`${address} sends ${textOf(packet.target)} to ${target}, which is not in what was read`);
    return NOWHERE;
  }
  const name = gateway?.address ?? target;
  if (!isAttached(leg, gateway)) return NOWHERE;
  // a datagram that came by peering is an answer only to those who saw the first one
  const isSeenAsFirst = packet.protocol === "udp" && leg.answers === "peering";
  if (leg.answers !== undefined && !isSeenAsFirst) {
    trail.stop({ at: name, what: `${name} lets nobody begin a connection with ${nameOf(from)}` });
    return NOWHERE;
  }
  if (!leadsTo(trail, name, packet) || !isOpenTo(network, trail, name, from.subnet, "egress-only"))
    return NOWHERE;
  trail.pass(name, "leads to the internet");
  return reachedByInternet(leg, packet, "egress_only_gateway");
}

/** The argument that gives a resource a public address. */
const PUBLIC: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)aws_instance\./, "associate_public_ip_address = true"],
  [/(^|\.)aws_ecs_service\./, "network_configuration { assign_public_ip = true }"],
  [/(^|\.)aws_db_instance\./, "publicly_accessible = true"],
  [/(^|\.)aws_a?lb\./, "internal = false"],
  [/(^|\.)aws_nat_gateway\./, 'connectivity_type = "public"'],
];

function publicMend(address: string, { inventory }: Network): { mend?: Mend } {
  const isByIpv6 = inventory.at(address)?.values.ip_address_type === "dualstack-without-public-ipv4";
  const change = isByIpv6
    ? 'ip_address_type = "dualstack"'
    : PUBLIC.find(([type]) => type.test(address))?.[1];
  return change === undefined ? {} : { mend: { address, change } };
}

/** An internet gateway translates between private and public IPv4 addresses, and drops what has no public one. */
function toInternet(leg: Leg, gateway: string, resource: Resource | undefined): Arrival | undefined {
  const { network, trail, from, to, packet } = leg;
  if (packet.source.version === 4 && from.member?.publicAddress === undefined) {
    trail.stop({
      at: gateway,
      what: `${nameOf(from)} has no public IPv4 address, which ${gateway} needs`,
      code: "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
      ...publicMend(nameOf(from), network),
    });
    return NOWHERE;
  }
  if (to.kind === "inside" && covers(to.range, packet.target) && packet.source.version === 4) {
    trail.stop({
      at: gateway,
      what: `${gateway} leads to no private address`,
      code: "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS",
    });
    return NOWHERE;
  }
  if (!leadsTo(trail, gateway, packet)) return NOWHERE;
  const way = leg.answers === "internet_gateway" ? "in" : "out";
  if (!isOpenTo(network, trail, gateway, from.subnet, way, leg.passed)) return NOWHERE;
  if (resource && isAnsweredElsewhere(network, trail, resource, from)) return NOWHERE;
  const given = from.member?.publicAddress;
  const source = typeof given === "object" && packet.source.version === 4 ? given : packet.source;
  trail.pass(gateway, "leads to the internet");
  return reachedByInternet(leg, { ...packet, source }, "internet_gateway");
}

/** Private and shared addresses are not on the internet (RFC 1918, RFC 6598), and nothing there translates NAT64's. */
function leadsTo(trail: Trail, gateway: string, { target }: Packet): boolean {
  if (isNat64(target)) {
    const what = `${gateway} does not translate ${textOf(target)}: a NAT gateway does`;
    trail.stop({ at: gateway, what });
    return false;
  }
  const code = target.version === 6 ? undefined : unroutable(target);
  if (code === undefined) return true;
  trail.stop({
    at: gateway,
    what: `${gateway} leads to no private address, such as ${textOf(target)}`,
    code,
  });
  return false;
}

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map((text) => parseRange(text) as Range);
const SHARED = parseRange("100.64.0.0/10") as Range;

const unroutable = (target: Range): string | undefined => {
  if (PRIVATE.some((range) => covers(range, target))) return "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS";
  return covers(SHARED, target) ? "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS" : undefined;
};

/** IPv6 addresses in another VPC are reached over the internet, too: by its own internet gateway, or as an answer. */
function reachedByInternet(
  { network, trail, from, to, answers }: Leg,
  packet: Packet,
  by: Arrival["by"],
): Arrival | undefined {
  if (to.kind === "outside" || packet.source.version === 4) return { packet, by };
  const source: Outside = { kind: "outside", range: packet.source, name: nameOf(from) };
  if (answers === "egress_only_gateway") passAcl(network, trail, to.subnet, "ingress", packet);
  else if (enter(network, trail, source, to, packet) !== "entered") return NOWHERE;
  return { packet, by };
}

/** A packet that a gateway's own table sends to an appliance has not arrived, and may come as another one. */
export type Entry = "entered" | "stopped" | "redirected";

/** From the internet to a public address in a VPC. */
export function enter(network: Network, trail: Trail, from: Outside, to: Inside, packet: Packet): Entry {
  if (!isPublic(from.range)) {
    trail.doubt(`how ${from.name} comes into a VPC is not in what was read`);
    return "stopped";
  }
  const gateway = gatewayOf(network.inventory, to.subnet.vpc);
  const vpc = network.vpcs.get(to.subnet.vpc)?.address ?? to.subnet.vpc;
  if (!gateway) {
    if (network.vpcs.get(to.subnet.vpc)?.isManaged !== true)
      trail.doubt(`the internet gateway of ${vpc} is not in what was read`);
    else trail.stop({ at: vpc, what: `${vpc} has no internet gateway` });
    return "stopped";
  }
  if (to.range.version === 4 && to.member?.publicAddress === undefined) {
    trail.stop({
      at: nameOf(to),
      what: `${nameOf(to)} has no public IPv4 address`,
      code: "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
      ...publicMend(nameOf(to), network),
    });
  } else if (to.range.version === 6 && to.member?.isHidden === true) {
    const what = `${nameOf(to)} is private: AWS keeps ${gateway.address} from its IPv6 addresses`;
    trail.stop({ at: nameOf(to), what, ...publicMend(nameOf(to), network) });
  } else trail.pass(gateway.address, `leads from the internet to ${nameOf(to)}`);
  if (!isOpenTo(network, trail, gateway.address, to.subnet, "in")) return "stopped";
  if (isRedirected(network, trail, gateway, to, packet)) return "redirected";
  passAcl(network, trail, to.subnet, "ingress", packet);
  return "entered";
}
