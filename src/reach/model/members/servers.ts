/** The interfaces of instances, and those that are declared alone. */
import { parseRange } from "../../address/range";
import type { Resource } from "../../terraform/resource";
import { blocksIn, isUnknown, refIn, refsIn, textIn, type Value, type Values } from "../../terraform/value";
import { elasticAddressOf } from "../elastic";
import { type Home, type Interface, type Members, membersIn, type Placing } from "../interfaces";
import { type Inventory, idOf } from "../inventory";
import { SUBNET } from "../vpcs";

export function interfaceMembers(resource: Resource, home: Home): Members {
  const { values } = resource;
  return membersIn(home, resource, refsIn(values.subnet_id), {
    addresses: [values.private_ips, values.private_ip, values.private_ip_list, values.ipv6_addresses],
    wantsIpv6: wantsIpv6(values),
    groups: attachedGroups(home.inventory, resource) ?? values.security_groups,
    publicAddress: elasticAddressOf(home.inventory, { network_interface: idOf(resource) }),
  });
}

/** Groups that are attached one by one. */
function attachedGroups(inventory: Inventory, resource: Resource): Value | undefined {
  const own = resource.values.security_groups;
  const more = inventory
    .of("aws_network_interface_sg_attachment")
    .filter(({ values }) => refIn(values.network_interface_id) === idOf(resource))
    .flatMap(({ values }) => refIn(values.security_group_id) ?? []);
  return more.length === 0 || isUnknown(own) ? undefined : [...refsIn(own), ...more];
}

export function instanceMembers(resource: Resource, home: Home): Members {
  const { address, values } = resource;
  const attached = attachedTo(resource, home.inventory).map((one) => interfaceMembers(one, home));
  const own = attached.flatMap(({ interfaces }) => interfaces.map((one): Interface => ({ ...one, address })));
  const blocks = launched(values);
  if (blocks.length > 0) {
    const doubts = blocks.length > own.length ? [`an interface of ${address} is not in what was read`] : [];
    return { interfaces: own, doubts };
  }
  const primary = membersIn(home, resource, refsIn(values.subnet_id), {
    addresses: [values.private_ip, values.secondary_private_ips, values.ipv6_addresses],
    wantsIpv6: wantsIpv6(values),
    groups: isEmpty(values.vpc_security_group_ids) ? values.security_groups : values.vpc_security_group_ids,
    publicAddress: publicAddressOf(resource, home),
  });
  return { interfaces: [...primary.interfaces, ...own], doubts: primary.doubts };
}

const launched = (values: Values) => [
  ...blocksIn(values.network_interface),
  ...blocksIn(values.primary_network_interface),
];

function attachedTo(instance: Resource, inventory: Inventory): Resource[] {
  const id = idOf(instance);
  const atLaunch = launched(instance.values).flatMap((block) => refIn(block.network_interface_id) ?? []);
  const later = inventory
    .of("aws_network_interface_attachment")
    .filter(({ values }) => refIn(values.instance_id) === id)
    .flatMap(({ values }) => refIn(values.network_interface_id) ?? []);
  const found = [...atLaunch, ...later].flatMap(
    (ref) => inventory.find(ref, /^aws_network_interface$/) ?? [],
  );
  const declared = inventory
    .of("aws_network_interface")
    .filter(({ values }) => blocksIn(values.attachment).some((block) => refIn(block.instance) === id));
  return [...new Set([...found, ...declared])];
}

function publicAddressOf(resource: Resource, home: Home): Interface["publicAddress"] {
  const { values } = resource;
  const elastic = elasticAddressOf(home.inventory, { instance: idOf(resource) });
  const given = parseRange(textIn(values.public_ip) ?? "");
  const asks = values.associate_public_ip_address;
  const isPublic = typeof asks === "boolean" ? asks : subnetOf(resource, home)?.mapsPublicAddresses === true;
  const isApplied = textIn(values.id) !== undefined && values.public_ip !== undefined;
  return elastic ?? given ?? (isPublic && !isApplied ? "chosen by AWS" : undefined);
}

/** By its own arguments, or as its subnet assigns them (EC2 API: AssignIpv6AddressOnCreation); what is there has those that it has. */
export function wantsIpv6(values: Values): Placing["wantsIpv6"] {
  const { ipv6_addresses: addresses, enable_primary_ipv6: own, primary_ipv6: first } = values;
  if (Number(values.ipv6_address_count ?? 0) > 0 || isSaid(own) || isSaid(first)) return true;
  return textIn(values.id) !== undefined && Array.isArray(addresses) ? false : "as its subnet does";
}

/** Launch templates say it as a text. */
const isSaid = (value: Value | undefined): boolean => value === true || value === "true";

function subnetOf({ values }: Resource, home: Home) {
  const subnet = home.inventory.find(refIn(values.subnet_id), SUBNET);
  return subnet && home.subnets.get(idOf(subnet));
}

const isEmpty = (value: Value | undefined) => !isUnknown(value) && refsIn(value).length === 0;
