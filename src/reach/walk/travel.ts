/** Follows one packet from a subnet over route tables and gateways to where it goes, or from outside into a VPC. */
import { covers, textOf } from "../address/range";
import { isPublic } from "../address/world";
import { attachedTo, gatewayOf, internetGateway, natGateway, peering } from "../model/gateways";
import { ALL_CLIENT_PORTS } from "../model/interfaces";
import type { Network } from "../model/network";
import type { Route } from "../model/routes";
import type { Subnet } from "../model/vpcs";
import type { Resource } from "../terraform/resource";
import { isUnknown, refIn } from "../terraform/value";
import { passAcl } from "./network-acl";
import type { Packet } from "./packet";
import { wayOf } from "./route";
import { routeFor, type Sender } from "./route-mend";
import { type Inside, nameOf, type Outside, type Side } from "./side";
import type { Mend, Trail } from "./trail";
import { byTransitGateway } from "./transit";

export interface Nat {
  readonly subnet: Subnet;
  /** The packet that came to the NAT gateway. */
  readonly before: Packet;
  /** The packet that it sent on. */
  readonly after: Packet;
}

/** How it got there; undefined where it did not. */
export interface Arrival {
  readonly packet: Packet;
  readonly by: "local" | "peering" | "transit_gateway" | "internet_gateway" | "egress_only_gateway" | "other";
  readonly nat?: Nat;
  /** What carried it does not tell whose groups it is of. */
  readonly losesGroups?: boolean;
}

/** One that leads nowhere: what stops it, or what is not known, is on the trail. */
const NOWHERE = undefined;

export interface Leg {
  readonly network: Network;
  readonly trail: Trail;
  /** Where it starts. */
  readonly from: Inside;
  readonly to: Side;
  readonly packet: Packet;
  /** NAT gateways that it has passed. */
  readonly passed?: readonly string[];
  /** How the packet travelled that this one answers. */
  readonly answers?: Arrival["by"];
}

export function travel(leg: Leg): Arrival | undefined {
  const { network, trail, from, to, packet } = leg;
  if (to.kind === "inside" && to.subnet.id === from.subnet.id) {
    trail.pass(from.subnet.address, "delivers it within the subnet");
    return { packet, by: "local" };
  }
  passAcl(network, trail, from.subnet, "egress", packet);
  const way = wayOf(network, from.subnet, packet);
  switch (way.kind) {
    case "unknown":
      trail.doubt(...way.reasons);
      return NOWHERE;
    case "none":
      trail.stop({
        at: way.table.address,
        what: `${way.table.address} has no route to ${textOf(packet.target)}`,
        code: "NO_ROUTE_TO_DESTINATION",
        mend: { address: way.table.address, change: routeFor(network, senderOf(leg), to, packet) },
      });
      return NOWHERE;
    case "local":
      trail.pass(way.table.address, `routes ${textOf(packet.target)} within its VPC`, "local");
      return intoSubnet(leg, from.subnet.vpc, "local");
    case "route":
      trail.pass(
        way.table.address,
        `routes ${textOf(packet.target)} to ${targetText(network, way.route)}`,
        way.route.address,
      );
      return byRoute(leg, way.route);
  }
}

/** What a NAT gateway sends on has its public address. */
const senderOf = ({ from, passed = [] }: Leg): Sender => ({
  subnet: from.subnet,
  isPublic: from.member?.publicAddress !== undefined || passed.length > 0,
});

const targetText = ({ inventory }: Network, { target }: Route): string =>
  isUnknown(target) ? "what is not known" : (inventory.find(target, /./)?.address ?? target);

/** In the subnet of the VPC that has the address. */
function intoSubnet(
  { network, trail, to, packet }: Leg,
  vpc: string,
  by: Arrival["by"],
): Arrival | undefined {
  const name = network.vpcs.get(vpc)?.address ?? vpc;
  if (to.kind === "outside" || to.subnet.vpc !== vpc) {
    trail.stop({ at: name, what: `${nameOf(to)} is not in ${name}, which has ${textOf(packet.target)}` });
    return NOWHERE;
  }
  passAcl(network, trail, to.subnet, "ingress", packet);
  return { packet, by };
}

function byRoute(leg: Leg, route: Route): Arrival | undefined {
  const { trail } = leg;
  if (isUnknown(route.target)) {
    trail.doubt(`the target of the route of ${route.address} is not known: ${route.target.reason}`);
    return NOWHERE;
  }
  switch (route.kind) {
    case "gateway":
      return byGateway(leg, route, route.target);
    case "nat_gateway":
      return byNat(leg, route.target);
    case "peering":
      return byPeering(leg, route.target);
    case "egress_only_gateway":
      return byEgressOnly(leg, route, route.target);
    case "vpc_endpoint":
      return byEndpoint(leg, route.target);
    case "transit_gateway":
      return byTransitGateway(leg, route.target, travel);
    default:
      trail.doubt(
        `${route.address} sends ${textOf(leg.packet.target)} to ${route.target}, which is not modelled`,
      );
      return NOWHERE;
  }
}

function byGateway(leg: Leg, { address }: Route, target: string): Arrival | undefined {
  const gateway = internetGateway(leg.network.inventory, target);
  if (!gateway && !/^igw-/.test(target)) {
    leg.trail.doubt(
      `${address} sends ${textOf(leg.packet.target)} to ${target}; what lies behind it is not in what was read`,
    );
    return NOWHERE;
  }
  return isAttached(leg, gateway) ? toInternet(leg, gateway?.address ?? target) : NOWHERE;
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
function byEgressOnly(leg: Leg, { address }: Route, target: string): Arrival | undefined {
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

function publicMend(address: string): { mend?: Mend } {
  const change = PUBLIC.find(([type]) => type.test(address))?.[1];
  return change === undefined ? {} : { mend: { address, change } };
}

/** An internet gateway translates between private and public IPv4 addresses, and drops what has no public one. */
function toInternet(leg: Leg, gateway: string): Arrival | undefined {
  const { trail, from, to, packet } = leg;
  if (packet.source.version === 4 && from.member?.publicAddress === undefined) {
    trail.stop({
      at: gateway,
      what: `${nameOf(from)} has no public IPv4 address, which ${gateway} needs`,
      code: "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
      ...publicMend(nameOf(from)),
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
  const given = from.member?.publicAddress;
  const source = typeof given === "object" && packet.source.version === 4 ? given : packet.source;
  trail.pass(gateway, "leads to the internet");
  return reachedByInternet(leg, { ...packet, source }, "internet_gateway");
}

/** IPv6 addresses in another VPC are reached over the internet, too: by its own internet gateway, or as an answer. */
function reachedByInternet(
  { network, trail, from, to, answers }: Leg,
  packet: Packet,
  by: Arrival["by"],
): Arrival | undefined {
  if (to.kind === "outside" || packet.source.version === 4) return { packet, by };
  const source: Outside = { kind: "outside", range: packet.source, name: nameOf(from) };
  if (answers === "egress_only_gateway") passAcl(network, trail, to.subnet, "ingress", packet);
  else if (!enter(network, trail, source, to, packet)) return NOWHERE;
  return { packet, by };
}

function byNat(leg: Leg, target: string): Arrival | undefined {
  const { network, trail, from, to, packet, passed = [] } = leg;
  const nat = natGateway(network.inventory, target);
  const subnet = nat?.subnet === undefined ? undefined : network.subnets.get(nat.subnet);
  if (!nat || !subnet) {
    trail.doubt(`${nat?.address ?? target} is not in what was read${nat ? ", or its subnet is not" : ""}`);
    return NOWHERE;
  }
  const range = nat.range ?? (subnet.ranges.find(({ version }) => version === 4) as typeof packet.source);
  if (subnet.id === from.subnet.id || passed.includes(nat.address)) {
    trail.stop({
      at: nat.address,
      what: `what ${nat.address} sends on comes back to it by its subnet's routes`,
    });
    return NOWHERE;
  }
  if (leg.answers !== undefined) {
    trail.stop({
      at: nat.address,
      what: `${nat.address} drops answers to connections that it did not see begin`,
    });
    return NOWHERE;
  }
  passAcl(network, trail, subnet, "ingress", packet);
  trail.pass(nat.address, `sends it on from ${textOf(range)}`);
  const after = { ...packet, source: range, sourcePorts: ALL_CLIENT_PORTS };
  const inner: Inside = {
    kind: "inside",
    subnet,
    range,
    member: natMember(nat.address, subnet, range, nat.isPublic, nat.publicRange),
  };
  const arrival = travel({
    network,
    trail,
    from: inner,
    to,
    packet: after,
    passed: [...passed, nat.address],
  });
  return arrival && { ...arrival, nat: { subnet, before: packet, after } };
}

const natMember = (
  address: string,
  subnet: Subnet,
  range: Inside["range"],
  isPublic: boolean,
  publicRange: Inside["range"] | undefined,
) => ({
  address,
  subnet,
  ranges: [range],
  isExact: true,
  publicAddress: isPublic ? (publicRange ?? ("chosen by AWS" as const)) : undefined,
  groups: [],
  clientPorts: ALL_CLIENT_PORTS,
  listens: [],
  doubts: [],
});

/** A gateway endpoint leads to its service (AWS PrivateLink Guide: "Gateway endpoints"). */
function byEndpoint({ network, trail, from, to, packet }: Leg, target: string): Arrival | undefined {
  const endpoint = network.inventory.find(target, /^aws_vpc_endpoint$/);
  if (!endpoint || to.kind === "inside" || to.service === undefined) {
    trail.doubt(
      `${endpoint?.address ?? target} takes ${textOf(packet.target)}; what it does with it is not modelled`,
    );
    return NOWHERE;
  }
  if (refIn(endpoint.values.vpc_id) !== from.subnet.vpc) {
    trail.stop({
      at: endpoint.address,
      what: `${endpoint.address} is not in the VPC of ${from.subnet.address}`,
    });
    return NOWHERE;
  }
  trail.pass(endpoint.address, `leads to ${to.name}`);
  return { packet, by: "other" };
}

/** A peering connection leads into the other VPC and no further (VPC Peering Guide: "Edge to edge routing", "Transitive peering"). */
function byPeering(leg: Leg, target: string): Arrival | undefined {
  const { network, trail, from, packet } = leg;
  const connection = peering(network.inventory, target);
  if (!connection) {
    trail.doubt(`${target} is not in what was read`);
    return NOWHERE;
  }
  const { address, ends, isAccepted } = connection;
  const open = ends.find(isUnknown);
  if (isUnknown(open)) trail.doubt(`a VPC of ${address} is not known: ${open.reason}`);
  if (isAccepted === undefined) trail.doubt(`whether ${address} is accepted is not known`);
  if (isAccepted === false)
    trail.stop({ at: address, what: `${address} is not accepted`, code: "BAD_STATE" });
  const other = ends.find((end) => end !== from.subnet.vpc);
  if (!ends.includes(from.subnet.vpc) || typeof other !== "string") {
    if (!isUnknown(open))
      trail.stop({ at: address, what: `${address} does not connect the VPC of ${from.subnet.address}` });
    return NOWHERE;
  }
  const vpc = network.vpcs.get(other);
  if (!vpc) {
    trail.doubt(`the VPC ${other} behind ${address} is not in what was read`);
    return NOWHERE;
  }
  if (!vpc.ranges.some((range) => covers(range, packet.target))) {
    trail.stop({
      at: address,
      what: `${address} leads into ${vpc.address} and no further, which does not have ${textOf(packet.target)}`,
      code: "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR",
    });
    return NOWHERE;
  }
  if (leg.answers === "egress_only_gateway") {
    trail.stop({
      at: address,
      what: `the answer comes by ${address} to a connection that left by a gateway`,
    });
    return NOWHERE;
  }
  trail.pass(address, `leads to ${vpc.address}`);
  return intoSubnet(leg, other, "peering");
}

/** From the internet to a public address in a VPC. */
export function enter(network: Network, trail: Trail, from: Outside, to: Inside, packet: Packet): boolean {
  if (!isPublic(from.range)) {
    trail.doubt(`how ${from.name} comes into a VPC is not in what was read`);
    return false;
  }
  const gateway = gatewayOf(network.inventory, to.subnet.vpc);
  const vpc = network.vpcs.get(to.subnet.vpc)?.address ?? to.subnet.vpc;
  if (!gateway) {
    if (network.vpcs.get(to.subnet.vpc)?.isManaged !== true)
      trail.doubt(`the internet gateway of ${vpc} is not in what was read`);
    else trail.stop({ at: vpc, what: `${vpc} has no internet gateway` });
    return false;
  }
  if (to.range.version === 4 && to.member?.publicAddress === undefined) {
    trail.stop({
      at: nameOf(to),
      what: `${nameOf(to)} has no public IPv4 address`,
      code: "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
      ...publicMend(nameOf(to)),
    });
  } else trail.pass(gateway.address, `leads from the internet to ${nameOf(to)}`);
  passAcl(network, trail, to.subnet, "ingress", packet);
  return true;
}
