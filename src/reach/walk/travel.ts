/** Follows one packet from a subnet over route tables and gateways to where it goes, or from outside into a VPC. */
import { covers, textOf } from "../address/range";
import { peering } from "../model/gateways";
import type { Network } from "../model/network";
import type { Route } from "../model/routes";
import { isUnknown, refIn } from "../terraform/value";
import { byAppliance } from "./appliance";
import { byEgressOnly, byGateway } from "./internet";
import { type Arrival, type Leg, NOWHERE } from "./leg";
import { byNat } from "./nat";
import { passAcl } from "./network-acl";
import { wayOf } from "./route";
import { routeFor, type Sender } from "./route-mend";
import { nameOf } from "./side";
import { byTransitGateway } from "./transit";

export function travel(leg: Leg): Arrival | undefined {
  const { network, trail, from, to, packet } = leg;
  const isNeighbour = to.kind === "inside" && to.subnet.id === from.subnet.id;
  if (isNeighbour && to.range.version === packet.target.version) {
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
  if (route.isBlackhole) {
    const what = `the route of ${route.address} leads to what is not there any more`;
    trail.stop({ at: route.address, what, code: "BAD_STATE_ROUTE" });
    return NOWHERE;
  }
  switch (route.kind) {
    case "network_interface":
    case "instance":
      return byAppliance(leg, route.target);
    case "gateway":
      return byGateway(leg, route, route.target);
    case "nat_gateway":
      return byNat(leg, route.target, travel);
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
  if (packet.protocol !== "tcp") {
    trail.stop({
      at: endpoint.address,
      what: `${endpoint.address} takes tcp alone`,
      code: "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
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
  // of datagrams, the gateway has to see no answer
  if (leg.answers === "egress_only_gateway" && packet.protocol !== "udp") {
    trail.stop({
      at: address,
      what: `the answer comes by ${address} to a connection that left by a gateway`,
    });
    return NOWHERE;
  }
  trail.pass(address, `leads to ${vpc.address}`);
  return intoSubnet(leg, other, "peering");
}
