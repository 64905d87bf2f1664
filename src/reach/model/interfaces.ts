/** Network interfaces: where they are, which addresses and groups they have. */
import { type Ports, parseRange, type Range } from "../address/range";
import type { Resource } from "../terraform/resource";
import { isUnknown, type Ref, refsIn, type Value } from "../terraform/value";
import { defaultGroupOf } from "./groups";
import { type Inventory, idOf } from "./inventory";
import { SUBNET, type Subnet, type Vpc } from "./vpcs";

export interface Interface {
  /** The resource that it belongs to. */
  readonly address: string;
  readonly subnet: Subnet;
  /** Its private addresses; where AWS chooses one, the subnet's range. */
  readonly ranges: readonly Range[];
  readonly isExact: boolean;
  readonly publicAddress: Range | "chosen by AWS" | undefined;
  readonly groups: readonly Ref[];
  /** A network load balancer without groups lets everything pass. */
  readonly isUnguarded?: boolean;
  /** Whether AWS keeps internet gateways from its IPv6 addresses. */
  readonly isHidden?: boolean;
  /** From where its own connections come. */
  readonly clientPorts: Ports;
  /** What it is known to listen on, by TCP. */
  readonly listens: readonly number[];
  readonly doubts: readonly string[];
}

/** Linux's, as the VPC User Guide has them ("Ephemeral ports"). */
export const LINUX_PORTS: Ports = { first: 32768, last: 60999 };
/** A load balancer's, a NAT gateway's and Lambda's, from the same place. */
export const ALL_CLIENT_PORTS: Ports = { first: 1024, last: 65535 };

/** What members are made from. */
export interface Home {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly inventory: Inventory;
}

/** Whether a resource has interfaces, and which; what keeps them from being known. */
export interface Members {
  readonly interfaces: readonly Interface[];
  readonly doubts: readonly string[];
  /** Why it may be in some of these places only. */
  readonly isIn?: string;
}

export interface Placing {
  readonly groups?: Value | undefined;
  readonly publicAddress?: Interface["publicAddress"];
  readonly clientPorts?: Ports;
  readonly listens?: readonly number[];
  readonly addresses?: readonly (Value | undefined)[];
  readonly wantsIpv4?: boolean;
  /** Default: no. */
  readonly wantsIpv6?: boolean | "as its subnet does";
  readonly isUnguarded?: boolean;
  readonly isHidden?: boolean;
}

/** One interface in each of the subnets. Where those are some of several, each of these is a place where it may be. */
export function membersIn(
  home: Home,
  { address }: Resource,
  subnets: readonly Ref[],
  placing: Placing,
): Members {
  const open = subnets.filter(isUnknown);
  const ids = [...new Set(subnets.flatMap((ref) => (isUnknown(ref) ? (ref.candidates ?? []) : [ref])))];
  const blind = open.filter(({ candidates }) => candidates === undefined);
  const missing = ids.filter((id) => !home.inventory.find(id, SUBNET));
  const doubts = [
    ...blind.map(({ reason }) => `the subnets of ${address} are not known: ${reason}`),
    ...missing.map((id) => `the subnet ${id} of ${address} is not in what was read`),
  ];
  const known = new Set(ids.flatMap((id) => home.inventory.find(id, SUBNET) ?? []).map(idOf));
  const interfaces = [...known].flatMap((id) => placed(home, address, home.subnets.get(id), placing));
  if (interfaces.length === 0 && doubts.length === 0) doubts.push(`the subnets of ${address} are not known`);
  const [some] = open;
  return some?.candidates
    ? { interfaces, doubts, isIn: `the subnets of ${address}: ${some.reason}` }
    : { interfaces, doubts };
}

function placed(home: Home, address: string, subnet: Subnet | undefined, placing: Placing): Interface[] {
  if (!subnet) return [];
  const exact = (placing.addresses ?? [])
    .flatMap(refsIn)
    .flatMap((ref) => (typeof ref === "string" ? (parseRange(ref) ?? []) : []));
  const { wantsIpv4 = true, wantsIpv6 = false } = placing;
  const wanted = { 4: wantsIpv4, 6: wantsIpv6 === "as its subnet does" ? subnet.assignsIpv6 : wantsIpv6 };
  const missing = subnet.ranges.filter(
    ({ version }) => wanted[version] && !exact.some((one) => one.version === version),
  );
  const vpc = home.vpcs.get(subnet.vpc);
  const groups = isUnknown(placing.groups) ? [placing.groups] : refsIn(placing.groups);
  return [
    {
      address,
      subnet,
      ranges: [...exact, ...missing],
      isExact: missing.length === 0,
      publicAddress: placing.publicAddress,
      // AWS: an interface without a group is in the VPC's default one
      groups: groups.length > 0 || placing.isUnguarded || !vpc ? groups : [defaultGroupOf(vpc)],
      ...(placing.isUnguarded && groups.length === 0 ? { isUnguarded: true } : {}),
      ...(placing.isHidden ? { isHidden: true } : {}),
      clientPorts: placing.clientPorts ?? LINUX_PORTS,
      listens: placing.listens ?? [],
      doubts: [],
    },
  ];
}

/** The resource that a name, an id or an ARN is of. */
export function named(inventory: Inventory, ref: Ref | undefined, ...types: string[]): Resource | undefined {
  if (ref === undefined || isUnknown(ref)) return undefined;
  for (const type of types) {
    const found = inventory.named(type, ref);
    if (found) return found;
  }
  return undefined;
}
