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
  /** Its resolver gives addresses of NAT64 for names of IPv4 alone. */
  readonly resolvesNat64: boolean;
}

export const SUBNET = /^aws_(default_)?subnet$/;

export function vpcsIn(inventory: Inventory): Map<string, Vpc> {
  const more = inventory.of("aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association");
  return new Map(
    managedFirst(inventory.of("aws_vpc", "aws_default_vpc")).map((resource, index) => {
      const id = idOf(resource);
      const added = more.filter(({ values }) => refIn(values.vpc_id) === id).map(({ values }) => values);
      return [id, vpcOf(resource, id, added, chosenByAws(resource, [index]))] as const;
    }),
  );
}

/** One that is read by a data source and managed, too, is the managed one: it comes last into a map. */
const managedFirst = (resources: readonly Resource[]): Resource[] =>
  [...resources].sort((a, b) => Number(a.mode === "managed") - Number(b.mode === "managed"));

const hasIpv6 = (ranges: readonly Range[]) => ranges.some(({ version }) => version === 6);

/** A range of Amazon's that no rule is about stands for the IPv6 range that it will choose: a VPC's, or a subnet's in it. */
const chosenByAws = ({ address }: Resource, [vpc, subnet]: readonly [number, number?]): Range => ({
  ...(parseRange(
    subnet === undefined
      ? `2600:1f1f:${vpc.toString(16)}::/48`
      : `2600:1f1f:${vpc.toString(16)}:${subnet.toString(16)}::/64`,
  ) as Range),
  reference: `${address}.ipv6_cidr_block`,
});

function vpcOf(
  { address, mode, values }: Resource,
  id: string,
  added: readonly Values[],
  chosen: Range,
): Vpc {
  const associated = listIn(values.cidr_block_associations) as readonly Values[];
  const ranges = [values, ...added, ...associated].flatMap(rangesOf);
  return {
    id,
    address,
    ranges:
      hasIpv6(ranges) || values.assign_generated_ipv6_cidr_block !== true ? ranges : [...ranges, chosen],
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
  const vpcs = managedFirst(inventory.of("aws_vpc", "aws_default_vpc")).map(idOf);
  return new Map(
    managedFirst(inventory.of("aws_subnet", "aws_default_subnet")).map((resource, index) => {
      const { address, values } = resource;
      const vpc = refIn(values.vpc_id);
      const ranges = rangesOf(values);
      const number = vpcs.indexOf(String(vpc));
      const subnet = {
        id: idOf(resource),
        address,
        vpc: vpc === undefined || vpc instanceof Unknown ? "" : vpc,
        ranges:
          !hasIpv6(ranges) && refIn(values.ipv6_cidr_block) !== undefined && number >= 0
            ? [...ranges, chosenByAws(resource, [number, index])]
            : ranges,
        zone: refIn(values.availability_zone) ?? refIn(values.availability_zone_id),
        mapsPublicAddresses:
          resource.type === "aws_default_subnet" && values.map_public_ip_on_launch == null
            ? true
            : values.map_public_ip_on_launch === true,
        resolvesNat64: values.enable_dns64 === true,
        assignsIpv6: values.assign_ipv6_address_on_creation === true,
      };
      return [subnet.id, subnet] as const;
    }),
  );
}
