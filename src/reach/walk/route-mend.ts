/** The route that a table lacks, to what its VPC has for that: whoever is public leaves by an internet gateway, others by a NAT gateway. */
import { isNat64 } from "../address/nat64";
import { textOf } from "../address/range";
import { gatewayOf, natGateway, peering } from "../model/gateways";
import { idOf } from "../model/inventory";
import type { Network } from "../model/network";
import type { Subnet } from "../model/vpcs";
import { refIn } from "../terraform/value";
import type { Packet } from "./packet";
import type { Side } from "./side";

/** Whoever sends: a public address of its own, or that of a NAT gateway, lets it use an internet gateway. */
export interface Sender {
  readonly subnet: Subnet;
  readonly isPublic: boolean;
}

export function routeFor(network: Network, sender: Sender, to: Side, { target }: Packet): string {
  if (isNat64(target)) return natRoute(network, sender);
  const isOut = target.name !== undefined;
  const everywhere = target.version === 4 ? "0.0.0.0/0" : "::/0";
  const argument = target.version === 4 ? "cidr_block" : "ipv6_cidr_block";
  const lead = isOut ? wayOut(network, sender, target.version) : between(network, sender, to);
  return `route { ${argument} = "${isOut ? everywhere : textOf(target)}"${lead.startsWith("with") ? ` } ${lead}` : `, ${lead} }`}`;
}

function natRoute(network: Network, { subnet }: Sender): string {
  const nat = natNear(network, subnet);
  return `route { ipv6_cidr_block = "64:ff9b::/96"${nat === undefined ? " } with the nat_gateway_id of a NAT gateway" : `, nat_gateway_id = ${nat}.id }`}`;
}

function wayOut(network: Network, { subnet, isPublic }: Sender, version: 4 | 6): string {
  const { inventory } = network;
  const internet = gatewayOf(inventory, subnet.vpc)?.address;
  const outward = inventory
    .of("aws_egress_only_internet_gateway")
    .find(({ values }) => refIn(values.vpc_id) === subnet.vpc)?.address;
  if (version === 6 && outward !== undefined) return `egress_only_gateway_id = ${outward}.id`;
  if (version === 6 || isPublic)
    return internet === undefined
      ? "with the gateway_id of an internet gateway"
      : `gateway_id = ${internet}.id`;
  const nat = natNear(network, subnet);
  return nat === undefined ? "with the nat_gateway_id of a NAT gateway" : `nat_gateway_id = ${nat}.id`;
}

/** One in the subnet's own zone before others: what crosses zones is paid for. */
function natNear({ inventory, subnets }: Network, { vpc, zone, id }: Subnet): string | undefined {
  const all = inventory.of("aws_nat_gateway").flatMap((resource) => {
    const gateway = natGateway(inventory, idOf(resource));
    const home = gateway?.isPublic && gateway.subnet ? subnets.get(gateway.subnet) : undefined;
    return home?.vpc === vpc && home.id !== id ? [{ address: resource.address, zone: home.zone }] : [];
  });
  return (all.find((one) => one.zone !== undefined && one.zone === zone) ?? all[0])?.address;
}

function between({ inventory }: Network, { subnet }: Sender, to: Side): string {
  const other = to.kind === "inside" ? to.subnet.vpc : undefined;
  const found = inventory.of("aws_vpc_peering_connection").find((resource) => {
    const ends = peering(inventory, idOf(resource))?.ends ?? [];
    return other !== undefined && ends.includes(subnet.vpc) && ends.includes(other);
  });
  return found ? `vpc_peering_connection_id = ${found.address}.id` : "with a target that leads there";
}
