/** A NAT gateway sends on from its own address, and lets nobody begin (VPC User Guide: "NAT gateways", "DNS64 and NAT64", "Regional NAT gateways"). */
import { isNat64 } from "../address/nat64";
import { type Range, textOf } from "../address/range";
import { gatewayOf, type NatGateway, natGateway } from "../model/gateways";
import { ALL_CLIENT_PORTS, type Interface } from "../model/interfaces";
import type { Subnet } from "../model/vpcs";
import { type Arrival, type Leg, NOWHERE, type Onward } from "./leg";
import { passAcl } from "./network-acl";
import type { Packet } from "./packet";
import { isOpenTo } from "./public-access";
import { Trail } from "./trail";

export function byNat(leg: Leg, target: string, onward: Onward): Arrival | undefined {
  const { network, trail } = leg;
  const nat = natGateway(network.inventory, target);
  if (!nat) return void trail.doubt(`${target} is not in what was read`);
  const all = nat.mayBeIn.flatMap((id) => network.subnets.get(id) ?? []);
  if (all.length > 0) return byOneOf(leg, nat, all, onward);
  return through(leg, nat, nat.subnet === undefined ? undefined : network.subnets.get(nat.subnet), onward);
}

/** In one of several subnets: what they say alike, where their tables and network ACLs are the same. */
function byOneOf(leg: Leg, nat: NatGateway, subnets: readonly Subnet[], onward: Onward): Arrival | undefined {
  const { network, trail } = leg;
  const tries = subnets.map((subnet) => {
    const own = new Trail();
    return { subnet, own, arrival: through({ ...leg, trail: own }, nat, subnet, onward) };
  });
  const alike = tries.map(({ subnet, own }) =>
    JSON.stringify([
      own.obstacles.length > 0,
      own.doubts.length > 0,
      network.tableOf(subnet).value?.id,
      network.aclOf(subnet).value?.id,
    ]),
  );
  const [first] = tries;
  if (!first || new Set(alike).size > 1)
    return void trail.doubt(`the subnet of ${nat.address} is not known: ${nat.reason}`);
  trail.join(first.own);
  return first.arrival;
}

function through(leg: Leg, nat: NatGateway, subnet: Subnet | undefined, onward: Onward): Arrival | undefined {
  const { trail, from, passed = [] } = leg;
  if (subnet?.id === from.subnet.id || passed.includes(nat.address)) {
    trail.stop({
      at: nat.address,
      what: `what ${nat.address} sends on comes back to it by its subnet's routes`,
    });
    return NOWHERE;
  }
  if (!takes(leg, nat)) return NOWHERE;
  if (nat.isRegional) return byRegional(leg, nat);
  if (!subnet) return void trail.doubt(`${nat.address} is not in what was read, or its subnet is not`);
  return bySubnet(leg, nat, subnet, onward);
}

/** It translates IPv6 for NAT64's prefix alone. */
function takes({ trail, packet, answers }: Leg, { address }: NatGateway): boolean {
  if (answers !== undefined)
    trail.stop({ at: address, what: `${address} drops answers to connections that it did not see begin` });
  else if (packet.target.version === 6 && !isNat64(packet.target))
    trail.stop({ at: address, what: `${address} translates no IPv6 but to 64:ff9b::/96` });
  else return true;
  return false;
}

function bySubnet(leg: Leg, nat: NatGateway, subnet: Subnet, onward: Onward): Arrival | undefined {
  const { network, trail, to, packet, passed = [] } = leg;
  const range = nat.range ?? subnet.ranges.find(({ version }) => version === 4);
  if (!range) return void trail.doubt(`the private address of ${nat.address} is not known`);
  passAcl(network, trail, subnet, "ingress", packet);
  trail.pass(nat.address, `sends it on from ${textOf(range)}`);
  const after = translated(leg, range);
  const member = natMember(nat, subnet, range);
  const arrival = onward({
    network,
    trail,
    from: { kind: "inside", subnet, range, member },
    to,
    packet: after,
    passed: [...passed, nat.address],
  });
  return arrival && { ...arrival, nat: { subnet, before: packet, after } };
}

/** What NAT64 takes leaves by IPv4: to the target's own address. */
const translated = ({ to, packet }: Leg, source: Range): Packet => ({
  ...packet,
  source,
  sourcePorts: ALL_CLIENT_PORTS,
  ...(isNat64(packet.target) ? { target: to.range } : {}),
  ...(isNat64(packet.target) && to.kind === "outside" && to.service !== undefined
    ? { service: to.service }
    : {}),
});

/** In no subnet: AWS makes its table, with a route to the internet gateway, and no network ACL is on the way. */
function byRegional(leg: Leg, nat: NatGateway): Arrival | undefined {
  const { network, trail, from, to, packet } = leg;
  const { vpc, zone, address } = from.subnet;
  if (nat.zones.length > 0 && zone !== undefined && !nat.zones.includes(String(zone))) {
    trail.stop({
      at: nat.address,
      what: `${nat.address} has no address in the zone of ${address}`,
      code: "REGIONAL_NGW_ROUTE_AZ_RESTRICTION",
      mend: {
        address: nat.address,
        change: `availability_zone_address { availability_zone = "${String(zone)}" }`,
      },
    });
    return NOWHERE;
  }
  if (to.kind === "inside")
    return void trail.doubt(
      `what ${nat.address}, which is in no subnet, does with private addresses is not modelled`,
    );
  const gateway = gatewayOf(network.inventory, vpc);
  if (!gateway)
    return void trail.doubt(`the internet gateway that ${nat.address} leads to is not in what was read`);
  if (!isOpenTo(network, trail, gateway.address, from.subnet, "out", [nat.address])) return NOWHERE;
  const source = nat.publicRange ?? network.anyAddress(4);
  trail.pass(nat.address, "sends it on from its own address in that zone");
  trail.pass(gateway.address, "leads to the internet");
  const after = translated(leg, source);
  return { packet: after, by: "internet_gateway", nat: { subnet: undefined, before: packet, after } };
}

const natMember = (
  { address, isPublic, publicRange }: NatGateway,
  subnet: Subnet,
  range: Range,
): Interface => ({
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
