/** A connection: the way of its first packet with the security groups of both ends, and the way of the answer. */
import { isNat64, throughNat64 } from "../address/nat64";
import { type Ports, type Range, textOf } from "../address/range";
import { LINUX_PORTS } from "../model/interfaces";
import type { Network } from "../model/network";
import { enter } from "./internet";
import type { Arrival } from "./leg";
import { passAcl } from "./network-acl";
import { answerTo, type Packet, type Peer, type Protocol } from "./packet";
import { passGroups } from "./security-groups";
import { type Inside, nameOf, type Outside, type Side } from "./side";
import { Trail } from "./trail";
import { travel } from "./travel";

export interface Trip {
  readonly there: Trail;
  readonly back: Trail;
}

export interface Connection {
  readonly protocol: Protocol;
  readonly ports: Ports;
  /** Whose address a load balancer keeps. */
  readonly client?: Range;
}

/** Clients on the internet, of every system (VPC User Guide: "Custom network ACLs", whose example opens these). */
const CLIENTS: Ports = { first: 32768, last: 65535 };

export function connect(network: Network, from: Side, to: Side, connection: Connection): Trip {
  const { protocol, ports, client } = connection;
  const trip = { there: new Trail(), back: new Trail() };
  const sourcePorts = from.kind === "outside" ? CLIENTS : (from.member?.clientPorts ?? LINUX_PORTS);
  const isTranslated = from.range.version === 6 && to.range.version === 4;
  const service = to.kind === "outside" && !isTranslated ? to.service : undefined;
  const packet: Packet = {
    protocol,
    source: client ?? from.range,
    target: isTranslated ? throughNat64(to.range) : to.range,
    sourcePorts,
    targetPorts: ports,
    ...(service === undefined ? {} : { service }),
  };
  if (isTranslated && from.kind === "inside" && !from.subnet.resolvesNat64)
    trip.there.doubt(
      `${from.subnet.address} has no enable_dns64: whether names of IPv4 alone lead ${nameOf(from)} to 64:ff9b::/96 is for its own resolver to say`,
    );
  if (from.kind === "outside") fromOutside(network, trip, to, packet, from);
  else fromInside(network, trip, from, to, packet, client !== undefined);
  return trip;
}

function fromOutside(network: Network, { there, back }: Trip, to: Side, packet: Packet, from: Outside): void {
  there.pass(from.name, `sends ${packet.protocol} to ${textOf(packet.target)}`);
  if (to.kind === "outside") {
    if (to.service === undefined)
      there.doubt(`${from.name} and ${to.name} are both outside of what was read`);
    return;
  }
  const entry = enter(network, there, from, to, packet);
  if (entry === "redirected") return;
  admit(network, there, to, packet, { groups: [] });
  if (entry === "entered") answer(network, back, to, from, packet);
}

function fromInside(
  network: Network,
  { there, back }: Trip,
  from: Inside,
  to: Side,
  packet: Packet,
  keepsClient: boolean,
): void {
  const isSeen = to.kind === "inside" && !isNat64(packet.target);
  const groups = isSeen ? (to.member?.groups ?? []) : [];
  there.pass(
    nameOf(from),
    `sends ${packet.protocol} from ${textOf(packet.source)} to ${textOf(packet.target)}`,
  );
  const service = packet.service === undefined ? {} : { service: packet.service };
  if (from.member)
    passGroups(network, there, from.member, "egress", packet, { range: packet.target, groups, ...service });
  const arrival = travel({ network, trail: there, from, to, packet });
  if (to.kind === "inside") admit(network, there, to, arrival?.packet ?? packet, seenGroups(from, arrival));
  if (arrival && keepsClient && to.kind === "inside") answeredByBalancer(network, back, from, to, packet);
  else if (arrival) answered(network, back, from, to, arrival);
}

/** Groups are seen where addresses are private on both sides, and a transit gateway is told to. */
function seenGroups({ member }: Inside, arrival: Arrival | undefined): Pick<Peer, "groups" | "lost"> {
  const groups = member?.groups ?? [];
  const isOutside = arrival && (arrival.nat || /^(internet|egress_only)_gateway$/.test(arrival.by));
  const code = isOutside ? "SG_REFERENCES_NOT_PRESERVED" : arrival?.losesGroups;
  return code ? { groups: [], lost: { groups, code } } : { groups };
}

function admit(
  network: Network,
  trail: Trail,
  to: Inside,
  packet: Packet,
  seen: Pick<Peer, "groups" | "lost">,
): void {
  if (to.member) passGroups(network, trail, to.member, "ingress", packet, { range: packet.source, ...seen });
  trail.pass(nameOf(to), `receives it at ${textOf(to.range)}`);
}

/** The answer to what came from the internet leaves as it came in. */
function answer(network: Network, trail: Trail, from: Inside, to: Outside, packet: Packet): void {
  travel({ network, trail, from, to, packet: answerTo(packet), answers: "internet_gateway" });
}

/** The answer to a client whose address was kept goes through the load balancer all the same. */
function answeredByBalancer(
  network: Network,
  trail: Trail,
  balancer: Inside,
  to: Inside,
  packet: Packet,
): void {
  if (balancer.subnet.id === to.subnet.id) return;
  passAcl(network, trail, to.subnet, "egress", answerTo(packet));
  passAcl(network, trail, balancer.subnet, "ingress", answerTo({ ...packet, source: balancer.range }));
}

/** What was translated on the way there is translated back, where it was translated. */
function answered(
  network: Network,
  trail: Trail,
  from: Inside,
  to: Side,
  { packet, by, nat }: Arrival,
): void {
  if (nat && !nat.subnet) {
    // one that is in no subnet answers from the gateway's side
    passAcl(network, trail, from.subnet, "ingress", answerTo(nat.before));
    return;
  }
  const first: Inside = nat?.subnet
    ? { kind: "inside", subnet: nat.subnet, range: nat.after.source, member: undefined }
    : from;
  const reply = answerTo(packet);
  if (to.kind === "outside")
    passAcl(network, trail, first.subnet, "ingress", { ...reply, target: first.range });
  else if (by !== "internet_gateway" || reply.source.version === 6)
    travel({ network, trail, from: to, to: first, packet: reply, answers: by });
  if (nat) travel({ network, trail, from: first, to: from, packet: answerTo(nat.before), answers: by });
}
