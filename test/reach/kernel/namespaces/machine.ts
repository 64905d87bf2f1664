/**
 * An instance: its address, a way to its subnet's router, and its security groups, which the machine's own connection
 * tracking keeps.
 *
 * VPC User Guide, "Security group rules" and "Security group connection tracking": rules allow only, all of a machine's
 * groups count together, answers to what was let through pass, and groups stand at the network interface: also between
 * machines of one subnet. "Security group referencing": a rule that names a group is about the private addresses of the
 * interfaces that have it, not their public ones; what came over an internet gateway belongs to no group any more
 * (Reachability Analyzer explanation codes, SG_REFERENCES_NOT_PRESERVED), which IPv6 addresses alone do not show.
 */
import {
  type Group,
  type GroupRule,
  type Instance,
  instancesOf,
  isIpv6,
  LISTENING,
  type Topology,
} from "../topology";
import { FROM_INTERNET, traffic } from "./traffic";
import type { Node, Port } from "./wiring";

export function machine(topology: Topology, instance: Instance, node: Node, port: Port): void {
  for (const address of addressesOf(instance)) {
    node.address(address, port.device);
    node.route(isIpv6(address) ? "::/0" : "0.0.0.0/0", port, `src ${address}`);
    node.listen(address, LISTENING);
  }
  node.filter = filter(topology, instance);
}

const addressesOf = ({ ipv4, ipv6 }: Instance): string[] => [ipv4, ...(ipv6 ? [ipv6] : [])];

function filter(topology: Topology, instance: Instance): string {
  const all = topology.vpcs.flatMap(({ groups }) => groups);
  const groups = all.filter(({ name }) => instance.groups.includes(name));
  // its source/destination check drops what is not for it ("Source/destination checking")
  return `table inet groups {
    chain passing {
      type filter hook forward priority 0; policy drop;
    }
    chain incoming {
      type filter hook input priority 0; policy drop;
      ${chain("saddr", topology, groups, "ingress")}
    }
    chain outgoing {
      type filter hook output priority 0; policy drop;
      ${chain("daddr", topology, groups, "egress")}
    }
  }`;
}

/** ICMPv6 is how machines of a link find each other, which AWS does outside of groups. */
function chain(
  side: "saddr" | "daddr",
  topology: Topology,
  groups: readonly Group[],
  direction: "ingress" | "egress",
): string {
  const rules = groups.flatMap((group) => group[direction]);
  const accepts = rules.flatMap((rule) => peers(topology, rule).map((peer) => accept(side, peer, rule)));
  return ["ct state established accept", "meta l4proto ipv6-icmp accept", ...accepts].join("\n      ");
}

function accept(side: string, peer: string, rule: GroupRule): string {
  const family = isIpv6(peer) ? "ip6" : "ip";
  const within = "group" in rule.peer && family === "ip6" ? `ip6 dscp != ${FROM_INTERNET}` : "";
  return `${family} ${side} ${peer} ${within} ${traffic(rule.traffic)} accept`;
}

function peers(topology: Topology, { peer }: GroupRule): string[] {
  if ("cidr" in peer) return [peer.cidr];
  return instancesOf(topology)
    .filter(({ groups }) => groups.includes(peer.group))
    .flatMap(addressesOf);
}
