/** Prefix lists: the account's own, and AWS's for a service. */
import { parseRange, type Range } from "../address/range";
import { specimen } from "../terraform/bind";
import { blocksIn, refIn, refsIn, textIn } from "../terraform/value";
import { type Inventory, idOf } from "./inventory";

export interface PrefixList {
  readonly ranges: readonly Range[];
  /** `s3` of one that AWS keeps for a service. */
  readonly service?: string;
}

export function prefixListsIn(inventory: Inventory): Map<string, PrefixList> {
  const lists = new Map<string, PrefixList>();
  for (const { values } of inventory.of("aws_prefix_list")) {
    const id = textIn(values.prefix_list_id) ?? textIn(values.id);
    const service = serviceIn(textIn(values.name));
    if (id !== undefined) lists.set(id, { ranges: rangesOf(refsIn(values.cidr_blocks)), ...service });
  }
  const entries = inventory.of("aws_ec2_managed_prefix_list_entry");
  for (const resource of inventory.of("aws_ec2_managed_prefix_list")) {
    const blocks = [...blocksIn(resource.values.entry), ...blocksIn(resource.values.entries)];
    const separate = entries.filter(({ values }) => refIn(values.prefix_list_id) === idOf(resource));
    const texts = [...blocks, ...separate.map(({ values }) => values)].flatMap(
      ({ cidr }) => refIn(cidr) ?? [],
    );
    lists.set(idOf(resource), { ranges: rangesOf(texts), ...serviceIn(textIn(resource.values.name)) });
  }
  for (const { address, values } of inventory.of("aws_vpc_endpoint")) {
    if ((textIn(values.vpc_endpoint_type) ?? "Gateway") !== "Gateway") continue;
    const id = refIn(values.prefix_list_id) ?? specimen(address, "prefix_list_id");
    const ranges = rangesOf(refsIn(values.cidr_blocks));
    if (typeof id === "string") lists.set(id, { ranges, ...serviceIn(textIn(values.service_name)) });
  }
  return lists;
}

const rangesOf = (refs: readonly unknown[]): Range[] =>
  refs.flatMap((ref) => (typeof ref === "string" ? (parseRange(ref) ?? []) : []));

/** `com.amazonaws.eu-west-1.s3` */
function serviceIn(name: string | undefined): { service?: string } {
  const [, service] = /^com\.amazonaws\.[a-z0-9-]+\.(.+)$/.exec(name ?? "") ?? [];
  return service === undefined ? {} : { service };
}
