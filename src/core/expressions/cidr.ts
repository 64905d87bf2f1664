/** Terraform's cidr functions, IPv4 and IPv6, and what can be said of ranges with them. */

import { bitsOf, formatAddress, parseRange } from "../../terraform/address";
import { asNumber, FoldError, RefusedError } from "../../terraform/convert";
import { toNumber } from "./arithmetic";
import { at } from "./collections";
import type { Expr, In } from "./expr";
import { scalarFunction } from "./fold";
import { and, eq, ge } from "./logic";
import { split, str } from "./text";

type Range = In<string | null>;

/** `cidrsubnet(range, newbits, number)`: the range's subnet of that number, `newbits` longer in its prefix. */
export function cidrSubnet(
  range: Range,
  newBits: In<number | null>,
  number: In<number | null>,
): Expr<string> {
  return scalarFunction(
    "cidrsubnet",
    (text: string, newBits: number, at: number) => {
      const base = parseRange(text);
      const [bits, index] = [wholeNumber(newBits), wholeNumber(at)];
      const prefix = base.prefix + bits;
      if (bits < 0 || index < 0) throw new RefusedError(`subnet ${index} of ${bits} more bits is none`);
      if (prefix > bitsOf(base.version)) throw new FoldError(`${text} has no room for ${bits} more bits`);
      if (BigInt(index) >= 1n << BigInt(bits))
        throw new FoldError(`${text} has no subnet ${index} of /${prefix}`);
      const first = base.first + (BigInt(index) << BigInt(bitsOf(base.version) - prefix));
      return `${formatAddress(base.version, first)}/${prefix}`;
    },
    range,
    newBits,
    number,
  );
}

/** `cidrhost(range, number)`: the address of that number in the range, from the end when negative. */
export function cidrHost(range: Range, number: In<number | null>): Expr<string> {
  return scalarFunction(
    "cidrhost",
    (text: string, at: number) => {
      const base = parseRange(text);
      const index = wholeNumber(at);
      const size = 1n << BigInt(bitsOf(base.version) - base.prefix);
      const offset = index < 0 ? size + BigInt(index) : BigInt(index);
      if (offset < 0n || offset >= size) throw new FoldError(`${text} has no address ${index}`);
      return formatAddress(base.version, base.first + offset);
    },
    range,
    number,
  );
}

function wholeNumber(value: unknown): number {
  const number = asNumber(value);
  if (!Number.isInteger(number)) throw new FoldError(`${number} is no whole number`);
  return number;
}

/** `cidrnetmask(range)`; IPv4 only. */
export function cidrNetmask(range: Range): Expr<string> {
  return scalarFunction(
    "cidrnetmask",
    (text: string) => {
      const base = parseRange(text);
      if (base.version === 6) throw new FoldError("IPv6 ranges have no netmask");
      return formatAddress(4, ((1n << 32n) - 1n) ^ ((1n << BigInt(32 - base.prefix)) - 1n));
    },
    range,
  );
}

/** The prefix length: 16 of "10.0.0.0/16". */
export const prefixLength = (range: Range): Expr<number> => toNumber(at(split("/", range), 1));

/** The first address as written: "10.0.0.0" of "10.0.0.0/16". */
export const networkAddress = (range: Range): Expr<string> => at(split("/", range), 0);

/** The first address of the range cut to a shorter prefix: equal for two ranges that share it. */
const cutTo = (range: Range, prefix: In<number>): Expr<string> =>
  cidrHost(str`${networkAddress(range)}/${prefix}`, 0);

/** Whether `inner` lies in `outer`; both of one IP version. */
export function rangeContains(outer: Range, inner: Range): Expr<boolean> {
  return and(
    ge(prefixLength(inner), prefixLength(outer)),
    eq(cutTo(inner, prefixLength(outer)), cidrHost(outer, 0)),
  );
}
