/** The servers of Auto Scaling groups, as their launch templates make them. */
import type { Resource } from "../../terraform/resource";
import { blocksIn, isUnknown, type Ref, refIn, refsIn, type Value, type Values } from "../../terraform/value";
import { type Home, type Members, membersIn, named } from "../interfaces";
import { idOf } from "../inventory";
import { SUBNET } from "../vpcs";
import { wantsIpv6 } from "./servers";

export function fleetMembers(resource: Resource, home: Home): Members {
  const { address, values } = resource;
  const subnets = refsIn(values.vpc_zone_identifier).flatMap(splitIds);
  const template = templateOf(values, home);
  if (!template)
    return { interfaces: [], doubts: [`the launch template of ${address} is not in what was read`] };
  const first = blocksIn(template.values.network_interfaces)[0];
  const asks = asked(first?.associate_public_ip_address ?? template.values.associate_public_ip_address);
  const { interfaces, doubts } = membersIn(home, resource, subnets, {
    groups: groupsOf(template.values, first),
    wantsIpv6: wantsIpv6(first ?? {}) === true || isSome(first?.ipv6_addresses) ? true : "as its subnet does",
  });
  return {
    doubts,
    interfaces: interfaces.map((one) => ({
      ...one,
      publicAddress: (asks ?? maps(one.subnet.id, home)) ? ("chosen by AWS" as const) : undefined,
    })),
  };
}

const isSome = (value: Value | undefined) => isUnknown(value) || refsIn(value).length > 0;

/** AWS keeps them as one text. */
const splitIds = (ref: Ref): Ref[] => (isUnknown(ref) ? [ref] : ref.split(","));

const maps = (subnet: string, { inventory, subnets }: Home): boolean => {
  const found = inventory.find(subnet, SUBNET);
  return found !== undefined && subnets.get(idOf(found))?.mapsPublicAddresses === true;
};

/** Launch templates say it as a text. */
const asked = (value: Value | undefined): boolean | undefined =>
  value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;

const groupsOf = (template: Values, first: Values | undefined): Value | undefined => {
  const own = first?.security_groups;
  if (own !== undefined && (isUnknown(own) || refsIn(own).length > 0)) return own;
  return template.vpc_security_group_ids ?? template.security_groups;
};

export function templateOf(values: Values, { inventory }: Home): Resource | undefined {
  const mixed = blocksIn(values.mixed_instances_policy).flatMap((policy) =>
    blocksIn(policy.launch_template).flatMap((template) => blocksIn(template.launch_template_specification)),
  );
  for (const block of [...blocksIn(values.launch_template), ...mixed]) {
    const id = refIn(block.id) ?? refIn(block.launch_template_id);
    const name = refIn(block.name) ?? refIn(block.launch_template_name);
    const found =
      named(inventory, id, "aws_launch_template") ?? named(inventory, name, "aws_launch_template");
    if (found) return found;
  }
  return named(inventory, refIn(values.launch_configuration), "aws_launch_configuration");
}
