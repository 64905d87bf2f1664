/** Transit gateways: what is attached to them, and what their tables send where. */
import { covers, parseRange, type Range, sizeOf } from "../address/range";
import { specimen } from "../terraform/bind";
import type { Resource } from "../terraform/resource";
import { type Ref, refIn, refsIn, textIn } from "../terraform/value";
import { type Inventory, idOf } from "./inventory";
import type { Vpc } from "./vpcs";

export interface Attachment {
  readonly resource: Resource;
  readonly address: string;
  readonly vpc: string | undefined;
  readonly subnets: readonly string[];
}

const ATTACHMENT = "aws_ec2_transit_gateway_vpc_attachment";

export function attachmentsOf(inventory: Inventory, gateway: string): Attachment[] {
  return inventory.of(ATTACHMENT).flatMap((resource) => {
    const { address, values } = resource;
    if (refIn(values.transit_gateway_id) !== gateway) return [];
    const vpc = refIn(values.vpc_id);
    const subnets = refsIn(values.subnet_ids).filter((ref): ref is string => typeof ref === "string");
    return [{ resource, address, vpc: typeof vpc === "string" ? vpc : undefined, subnets }];
  });
}

type Use = "association" | "propagation";

/** The gateway's own first table goes by two attributes. */
function defaultTable(gateway: Resource, use: Use): string {
  return (
    textIn(gateway.values[`${use}_default_route_table_id`]) ??
    specimen(gateway.address, "association_default_route_table_id")
  );
}

function tableRef(gateway: Resource, ref: Ref | undefined): Ref | undefined {
  const names = (["association", "propagation"] as const).map((use) =>
    specimen(gateway.address, `${use}_default_route_table_id`),
  );
  return typeof ref === "string" && names.includes(ref) ? defaultTable(gateway, "association") : ref;
}

const usesDefault = (gateway: Resource, { values }: Resource, use: Use): boolean =>
  values[`transit_gateway_default_route_table_${use}`] !== false &&
  gateway.values[`default_route_table_${use}`] !== "disable";

/** The table that packets from an attachment are routed by. */
export function tableOfAttachment(
  inventory: Inventory,
  gateway: Resource,
  { resource }: Attachment,
): Ref | undefined {
  const association = inventory
    .of("aws_ec2_transit_gateway_route_table_association")
    .find(({ values }) => refIn(values.transit_gateway_attachment_id) === idOf(resource));
  if (association) return tableRef(gateway, refIn(association.values.transit_gateway_route_table_id));
  return usesDefault(gateway, resource, "association") ? defaultTable(gateway, "association") : undefined;
}

export interface TransitRoute {
  readonly range: Range;
  readonly isStatic: boolean;
  readonly isBlackhole: boolean;
  readonly attachment: Ref | undefined;
  readonly address: string;
}

/** The longest prefix, and a static route before a propagated one. */
export function transitRoute(
  inventory: Inventory,
  vpcs: ReadonlyMap<string, Vpc>,
  gateway: Resource,
  table: string,
  target: Range,
): TransitRoute | undefined {
  const all = [
    ...staticRoutes(inventory, gateway, table),
    ...propagatedRoutes(inventory, vpcs, gateway, table),
  ];
  return all
    .filter(({ range }) => covers(range, target))
    .sort((a, b) =>
      sizeOf(a.range) < sizeOf(b.range)
        ? -1
        : sizeOf(a.range) > sizeOf(b.range)
          ? 1
          : Number(b.isStatic) - Number(a.isStatic),
    )[0];
}

const staticRoutes = (inventory: Inventory, gateway: Resource, table: string): TransitRoute[] =>
  inventory.of("aws_ec2_transit_gateway_route").flatMap(({ address, values }) => {
    const range = parseRange(textIn(values.destination_cidr_block) ?? "");
    if (!range || tableRef(gateway, refIn(values.transit_gateway_route_table_id)) !== table) return [];
    return [
      {
        range,
        isStatic: true,
        isBlackhole: values.blackhole === true,
        attachment: refIn(values.transit_gateway_attachment_id),
        address,
      },
    ];
  });

function propagatedRoutes(
  inventory: Inventory,
  vpcs: ReadonlyMap<string, Vpc>,
  gateway: Resource,
  table: string,
): TransitRoute[] {
  const isDefault =
    table === defaultTable(gateway, "propagation") || table === defaultTable(gateway, "association");
  const declared = inventory
    .of("aws_ec2_transit_gateway_route_table_propagation")
    .filter(({ values }) => tableRef(gateway, refIn(values.transit_gateway_route_table_id)) === table)
    .map(({ values }) => refIn(values.transit_gateway_attachment_id));
  return attachmentsOf(inventory, idOf(gateway)).flatMap(({ resource, address, vpc }) => {
    const isIn =
      declared.includes(idOf(resource)) || (isDefault && usesDefault(gateway, resource, "propagation"));
    const ranges = isIn && vpc !== undefined ? (vpcs.get(vpc)?.ranges ?? []) : [];
    return ranges.map((range) => ({
      range,
      isStatic: false,
      isBlackhole: false,
      attachment: idOf(resource),
      address,
    }));
  });
}

/** Groups are seen across one that supports it (Transit Gateways Guide: "Security group referencing"). */
export const seesGroups = (gateway: Resource, attachments: readonly Attachment[]): boolean =>
  gateway.values.security_group_referencing_support === "enable" &&
  attachments.every(({ resource }) => resource.values.security_group_referencing_support !== "disable");
