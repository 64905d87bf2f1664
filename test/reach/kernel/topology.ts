/** A small network in AWS's words, of which one rendering goes to the model and another to the kernel. */
import type { Protocol } from "./arena";

export interface Topology {
  readonly vpcs: readonly Vpc[];
  readonly peerings: readonly Peering[];
}

export interface Peering {
  readonly name: string;
  readonly requester: string;
  readonly accepter: string;
}

export interface Vpc {
  readonly name: string;
  readonly ipv4: string;
  readonly ipv6?: string;
  readonly internetGateway: boolean;
  readonly egressOnlyGateway: boolean;
  /** The first is the main table. */
  readonly tables: readonly Table[];
  /** The first is the default ACL. */
  readonly acls: readonly Acl[];
  readonly groups: readonly Group[];
  readonly subnets: readonly Subnet[];
  /** The internet gateway's own table: what comes in for a range goes to an instance, which passes nothing on. */
  readonly edge?: readonly EdgeRoute[];
}

export interface EdgeRoute {
  readonly destination: string;
  readonly instance: string;
}

export interface Subnet {
  readonly name: string;
  readonly ipv4: string;
  readonly ipv6?: string;
  readonly table: string;
  readonly acl: string;
  readonly nat?: Nat;
  readonly instances: readonly Instance[];
}

/** A NAT gateway; a private one has no public address. */
export interface Nat {
  readonly name: string;
  readonly ipv4: string;
  readonly publicIpv4?: string;
}

export interface Instance {
  readonly name: string;
  readonly ipv4: string;
  readonly publicIpv4?: string;
  readonly ipv6?: string;
  readonly groups: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly routes: readonly Route[];
}

export interface Route {
  readonly destination: string;
  readonly target: Target;
}

export type Target =
  | { readonly kind: "internet" }
  | { readonly kind: "egress-only" }
  | { readonly kind: "nat"; readonly name: string }
  /** Of an internet gateway's own table alone. */
  | { readonly kind: "instance"; readonly name: string }
  | { readonly kind: "peering"; readonly name: string };

export interface Acl {
  readonly name: string;
  readonly rules: readonly AclRule[];
}

export interface AclRule {
  readonly number: number;
  readonly egress: boolean;
  readonly allow: boolean;
  readonly cidr: string;
  readonly traffic: Traffic;
}

/** What a rule is about: all traffic, or ports of a protocol. */
export type Traffic = { readonly protocol: "all" } | PortsOf;

export interface PortsOf {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

export interface Group {
  readonly name: string;
  readonly ingress: readonly GroupRule[];
  readonly egress: readonly GroupRule[];
}

export interface GroupRule {
  readonly traffic: Traffic;
  readonly peer: { readonly cidr: string } | { readonly group: string };
}

/** Hosts of the internet, in networks of their own. */
export const INTERNET = {
  ipv4: ["93.184.216.34", "151.101.1.69"],
  ipv6: ["2a00:1450:4001::10"],
} as const;

/** What is asked of every pair. */
export const PORTS: readonly (readonly [Protocol, number])[] = [
  ["tcp", 22],
  ["tcp", 443],
  ["tcp", 8080],
  ["udp", 53],
];

/** What every machine listens on: also what only the cases of AWS's documents ask. */
export const LISTENING: typeof PORTS = [...PORTS, ["tcp", 80], ["tcp", 3306], ["tcp", 3389]];

export const isIpv6 = (address: string): boolean => address.includes(":");

const subnetsOf = ({ vpcs }: Topology): readonly Subnet[] => vpcs.flatMap(({ subnets }) => subnets);

export const instancesOf = (topology: Topology): readonly Instance[] =>
  subnetsOf(topology).flatMap(({ instances }) => instances);
