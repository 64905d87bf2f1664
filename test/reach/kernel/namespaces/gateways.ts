/**
 * What leads out of a VPC: internet gateway, egress-only internet gateway and NAT gateways; and the internet itself.
 *
 * VPC User Guide, "Enable internet access for a VPC using an internet gateway": the gateway translates one to one between a
 * private and a public IPv4 address, so without a public address there is no way; IPv6 addresses are public. "Egress-only
 * internet gateways": IPv6, out only, with the answers. "NAT gateways": what is sent through one has the gateway's private
 * address, for the internet its Elastic IP; nobody can begin a connection to it. It sends from ports 1024-65535
 * ("Custom network ACLs", Ephemeral ports): here from those that people forget.
 */
import { INTERNET, isIpv6, LISTENING, type Nat, type Vpc } from "../topology";
import { rangesOf } from "./router";
import type { Node, Port } from "./wiring";

/** Pairs of private and public IPv4 addresses. */
function publicAddresses(vpc: Vpc): [string, string][] {
  return vpc.subnets.flatMap(({ instances, nat }) =>
    [...instances, ...(nat ? [nat] : [])].flatMap(({ ipv4, publicIpv4 }): [string, string][] =>
      publicIpv4 ? [[ipv4, publicIpv4]] : [],
    ),
  );
}

/** The mark and the table of what comes back through the egress-only gateway. */
const ANSWERS = 1;

/** One namespace for both gateways, which know each other's ranges: devices `igw`, `eigw` and `net`. */
export function gateways(vpc: Vpc, node: Node, ports: Record<"igw" | "eigw" | "net", Port>): void {
  for (const range of rangesOf(vpc)) {
    node.route(range, ports.igw);
    if (isIpv6(range)) node.route(range, ports.eigw, `table ${ANSWERS}`);
  }
  node.rule(`pref 100 fwmark ${ANSWERS} lookup ${ANSWERS}`);
  for (const any of ["0.0.0.0/0", "::/0"]) node.route(any, ports.net);
  node.filter = `${translation(vpc)}\n${egressOnly(vpc)}`;
}

function translation(vpc: Vpc): string {
  const pairs = vpc.internetGateway ? publicAddresses(vpc) : [];
  const table = (reversed: boolean) =>
    pairs.map(([inner, outer]) => (reversed ? `${outer} : ${inner}` : `${inner} : ${outer}`)).join(", ");
  const translate = (device: string, field: string, reversed: boolean) =>
    pairs.length === 0
      ? ""
      : `iifname ${device} ip ${field} set ip ${field} map { ${table(reversed)} } accept`;
  return `table ip translation {
    chain arriving {
      type filter hook prerouting priority -250; policy accept;
      ${translate("igw", "saddr", false)}
      ${translate("net", "daddr", true)}
      drop
    }
  }`;
}

/** Tracks what goes out through the egress-only gateway; the internet gateway's own packets are none of its business. */
const egressOnly = ({ internetGateway }: Vpc): string => `table ip6 direction {
    chain untracked {
      type filter hook prerouting priority -300; policy accept;
      iifname igw notrack
    }
    chain tracked {
      type filter hook prerouting priority 0; policy accept;
      iifname net ct direction reply meta mark set ${ANSWERS}
    }
    chain crossing {
      type filter hook forward priority 0; policy drop;
      iifname igw accept
      iifname eigw ct direction original accept
      iifname net ct direction reply accept
      ${internetGateway ? "iifname net accept" : ""}
    }
  }`;

/** A packet that belongs to no connection which the gateway saw begin is dropped. */
export function natGateway({ ipv4 }: Nat, node: Node, port: Port): void {
  node.address(ipv4, port.device);
  node.route("0.0.0.0/0", port, `src ${ipv4}`);
  node.filter = `table ip nat {
    chain leaving {
      type nat hook postrouting priority 100;
      meta l4proto { tcp, udp } snat to ${ipv4}:1024-2047
    }
  }
  table inet filter {
    chain crossing {
      type filter hook forward priority 0; policy accept;
      ct state invalid drop
    }
    chain local {
      type filter hook input priority 0; policy drop;
      meta l4proto ipv6-icmp accept
    }
  }`;
}

/** Hosts of the internet, and the way to every public address; nothing else has a way. */
export function internet(node: Node, ways: readonly { vpc: Vpc; port: Port }[]): void {
  for (const address of [...INTERNET.ipv4, ...INTERNET.ipv6]) {
    node.address(address, "lo");
    node.listen(address, LISTENING);
  }
  for (const { vpc, port } of ways)
    for (const destination of destinations(vpc)) node.route(destination, port);
}

const destinations = (vpc: Vpc): string[] => [
  ...(vpc.internetGateway ? publicAddresses(vpc).map(([, address]) => `${address}/32`) : []),
  ...rangesOf(vpc).filter(isIpv6),
];
