/** Network interfaces: where they are, which addresses and groups they have. */
import { type Ports, parseRange, type Range } from "../address/range";
import type { Resource } from "../terraform/resource";
import {
  blocksIn,
  isUnknown,
  type Ref,
  refIn,
  refsIn,
  textIn,
  type Value,
  type Values,
} from "../terraform/value";
import { elasticAddressOf } from "./elastic";
import { defaultGroupOf } from "./groups";
import { type Inventory, idOf } from "./inventory";
import { SUBNET, type Subnet, type Vpc } from "./vpcs";

export type InterfaceKind =
  | "interface"
  | "load_balancer"
  | "endpoint"
  | "database"
  | "task"
  | "function"
  | "connector";

export interface Interface {
  /** The resource that it belongs to. */
  readonly address: string;
  readonly kind: InterfaceKind;
  readonly subnet: Subnet;
  /** Its private addresses; where AWS chooses one, the subnet's range. */
  readonly ranges: readonly Range[];
  readonly isExact: boolean;
  readonly publicAddress: Range | "chosen by AWS" | undefined;
  readonly groups: readonly Ref[];
  readonly checksSource: boolean;
  /** From where its own connections come. */
  readonly clientPorts: Ports;
  readonly doubts: readonly string[];
}

/** Linux's, as the VPC User Guide has them ("Ephemeral ports"). */
export const LINUX_PORTS: Ports = { first: 32768, last: 60999 };
/** A load balancer's, a NAT gateway's and Lambda's, from the same place. */
export const ALL_CLIENT_PORTS: Ports = { first: 1024, last: 65535 };

export interface Home {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly inventory: Inventory;
}

/** The interfaces of instances and those that are declared alone, by the address of their resource. */
export function interfacesIn(home: Home): Map<string, Interface[]> {
  const found = new Map<string, Interface[]>();
  const alone = new Map(
    home.inventory.of("aws_network_interface").flatMap((resource) => {
      const made = ofInterface(resource, home);
      if (made) found.set(resource.address, [made]);
      return made ? [[idOf(resource), made] as const] : [];
    }),
  );
  for (const resource of home.inventory.of("aws_instance", "aws_spot_instance_request")) {
    const attached = attachedTo(resource, home.inventory).flatMap((id) => alone.get(id) ?? []);
    const primary = ofInstance(resource, home);
    const own = attached.map((one) => ({ ...one, address: resource.address }));
    const hasOwn = isAttachedAtLaunch(resource);
    found.set(resource.address, [...(primary && !hasOwn ? [primary] : []), ...own]);
  }
  return found;
}

const isAttachedAtLaunch = ({ values }: Resource) =>
  [...blocksIn(values.network_interface), ...blocksIn(values.primary_network_interface)].length > 0;

function attachedTo(instance: Resource, inventory: Inventory): string[] {
  const blocks = [
    ...blocksIn(instance.values.network_interface),
    ...blocksIn(instance.values.primary_network_interface),
  ];
  const launched = blocks.flatMap(({ network_interface_id: id }) => refIn(id) ?? []);
  const later = inventory
    .of("aws_network_interface_attachment")
    .filter(({ values }) => refIn(values.instance_id) === idOf(instance))
    .flatMap(({ values }) => refIn(values.network_interface_id) ?? []);
  const declared = inventory
    .of("aws_network_interface")
    .filter(({ values }) =>
      blocksIn(values.attachment).some((block) => refIn(block.instance) === idOf(instance)),
    )
    .map(idOf);
  return [...launched, ...later, ...declared].filter((id): id is string => typeof id === "string");
}

function ofInterface(resource: Resource, home: Home): Interface | undefined {
  const { values } = resource;
  const subnet = home.inventory.find(refIn(values.subnet_id), SUBNET);
  return placed(home, resource, subnet, {
    privates: [values.private_ips, values.private_ip, values.private_ip_list, values.ipv6_addresses],
    groups: groupsOf(values.security_groups),
    publicAddress: elasticAddressOf(home.inventory, { network_interface: idOf(resource) }),
  });
}

function ofInstance(resource: Resource, home: Home): Interface | undefined {
  const { values } = resource;
  const subnet = home.inventory.find(refIn(values.subnet_id), SUBNET);
  const elastic = elasticAddressOf(home.inventory, { instance: idOf(resource) });
  const given = parseRange(textIn(values.public_ip) ?? "");
  const asks = values.associate_public_ip_address;
  const maps = subnet && home.subnets.get(idOf(subnet))?.mapsPublicAddresses === true;
  const isPublic = typeof asks === "boolean" ? asks : maps;
  const isApplied = textIn(values.id) !== undefined && values.public_ip !== undefined;
  return placed(home, resource, subnet, {
    privates: [values.private_ip, values.secondary_private_ips, values.ipv6_addresses],
    groups: groupsOf(
      isEmpty(values.vpc_security_group_ids) ? values.security_groups : values.vpc_security_group_ids,
    ),
    publicAddress: elastic ?? given ?? (isPublic && !isApplied ? "chosen by AWS" : undefined),
  });
}

const isEmpty = (value: Value | undefined) => !isUnknown(value) && refsIn(value).length === 0;

const groupsOf = (value: Value | undefined): Ref[] => (isUnknown(value) ? [value] : refsIn(value));

interface Given {
  readonly privates: readonly (Value | undefined)[];
  readonly groups: readonly Ref[];
  readonly publicAddress: Interface["publicAddress"];
}

function placed(
  home: Home,
  resource: Resource,
  found: Resource | undefined,
  given: Given,
): Interface | undefined {
  const subnet = found && home.subnets.get(idOf(found));
  if (!subnet) return undefined;
  const exact = given.privates
    .flatMap((value) => refsIn(value))
    .flatMap((ref) => (typeof ref === "string" ? (parseRange(ref) ?? []) : []));
  const vpc = home.vpcs.get(subnet.vpc);
  return {
    address: resource.address,
    kind: "interface",
    subnet,
    ...addressesIn(subnet, exact, resource.values),
    publicAddress: given.publicAddress,
    // AWS: an interface without a group is in the VPC's default one
    groups: given.groups.length > 0 ? given.groups : vpc ? [defaultGroupOf(vpc)] : [],
    checksSource: resource.values.source_dest_check !== false,
    clientPorts: LINUX_PORTS,
    doubts: [],
  };
}

/** An IPv4 address for certain; an IPv6 one where it is asked for. */
function addressesIn(
  subnet: Subnet,
  exact: readonly Range[],
  values: Values,
): Pick<Interface, "ranges" | "isExact"> {
  const wants6 = Number(values.ipv6_address_count ?? 0) > 0;
  const missing = subnet.ranges.filter(
    ({ version }) => !exact.some((one) => one.version === version) && (version === 4 || wants6),
  );
  return { ranges: [...exact, ...missing], isExact: missing.length === 0 };
}
