/** Over a transit gateway into another VPC, by the gateway's tables (Transit Gateways Guide: "How network ACLs work with transit gateways"). */
import { covers, textOf } from "../address/range";
import {
  type Attachment,
  attachmentsOf,
  seesGroups,
  tableOfAttachment,
  transitRoute,
} from "../model/transit";
import type { Subnet } from "../model/vpcs";
import type { Resource } from "../terraform/resource";
import { isUnknown } from "../terraform/value";
import type { Arrival, Leg, Onward } from "./leg";
import { passAcl } from "./network-acl";
import type { LostGroups } from "./security-groups";

export function byTransitGateway(leg: Leg, target: string, onward: Onward): Arrival | undefined {
  const { network, trail, from } = leg;
  const gateway = network.inventory.find(target, /^aws_ec2_transit_gateway$/);
  if (!gateway) return void trail.doubt(`${target} is not in what was read`);
  const attachments = attachmentsOf(network.inventory, target);
  const source = attachments.find(({ vpc }) => vpc === from.subnet.vpc);
  if (!source)
    return void trail.doubt(
      `the attachment of the VPC of ${from.subnet.address} to ${gateway.address} is not in what was read`,
    );
  if (!leaves(leg, source, gateway)) return undefined;
  const next = nextAttachment(leg, gateway, attachments, source);
  return next && arrive(leg, gateway, source, next, onward);
}

/** A VPC's traffic enters the gateway in zones that the attachment has a subnet in. */
function leaves({ network, trail, from, packet }: Leg, source: Attachment, gateway: Resource): boolean {
  const doors = source.subnets.flatMap((id) => network.subnets.get(id) ?? []);
  const door = doors.find(({ zone }) => zone === from.subnet.zone);
  if (!door && doors.length > 0 && from.subnet.zone !== undefined) {
    trail.stop({
      at: source.address,
      what: `${source.address} has no subnet in the zone of ${from.subnet.address}`,
      code: "TGW_ROUTE_AZ_RESTRICTION",
      mend: { address: source.address, change: `subnet_ids with a subnet in ${String(from.subnet.zone)}` },
    });
    return false;
  }
  if (door && door.id !== from.subnet.id) passAcl(network, trail, door, "ingress", packet);
  trail.pass(gateway.address, `takes it by ${source.address}`);
  return true;
}

function nextAttachment(
  leg: Leg,
  gateway: Resource,
  attachments: readonly Attachment[],
  source: Attachment,
): Attachment | undefined {
  const { network, trail, packet } = leg;
  const table = tableOfAttachment(network.inventory, gateway, source);
  if (isUnknown(table))
    return void trail.doubt(`the route table of ${source.address} is not known: ${table.reason}`);
  if (table === undefined) {
    trail.stop({
      at: source.address,
      what: `${source.address} has no route table`,
      code: "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
    });
    return undefined;
  }
  const route = transitRoute(network.inventory, network.vpcs, gateway, table, packet.target);
  if (!route) {
    const what = `the route table of ${source.address} has no route to ${textOf(packet.target)}`;
    trail.stop({ at: gateway.address, what, code: "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT" });
    return undefined;
  }
  if (route.isBlackhole) {
    trail.stop({
      at: route.address,
      what: `${route.address} drops ${textOf(packet.target)}`,
      code: "TGW_RTB_BAD_STATE_ROUTE",
    });
    return undefined;
  }
  const next = attachments.find(({ resource }) => network.inventory.find(route.attachment, /./) === resource);
  if (!next)
    return void trail.doubt(
      `${route.address} leads to an attachment that is no VPC's, or is not in what was read`,
    );
  trail.pass(gateway.address, `routes ${textOf(packet.target)} to ${next.address}`, route.address);
  return next;
}

function arrive(
  leg: Leg,
  gateway: Resource,
  source: Attachment,
  next: Attachment,
  onward: Onward,
): Arrival | undefined {
  const { network, trail, to, packet } = leg;
  const doors = next.subnets.flatMap((id) => network.subnets.get(id) ?? []);
  const losesGroups = seesGroups(gateway, [source, next]) ? undefined : "SG_REFERENCING_SUPPORT";
  const door = (to.kind === "inside" && doors.find(({ zone }) => zone === to.subnet.zone)) || doors[0];
  if (!door) return void trail.doubt(`the subnets of ${next.address} are not known`);
  if (to.kind === "inside" && to.subnet.vpc === next.vpc) {
    if (door.id !== to.subnet.id) passAcl(network, trail, door, "egress", packet);
    passAcl(network, trail, to.subnet, "ingress", packet);
    return { packet, by: "transit_gateway", losesGroups };
  }
  return further(leg, door, losesGroups, onward);
}

/** A VPC that packets pass through, such as one with the NAT gateways of all. */
function further(
  leg: Leg,
  door: Subnet,
  losesGroups: LostGroups | undefined,
  onward: Onward,
): Arrival | undefined {
  const own = leg.network.vpcs.get(door.vpc)?.ranges ?? [];
  if (own.some((range) => covers(range, leg.packet.target)))
    return void leg.trail.doubt(`${textOf(leg.packet.target)} is in no subnet that is known`);
  const from = { kind: "inside" as const, subnet: door, range: leg.packet.source, member: undefined };
  const arrival = onward({ ...leg, from });
  return arrival && { ...arrival, losesGroups };
}
