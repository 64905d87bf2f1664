/** What routes lead to: gateways, NAT gateways and peering connections. */
import { parseRange, type Range } from "../address/range";
import type { Resource } from "../terraform/resource";
import { blocksIn, isUnknown, type Ref, refIn, refsIn, textIn } from "../terraform/value";
import { type Inventory, idOf } from "./inventory";
import { SUBNET } from "./vpcs";

export const internetGateway = (inventory: Inventory, target: Ref): Resource | undefined =>
  inventory.find(target, /^aws_internet_gateway$/);

/** The VPCs that an internet gateway is attached to; undefined where that is not known. */
export function attachedTo(inventory: Inventory, gateway: Resource): Ref | undefined {
  const direct = refIn(gateway.values.vpc_id);
  if (direct !== undefined) return direct;
  const attachment = inventory
    .of("aws_internet_gateway_attachment")
    .find(({ values }) => refIn(values.internet_gateway_id) === idOf(gateway));
  return attachment && refIn(attachment.values.vpc_id);
}

/** The internet gateway of a VPC. */
export const gatewayOf = (inventory: Inventory, vpc: string): Resource | undefined =>
  inventory.of("aws_internet_gateway").find((gateway) => attachedTo(inventory, gateway) === vpc);

export interface NatGateway {
  readonly address: string;
  readonly subnet: string | undefined;
  /** Those that it may be in, where which is not known, and why. */
  readonly mayBeIn: readonly string[];
  readonly reason: string;
  readonly isPublic: boolean;
  /** Its private address. */
  readonly range: Range | undefined;
  readonly publicRange: Range | undefined;
  readonly isRegional: boolean;
  /** Where a regional one has addresses; none: wherever AWS extends it to. */
  readonly zones: readonly string[];
}

export function natGateway(inventory: Inventory, target: Ref): NatGateway | undefined {
  const resource = inventory.find(target, /^aws_nat_gateway$/);
  if (!resource) return undefined;
  const { address, values } = resource;
  const ref = refIn(values.subnet_id);
  const subnet = inventory.find(ref, SUBNET);
  const candidates = isUnknown(ref) ? (ref.candidates ?? []) : [];
  const elastic = inventory.find(refIn(values.allocation_id), /^aws_eip$/);
  return {
    address,
    subnet: subnet && idOf(subnet),
    mayBeIn: candidates.flatMap((id) => inventory.find(id, SUBNET) ?? []).map(idOf),
    reason: isUnknown(ref) ? ref.reason : "",
    isPublic: (textIn(values.connectivity_type) ?? "public") === "public",
    range: parseRange(textIn(values.private_ip) ?? ""),
    isRegional: textIn(values.availability_mode) === "regional",
    zones: blocksIn(values.availability_zone_address).flatMap(
      (block) => textIn(block.availability_zone) ?? [],
    ),
    publicRange: parseRange(textIn(values.public_ip) ?? textIn(elastic?.values.public_ip) ?? ""),
  };
}

export interface Peering {
  readonly address: string;
  readonly ends: readonly (Ref | undefined)[];
  /** Undefined where it is not known. */
  readonly isAccepted: boolean | undefined;
}

const CONNECTION = /^aws_vpc_peering_connection$/;
const ACCEPTER = /^aws_vpc_peering_connection_accepter$/;

/** A route may name the accepter, to wait for it. It has the connection's id, and no VPCs before it is applied. */
export function peering(inventory: Inventory, target: Ref): Peering | undefined {
  const accepter = inventory.find(target, ACCEPTER);
  const asked = refIn(accepter?.values.vpc_peering_connection_id) ?? target;
  const resource = inventory.find(asked, CONNECTION) ?? accepter;
  if (!resource) return undefined;
  const { address, values } = resource;
  return {
    address,
    ends: [refIn(values.vpc_id), refIn(values.peer_vpc_id)],
    isAccepted: isAccepted(inventory, resource),
  };
}

function isAccepted(inventory: Inventory, resource: Resource): boolean | undefined {
  const { auto_accept: auto, accept_status: status } = resource.values;
  if (typeof status === "string" && status !== "") return status === "active";
  if (auto === true) return true;
  const accepter = inventory
    .of("aws_vpc_peering_connection_accepter")
    .find(({ values }) => refsIn(values.vpc_peering_connection_id).includes(idOf(resource)));
  return accepter === undefined ? undefined : accepter.values.auto_accept === true ? true : undefined;
}
