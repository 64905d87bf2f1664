/** Security groups with their rules, in every form that Terraform has for them. */
import { ALL_PORTS, EVERYWHERE4, EVERYWHERE6, type Ports, parseRange, type Range } from "../address/range";
import { specimen } from "../terraform/bind";
import type { Resource } from "../terraform/resource";
import {
  blocksIn,
  isUnknown,
  numberIn,
  type Ref,
  refIn,
  refsIn,
  textIn,
  Unknown,
  type Value,
  type Values,
} from "../terraform/value";
import { type Inventory, idOf } from "./inventory";
import type { Vpc } from "./vpcs";

export type Direction = "ingress" | "egress";
export type Peer =
  | { readonly range: Range }
  | { readonly group: Ref }
  | { readonly prefixList: Ref }
  | { readonly unknown: string };

export interface GroupRule {
  /** `tcp`, `udp`, another, or `-1` for all. */
  readonly protocol: string;
  readonly ports: Ports;
  readonly peer: Peer;
  /** The resource that has it. */
  readonly address: string;
}

export interface SecurityGroup {
  readonly id: string;
  readonly address: string;
  readonly vpc: Ref | undefined;
  readonly ingress: GroupRule[];
  readonly egress: GroupRule[];
  /** Why it may have rules that are not here. */
  readonly doubts: string[];
}

const GROUP = ["aws_security_group", "aws_default_security_group"] as const;
const NUMBERS: Readonly<Record<string, string>> = { "6": "tcp", "17": "udp", "1": "icmp", all: "-1" };

export const protocolIn = (value: Value | undefined): string => {
  const text = String(value ?? "-1").toLowerCase();
  return NUMBERS[text] ?? text;
};

/** The id of a VPC's default group, which nobody has to declare. */
export const defaultGroupOf = ({ address, values }: Vpc): string =>
  textIn(values.default_security_group_id) ?? specimen(address, "default_security_group_id");

export function groupsIn(inventory: Inventory, vpcs: ReadonlyMap<string, Vpc>): Map<string, SecurityGroup> {
  const groups = new Map<string, SecurityGroup>();
  for (const vpc of vpcs.values()) if (vpc.isManaged) groups.set(defaultGroupOf(vpc), asCreated(vpc));
  const names = new Map<string, string>();
  for (const resource of inventory.of(...GROUP)) {
    const group = groupOf(resource, vpcs);
    const own = idOf(resource);
    if (own !== group.id) names.set(own, group.id);
    const { mode } = groups.has(group.id) ? resource : { mode: "managed" };
    if (mode === "managed") groups.set(group.id, group);
  }
  for (const [name, id] of names) groups.set(name, groups.get(id) as SecurityGroup);
  addSeparate(inventory, groups);
  return groups;
}

/** AWS creates it so that its members speak with each other and with everybody (VPC User Guide: "Default security groups"). */
function asCreated(vpc: Vpc): SecurityGroup {
  const id = defaultGroupOf(vpc);
  const rule = (peer: Peer): GroupRule => ({
    protocol: "-1",
    ports: ALL_PORTS,
    peer,
    address: `${vpc.address} (its default group)`,
  });
  const egress = [rule({ range: EVERYWHERE4 }), rule({ range: EVERYWHERE6 })];
  return {
    id,
    address: `the default group of ${vpc.address}`,
    vpc: vpc.id,
    ingress: [rule({ group: id })],
    egress,
    doubts: [],
  };
}

function groupOf(resource: Resource, vpcs: ReadonlyMap<string, Vpc>): SecurityGroup {
  const { address, type, values, mode } = resource;
  const vpc = refIn(values.vpc_id);
  const home = typeof vpc === "string" ? vpcs.get(vpc) : undefined;
  const id = type === "aws_default_security_group" && home ? defaultGroupOf(home) : idOf(resource);
  const doubts = mode === "data" ? [`${address} is read by a data source, which shows no rules`] : [];
  for (const name of ["ingress", "egress"] as const) {
    const rules = values[name];
    if (isUnknown(rules)) doubts.push(`the ${name} rules of ${address} are not known: ${rules.reason}`);
  }
  const rules = (name: Direction) =>
    blocksIn(values[name]).flatMap((block) => inlineRules(block, id, address));
  return { id, address, vpc, ingress: rules("ingress"), egress: rules("egress"), doubts };
}

function inlineRules(block: Values, own: string, address: string): GroupRule[] {
  const peers: Peer[] = [
    ...refsIn(block.cidr_blocks).map(rangePeer),
    ...refsIn(block.ipv6_cidr_blocks).map(rangePeer),
    ...refsIn(block.security_groups).map((group) => ({ group })),
    ...refsIn(block.prefix_list_ids).map((prefixList) => ({ prefixList })),
    ...(block.self === true ? [{ group: own }] : []),
  ];
  return peers.map((peer) => ({ ...portsOf(block, "protocol"), peer, address }));
}

const rangePeer = (ref: Ref): Peer => {
  const range = typeof ref === "string" ? parseRange(ref) : undefined;
  return range ? { range } : { unknown: ref instanceof Unknown ? ref.reason : `${ref} is no range` };
};

function portsOf(values: Values, name: "protocol" | "ip_protocol"): Pick<GroupRule, "protocol" | "ports"> {
  const protocol = protocolIn(values[name]);
  if (protocol === "-1") return { protocol, ports: ALL_PORTS };
  const first = numberIn(values.from_port) ?? 0;
  const last = numberIn(values.to_port) ?? 65535;
  return { protocol, ports: first === -1 ? ALL_PORTS : { first, last } };
}

function addSeparate(inventory: Inventory, groups: ReadonlyMap<string, SecurityGroup>): void {
  for (const { address, values } of inventory.of("aws_security_group_rule")) {
    const block = { ...values, security_groups: values.source_security_group_id ?? [] };
    const group = refIn(values.security_group_id);
    const direction = values.type === "egress" ? "egress" : "ingress";
    const own = typeof group === "string" ? group : "";
    addTo(groups, group, direction, inlineRules(block, own, address), address);
  }
  for (const direction of ["ingress", "egress"] as const)
    for (const { address, values } of inventory.of(`aws_vpc_security_group_${direction}_rule`)) {
      const rules = [{ ...portsOf(values, "ip_protocol"), peer: peerIn(values), address }];
      addTo(groups, refIn(values.security_group_id), direction, rules, address);
    }
}

function peerIn(values: Values): Peer {
  const range = refIn(values.cidr_ipv4) ?? refIn(values.cidr_ipv6);
  if (range !== undefined) return rangePeer(range);
  const group = refIn(values.referenced_security_group_id);
  if (group !== undefined)
    return { group: typeof group === "string" ? group.replace(/^\d{12}\//, "") : group };
  const prefixList = refIn(values.prefix_list_id);
  return prefixList === undefined ? { unknown: "it names nobody" } : { prefixList };
}

function addTo(
  groups: ReadonlyMap<string, SecurityGroup>,
  ref: Ref | undefined,
  direction: Direction,
  rules: readonly GroupRule[],
  address: string,
): void {
  if (typeof ref === "string") groups.get(ref)?.[direction].push(...rules);
  else {
    const ids = ref?.candidates ?? [...groups.keys()];
    for (const id of ids) groups.get(id)?.doubts.push(`${address} may be a rule of it`);
  }
}
