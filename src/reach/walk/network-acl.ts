/** Whether a subnet's network ACL lets a packet pass. It is stateless: answers are asked about, too. */
import { blockOf, common, type Ports, portsText, type Range, textOf, without } from "../address/range";
import type { AclRule } from "../model/acls";
import type { Network } from "../model/network";
import type { Subnet } from "../model/vpcs";
import type { Packet } from "./packet";
import type { Trail } from "./trail";

interface Part {
  readonly range: Range;
  readonly ports: Ports;
}

interface Decision extends Part {
  readonly allows: boolean;
  /** Undefined for the rule `*`, which denies. */
  readonly rule: AclRule | undefined;
}

export function passAcl(
  network: Network,
  trail: Trail,
  subnet: Subnet,
  direction: "ingress" | "egress",
  packet: Packet,
): void {
  const { value: acl, doubts } = network.aclOf(subnet);
  if (doubts.length > 0 || !acl) {
    trail.doubt(...doubts);
    return;
  }
  if (acl.doubts.length > 0) {
    trail.doubt(...acl.doubts);
    return;
  }
  const range = direction === "ingress" ? packet.source : packet.target;
  const rules = acl[direction].filter(({ protocol }) => protocol === "-1" || protocol === packet.protocol);
  const blind = rules.find((rule) => rule.range === undefined);
  if (blind) {
    trail.doubt(`the range of rule ${blind.number} of ${blind.address} is not known`);
    return;
  }
  const decisions = decide(rules, { range, ports: packet.targetPorts });
  const denied = decisions.filter(({ allows }) => !allows);
  if (denied.length === 0) {
    trail.pass(acl.address, said(direction, decisions[0], packet), decisions[0]?.rule?.address);
    return;
  }
  const isSome = !denied.some((one) => sameRange(one.range, range)) && decisions.some(({ allows }) => allows);
  const first = denied[0] as Decision;
  const what = `${acl.address} denies ${packet.protocol} ${portsText(first.ports)} ${
    direction === "ingress" ? "from" : "to"
  } ${textOf(first.range)} (${direction} ${first.rule ? `rule ${first.rule.number}` : "rule *"})`;
  if (isSome && !coversAll(denied, range)) {
    trail.doubt(`${what}, which is a part of ${textOf(range)}`);
    return;
  }
  trail.stop({
    at: subnet.address,
    what,
    code: "SUBNET_ACL_RESTRICTION",
    mend: mendFor(acl.address, rules, first, direction, packet),
  });
}

/** The first rule that fits decides, for each address and port. */
function decide(rules: readonly AclRule[], whole: Part): Decision[] {
  let open: Part[] = [whole];
  const decisions: Decision[] = [];
  for (const rule of rules) {
    const next: Part[] = [];
    for (const part of open) {
      const range = rule.range && common(part.range, rule.range);
      const ports = commonPorts(part.ports, rule.ports);
      if (!range || !ports) next.push(part);
      else {
        decisions.push({ range, ports, allows: rule.allows, rule });
        next.push(...rest(part, rule.range as Range, rule.ports, range));
      }
    }
    open = next;
    if (open.length === 0) break;
  }
  return [...decisions, ...open.map((part) => ({ ...part, allows: false, rule: undefined }))];
}

function rest(part: Part, range: Range, ports: Ports, inside: Range): Part[] {
  const beside = without(part.range, range).map((one) => ({ range: one, ports: part.ports }));
  return [...beside, ...withoutPorts(part.ports, ports).map((one) => ({ range: inside, ports: one }))];
}

const commonPorts = (one: Ports, other: Ports): Ports | undefined => {
  const ports = { first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) };
  return ports.first <= ports.last ? ports : undefined;
};

const withoutPorts = (ports: Ports, taken: Ports): Ports[] =>
  [
    { first: ports.first, last: Math.min(ports.last, taken.first - 1) },
    { first: Math.max(ports.first, taken.last + 1), last: ports.last },
  ].filter(({ first, last }) => first <= last);

const sameRange = (one: Range, other: Range) => one.first === other.first && one.last === other.last;

function coversAll(denied: readonly Decision[], range: Range): boolean {
  return (
    denied.reduce<Range[]>((left, one) => left.flatMap((part) => without(part, one.range)), [range])
      .length === 0
  );
}

const said = (direction: string, decision: Decision | undefined, { protocol, targetPorts }: Packet) =>
  `lets ${protocol} ${portsText(targetPorts)} ${direction === "ingress" ? "in" : "out"} by ${direction} rule ${decision?.rule?.number}`;

function mendFor(
  address: string,
  rules: readonly AclRule[],
  { rule, range, ports }: Decision,
  direction: string,
  { protocol }: Packet,
) {
  const taken = new Set(rules.map(({ number }) => number));
  let number = rule ? rule.number - 1 : Math.max(0, ...taken) + 10;
  while (taken.has(number) && number > 1) number -= 1;
  const name = range.version === 4 ? "cidr_block" : "ipv6_cidr_block";
  return {
    address,
    change: `${direction} { rule_no = ${number}, action = "allow", protocol = "${protocol}", from_port = ${ports.first}, to_port = ${ports.last}, ${name} = ${blockOf(range)} }`,
  };
}
