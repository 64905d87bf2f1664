/** Ranges that share no address, and those of a VPC that AWS keeps apart. */
import type * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { vpc } from "./vpc";

type RangeInputs = t.InputsOf<(typeof vpc)["inputs"]>;

/** A range, and what lies in it. */
export interface Claim {
  readonly owner: string;
  readonly range: string;
}

export const claim = (owner: Expr<string>, range: Expr<string>): Expr<Claim> => x.object({ owner, range });

interface MeasuredClaim extends Claim {
  readonly address: string;
  readonly length: number;
}

export const measured = (claims: Expr<Claim[]>): Expr<MeasuredClaim[]> =>
  x.listEach(claims, ["claim"], ({ owner, range }) =>
    x.object({
      owner,
      range,
      address: x.networkAddress(range),
      length: x.prefixLength(range),
    }),
  );

export function vpcRanges(inputs: RangeInputs): Expr<Claim[]> {
  const primary = x.itemIf(x.isSet(inputs.cidr), () => claim(x.str`cidr`, x.nonNull(inputs.cidr)));
  const secondary = x.listFrom(inputs.secondaryCidrs, ["name", "range"], (name, range) =>
    claim(x.str`secondary range "${name}"`, range),
  );
  return x.concat(primary, secondary);
}

export function overlapping(claims: Expr<readonly MeasuredClaim[]>): Expr<string[]> {
  return x.flatten(
    x.listEach(claims, ["position", "one"], (one, position) =>
      x.listEach(claims, ["index", "other"], (other, index) => ({
        value: x.str`${other.owner} lies in ${other.range}, which overlaps ${one.range} of ${one.owner}; allowed: ranges that share no address. Choose another slot or range.`,
        when: x.and(x.lt(position, index), meet(one, other)),
      })),
    ),
  );
}

/** What AWS keeps apart: a VPC has ranges of one of these at most, beside any others. */
const APART = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16"];

/** Amazon VPC User Guide, "VPC CIDR blocks": IPv4 CIDR block association restrictions. */
export function restricted(inputs: RangeInputs, step: t.NameStep): Expr<string[]> {
  const { cidr, secondaryCidrs } = inputs;
  const primary = step(
    "primary_family",
    x.ifSet(cidr, (cidr) => familyOf(cidr)),
  );
  const families = step(
    "secondary_families",
    x.mapFrom(secondaryCidrs, ["name", "range"], (_, range) => familyOf(range)),
  );
  const first = step(
    "ranges_in_10_0_and_10_1",
    x.listEach(vpcRanges(inputs), ["claim"], ({ range }) => ({
      value: range,
      when: x.rangeContains("10.0.0.0/15", range),
    })),
  );
  const found = step(
    "restricted_by_aws",
    x.mapFrom(secondaryCidrs, ["name", "range"], (name, range) => ({
      key: name,
      value: range,
      when: x.or(
        x.and(x.isSet(primary), x.ne(x.get(families, name), ""), x.ne(x.get(families, name), primary)),
        x.rangeContains("172.31.0.0/16", range),
        x.and(x.rangeContains("10.0.0.0/16", range), x.gt(x.length(first), 1)),
      ),
    })),
  );
  return x.listFrom(
    found,
    ["name", "range"],
    (name, range) =>
      x.str`secondary range "${name}" lies in ${range}, which AWS restricts in a VPC of ${x.orElse(cidr, "an IPAM pool's range")}; allowed: ranges of the same private block (10.0.0.0/8, but none of 10.0.0.0/16 beside others of 10.0.0.0/15; 172.16.0.0/12, but none of 172.31.0.0/16; 192.168.0.0/16), of 100.64.0.0/10, or publicly routable ones.`,
  );
}

/** Of `APART` the one that a VPC's range lies in, or "". */
const familyOf = (range: Expr<string>): Expr<string> =>
  x.join(
    "",
    x.itemsWhere(x.items(APART), "family", (family) => x.rangeContains(family, range)),
  );

/** Two ranges meet when the larger one's first address is that of both. */
function meet(one: Expr<MeasuredClaim>, other: Expr<MeasuredClaim>): Expr<boolean> {
  const larger = x.min(one.length, other.length);
  const first = (range: Expr<MeasuredClaim>) => x.cidrHost(x.str`${range.address}/${larger}`, 0);
  return x.eq(first(one), first(other));
}
