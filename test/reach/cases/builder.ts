/** Short words for topologies, for cases that AWS's documents describe. */
import type {
  Acl,
  AclRule,
  Group,
  GroupRule,
  Instance,
  Peering,
  Route,
  Subnet,
  Table,
  Target,
  Traffic,
  Vpc,
} from "../kernel/topology";
import type { Trial } from "../kernel/trials";

export interface KnownCase {
  readonly name: string;
  /** The page of AWS's that has it. */
  readonly source: string;
  readonly vpcs: readonly Vpc[];
  readonly peerings?: readonly Peering[];
  readonly asked: readonly Asked[];
}

/** A question and its answer: yes, or no with AWS's explanation code where one fits, else with what stops it. */
export interface Asked {
  readonly question: Trial["question"];
  readonly answer: "yes" | { readonly no: string };
}

export const ask = (from: string, to: string, port: number, answer: Asked["answer"]): Asked => ({
  question: { from, to, protocol: "tcp", port },
  answer,
});

export const all: Traffic = { protocol: "all" };
export const tcp = (from: number, to = from): Traffic => ({ protocol: "tcp", from, to });
export const from = (peer: string, traffic: Traffic): GroupRule => ({
  traffic,
  peer: /[./]/.test(peer) ? { cidr: peer } : { group: peer },
});
export const everywhere = from("0.0.0.0/0", all);

export const group = (
  name: string,
  ingress: readonly GroupRule[],
  egress: readonly GroupRule[] = [everywhere, { traffic: all, peer: { cidr: "::/0" } }],
): Group => ({ name, ingress, egress });

export const instance = (name: string, ipv4: string, more: Partial<Instance> = {}): Instance => ({
  name,
  ipv4,
  groups: [`${name.charAt(0)}g`],
  ...more,
});

/** Every subnet has the VPC's main table and default ACL unless another is said. */
export const subnet = (
  name: string,
  ipv4: string,
  instances: readonly Instance[],
  more: Partial<Subnet> = {},
): Subnet => ({
  name,
  ipv4,
  table: `${name.charAt(0)}main`,
  acl: `${name.charAt(0)}default`,
  instances,
  ...more,
});

export const route = (destination: string, target: Target | string): Route => ({
  destination,
  target: typeof target === "string" ? { kind: "peering", name: target } : target,
});
export const internet: Target = { kind: "internet" };
export const nat = (name: string): Target => ({ kind: "nat", name });

export const main = (vpc: string, ...routes: readonly Route[]): Table => ({ name: `${vpc}main`, routes });

const rule = (number: number, egress: boolean, cidr: string, traffic: Traffic, allow: boolean): AclRule => ({
  number,
  egress,
  allow,
  cidr,
  traffic,
});
export const inbound = (number: number, cidr: string, traffic: Traffic, allow = true): AclRule =>
  rule(number, false, cidr, traffic, allow);
export const outbound = (number: number, cidr: string, traffic: Traffic, allow = true): AclRule =>
  rule(number, true, cidr, traffic, allow);

const defaultAcl = (vpc: string): Acl => ({
  name: `${vpc}default`,
  rules: [inbound, outbound].flatMap((side) => [side(100, "0.0.0.0/0", all), side(101, "::/0", all)]),
});

/** Without more: no gateway, routes of the main table alone, an ACL and a group that let everything pass. */
export function vpc(
  name: string,
  ipv4: string,
  subnets: readonly Subnet[],
  more: Partial<Omit<Vpc, "acls">> & { readonly acls?: readonly Acl[] } = {},
): Vpc {
  return {
    name,
    ipv4,
    internetGateway: false,
    egressOnlyGateway: false,
    tables: [main(name)],
    groups: [group(`${name}g`, [everywhere, { traffic: all, peer: { cidr: "::/0" } }])],
    subnets,
    ...more,
    acls: [defaultAcl(name), ...(more.acls ?? [])],
  };
}

export const peering = (requester: string, accepter: string): Peering => ({
  name: `pcx-${requester}${accepter}`,
  requester,
  accepter,
});
