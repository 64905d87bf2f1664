/** VPCs and their subnets. */
import { parseRange, type Range } from "../address/range";
import type { Resource } from "../terraform/resource";
import { listIn, type Ref, refIn, textIn, Unknown, type Values } from "../terraform/value";
import { type Inventory, idOf } from "./inventory";

export interface Vpc {
  readonly id: string;
  readonly address: string;
  readonly ranges: readonly Range[];
  /** False for a data source: what else is in it is in no plan. */
  readonly isManaged: boolean;
  readonly resolvesNames: boolean;
  readonly values: Values;
}

export interface Subnet {
  readonly id: string;
  readonly address: string;
  readonly vpc: string;
  readonly ranges: readonly Range[];
  readonly zone: Ref | undefined;
  readonly mapsPublicAddresses: boolean;
  readonly assignsIpv6: boolean;
}

export const VPC = /^aws_(default_)?vpc$/;
export const SUBNET = /^aws_(default_)?subnet$/;

export function vpcsIn(inventory: Inventory): Map<string, Vpc> {
  const more = inventory.of("aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association");
  return new Map(
    managedFirst(inventory.of("aws_vpc", "aws_default_vpc")).map((resource) => {
      const id = idOf(resource);
      const added = more.filter(({ values }) => refIn(values.vpc_id) === id).map(({ values }) => values);
      return [id, vpcOf(resource, id, added)] as const;
    }),
  );
}

/** One that is read by a data source and managed, too, is the managed one: it comes last into a map. */
export const managedFirst = (resources: readonly Resource[]): Resource[] =>
  [...resources].sort((a, b) => Number(a.mode === "managed") - Number(b.mode === "managed"));

function vpcOf({ address, mode, values }: Resource, id: string, added: readonly Values[]): Vpc {
  const associated = listIn(values.cidr_block_associations) as readonly Values[];
  return {
    id,
    address,
    ranges: [values, ...added, ...associated].flatMap(rangesOf),
    isManaged: mode === "managed",
    resolvesNames: values.enable_dns_support !== false && values.enable_dns_hostnames === true,
    values,
  };
}

const rangesOf = (values: Values): Range[] =>
  [values.cidr_block, values.ipv6_cidr_block, values.ipv6_cidr_block_association].flatMap(
    (value) => parseRange(textIn(value) ?? "") ?? [],
  );

export function subnetsIn(inventory: Inventory): Map<string, Subnet> {
  return new Map(
    managedFirst(inventory.of("aws_subnet", "aws_default_subnet")).map((resource) => {
      const { address, values } = resource;
      const vpc = refIn(values.vpc_id);
      const subnet = {
        id: idOf(resource),
        address,
        vpc: vpc === undefined || vpc instanceof Unknown ? "" : vpc,
        ranges: rangesOf(values),
        zone: refIn(values.availability_zone) ?? refIn(values.availability_zone_id),
        mapsPublicAddresses:
          resource.type === "aws_default_subnet" && values.map_public_ip_on_launch == null
            ? true
            : values.map_public_ip_on_launch === true,
        assignsIpv6: values.assign_ipv6_address_on_creation === true,
      };
      return [subnet.id, subnet] as const;
    }),
  );
}
