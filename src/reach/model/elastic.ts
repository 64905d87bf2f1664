/** Elastic IP addresses and whom they belong to. */
import { parseRange, type Range } from "../address/range";
import type { Resource } from "../terraform/resource";
import { refIn, textIn, type Values } from "../terraform/value";
import { type Inventory, idOf } from "./inventory";

export type Owner = { readonly instance: string } | { readonly network_interface: string };

/** Undefined where it has none. */
export function elasticAddressOf(inventory: Inventory, owner: Owner): Range | "chosen by AWS" | undefined {
  const [name, id] = Object.entries(owner)[0] as [string, string];
  const argument = name === "network_interface" ? "network_interface_id" : "instance_id";
  const direct = inventory.of("aws_eip").find(({ values }) => refIn(values[name]) === id);
  if (direct) return addressIn(direct.values);
  const association = inventory
    .of("aws_eip_association")
    .find(({ values }) => refIn(values[argument]) === id);
  if (!association) return undefined;
  const allocation = inventory
    .of("aws_eip")
    .find((eip) => idOf(eip) === refIn(association.values.allocation_id));
  return addressIn(allocation?.values ?? association.values);
}

const addressIn = ({ public_ip: address }: Values): Range | "chosen by AWS" =>
  parseRange(textIn(address) ?? "") ?? "chosen by AWS";

/** Whose address it is. */
export function elasticOwnerOf(inventory: Inventory, eip: Resource): Resource | undefined {
  const associated = inventory
    .of("aws_eip_association")
    .filter(({ values }) => refIn(values.allocation_id) === idOf(eip));
  for (const { values } of [eip, ...associated]) {
    const instance = inventory.find(
      refIn(values.instance) ?? refIn(values.instance_id),
      /^aws_(instance|spot_instance_request)$/,
    );
    const own = inventory.find(
      refIn(values.network_interface) ?? refIn(values.network_interface_id),
      /^aws_network_interface$/,
    );
    if (instance ?? own) return instance ?? own;
  }
  return undefined;
}
