/** Whether an interface's security groups let a connection in or out. They know of connections: answers always pass. */
import { blockOf, covers, overlaps, portsText, type Range, textOf, without } from "../address/range";
import type { Direction, GroupRule, SecurityGroup } from "../model/groups";
import type { Interface } from "../model/interfaces";
import type { Network } from "../model/network";
import { isUnknown, type Ref } from "../terraform/value";
import type { Packet, Peer } from "./packet";
import type { Trail } from "./trail";

/** AWS's codes for groups that are not seen any more. */
export type LostGroups = "SG_REFERENCES_NOT_PRESERVED" | "SG_REFERENCING_SUPPORT";

type Match = "yes" | "maybe" | "no";

export function passGroups(
  network: Network,
  trail: Trail,
  member: Interface,
  direction: Direction,
  packet: Packet,
  peer: Peer,
): void {
  if (member.isUnguarded) {
    trail.pass(member.address, `has no security groups, and ${said(direction, packet)}`);
    return;
  }
  const { groups, doubts } = groupsOf(network, member);
  const rules = groups.flatMap((group) =>
    group[direction].filter((rule) => concerns(rule, packet)).map((rule) => ({ rule, group })),
  );
  const yes = rules.find(({ rule }) => admits(network, rule, peer) === "yes") ?? together(rules, peer);
  if (yes) {
    trail.pass(yes.group.address, said(direction, packet), yes.rule.address);
    return;
  }
  const maybe = rules.filter(({ rule }) => admits(network, rule, peer) === "maybe");
  const open = [
    ...doubts,
    ...groups.flatMap((group) => group.doubts),
    ...maybe.map(
      ({ rule }) =>
        `${rule.address} ${direction === "ingress" ? "admits" : "lets out to"} ${peerText(rule)}, which may be ${textOf(peer.range)}`,
    ),
  ];
  if (open.length > 0) {
    trail.doubt(...open);
    return;
  }
  const { lost } = peer;
  const isLost =
    lost && rules.some(({ rule }) => admits(network, rule, { ...peer, groups: lost.groups }) === "yes");
  trail.stop({
    ...obstacle(member, groups, direction, packet, peer),
    ...(isLost ? { code: lost.code } : {}),
  });
}

const said = (direction: Direction, { protocol, targetPorts }: Packet) =>
  `lets ${protocol} ${portsText(targetPorts)} ${direction === "ingress" ? "in" : "out"}`;

function obstacle(
  member: Interface,
  groups: readonly SecurityGroup[],
  direction: Direction,
  packet: Packet,
  peer: Peer,
) {
  const names = groups.map(({ address }) => address).join(", ") || "no security group";
  const [first] = groups;
  const what = `no ${direction} rule of ${names} lets ${packet.protocol} ${portsText(packet.targetPorts)} ${
    direction === "ingress" ? `in from ${textOf(peer.range)}` : `out to ${textOf(peer.range)}`
  }`;
  const isEmpty = groups.length > 0 && groups.every((group) => group[direction].length === 0);
  const code = isEmpty ? "SG_HAS_NO_RULES" : "ENI_SG_RULES_MISMATCH";
  return first
    ? {
        at: member.address,
        what,
        code,
        mend: { address: first.address, change: ruleText(direction, packet, peer) },
      }
    : { at: member.address, what, code };
}

/** By the other's group where it is known to have one, or else by its range. */
function ruleText(direction: Direction, { protocol, targetPorts }: Packet, peer: Peer): string {
  const group = peer.groups.find((ref): ref is string => typeof ref === "string");
  const { version } = peer.range;
  const whom =
    group === undefined
      ? `${version === 4 ? "cidr_blocks" : "ipv6_cidr_blocks"} = [${blockOf(peer.range)}]`
      : `security_groups = [${/^(aws_|module\.|data\.)/.test(group) ? group : JSON.stringify(group)}]`;
  return `${direction} { protocol = "${protocol}", from_port = ${targetPorts.first}, to_port = ${targetPorts.last}, ${whom} }`;
}

function groupsOf(network: Network, { groups, doubts }: Interface) {
  const open = [...doubts];
  const known = groups.flatMap((ref) => {
    const group = isUnknown(ref) ? undefined : network.groups.get(ref);
    if (!group)
      open.push(
        isUnknown(ref)
          ? `one of its security groups is not known: ${ref.reason}`
          : `the security group ${ref} is not in what was read`,
      );
    return group ?? [];
  });
  return { groups: known, doubts: open };
}

const concerns = ({ protocol, ports }: GroupRule, packet: Packet): boolean =>
  (protocol === "-1" || protocol === packet.protocol) &&
  ports.first <= packet.targetPorts.first &&
  packet.targetPorts.last <= ports.last;

function admits(network: Network, { peer: rule }: GroupRule, peer: Peer): Match {
  if ("unknown" in rule) return "maybe";
  if ("range" in rule) return inRange(rule.range, peer.range);
  if ("group" in rule) return inGroup(network, rule.group, peer.groups);
  return inPrefixList(network, rule.prefixList, peer);
}

const inRange = (rule: Range, peer: Range): Match =>
  covers(rule, peer) ? "yes" : overlaps(rule, peer) ? "maybe" : "no";

function inGroup(network: Network, rule: Ref, groups: readonly Ref[]): Match {
  const same = groups.map((group) => sameGroup(network, rule, group));
  return same.includes("yes") ? "yes" : same.includes("maybe") ? "maybe" : "no";
}

function sameGroup(network: Network, one: Ref, other: Ref): Match {
  const [ones, others] = [idsOf(network, one), idsOf(network, other)];
  if (ones === undefined || others === undefined) return "maybe";
  if (!ones.some((id) => others.includes(id))) return "no";
  return ones.length === 1 && others.length === 1 ? "yes" : "maybe";
}

const idsOf = (network: Network, ref: Ref): readonly string[] | undefined =>
  (isUnknown(ref) ? ref.candidates : [ref])?.map((id) => network.groups.get(id)?.id ?? id);

function inPrefixList(network: Network, ref: Ref, peer: Peer): Match {
  if (isUnknown(ref)) return "maybe";
  const list = network.prefixLists.get(ref);
  if (!list) return "maybe";
  if (list.service !== undefined && peer.service !== undefined)
    return list.service === peer.service ? "yes" : "no";
  const found = list.ranges.map((range) => inRange(range, peer.range));
  if (found.includes("yes")) return "yes";
  return found.includes("maybe") ? "maybe" : "no";
}

/** Several ranges that hold the peer's only together. */
function together(rules: readonly { readonly rule: GroupRule; readonly group: SecurityGroup }[], peer: Peer) {
  let left: Range[] = [peer.range];
  for (const { rule } of rules)
    if ("range" in rule.peer) {
      const { range } = rule.peer;
      left = left.flatMap((part) => without(part, range));
    }
  return left.length === 0
    ? rules.find(({ rule }) => "range" in rule.peer && overlaps(rule.peer.range, peer.range))
    : undefined;
}

const peerText = ({ peer }: GroupRule): string => {
  if ("range" in peer) return textOf(peer.range);
  if ("unknown" in peer) return `what is not known (${peer.unknown})`;
  const [what, ref] = "group" in peer ? ["the group", peer.group] : ["the prefix list", peer.prefixList];
  return `${what} ${isUnknown(ref) ? `that is not known (${ref.reason})` : ref}`;
};
