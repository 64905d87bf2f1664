/** Ranges of IPv4 and IPv6 addresses, and of ports. */
import { addressOf, addressText, bitsOf } from "../../terraform/address";

export interface Range {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  /** How people call it, where that says more than its ends: `the internet`. */
  readonly name?: string;
  /** The attribute of a resource that will hold it: AWS chooses it when that is created. */
  readonly reference?: string;
}

export interface Ports {
  readonly first: number;
  readonly last: number;
}

export const ALL_PORTS: Ports = { first: 0, last: 65535 };

export const EVERYWHERE4: Range = { version: 4, first: 0n, last: (1n << 32n) - 1n };
export const EVERYWHERE6: Range = { version: 6, first: 0n, last: (1n << 128n) - 1n };

/** `10.0.0.0/16`, `2001:db8::/32`, or one address; bits behind the mask do not count, as AWS takes them. */
export function parseRange(text: string): Range | undefined {
  const [written = "", length, ...more] = text.split("/");
  const address = addressOf(written);
  if (address === undefined || more.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length)))
    return undefined;
  const { version, value } = address;
  const bits = bitsOf(version);
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = value - (value % size);
  return { version, first, last: first + size - 1n };
}

export const covers = (outer: Range, inner: Range): boolean =>
  outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;

export const overlaps = (one: Range, other: Range): boolean =>
  one.version === other.version && one.first <= other.last && other.first <= one.last;

/** What of the range is not in the other. */
export function without(range: Range, taken: Range): Range[] {
  if (!overlaps(range, taken)) return [range];
  const { version } = range;
  return [
    { version, first: range.first, last: taken.first - 1n },
    { version, first: taken.last + 1n, last: range.last },
  ].filter(({ first, last }) => first <= last);
}

/** What both hold. */
export function common(one: Range, other: Range): Range | undefined {
  if (!overlaps(one, other)) return undefined;
  const [later, earlier] = one.first > other.first ? [one, other] : [other, one];
  const isWithin = later.last <= earlier.last;
  return { version: one.version, first: later.first, last: isWithin ? later.last : earlier.last };
}

export const sizeOf = ({ first, last }: Range): bigint => last - first + 1n;

/** As people write it: an address, a CIDR block, or the two ends. */
export function textOf({ version, first, last, name, reference }: Range): string {
  if (name !== undefined) return name;
  if (reference !== undefined) return `${reference}, which AWS chooses`;
  const address = addressText(version, first);
  const size = last - first + 1n;
  if (size === 1n) return address;
  const bits = size.toString(2).length - 1;
  if (size === 1n << BigInt(bits) && first % size === 0n) return `${address}/${bitsOf(version) - bits}`;
  return `${address}-${addressText(version, last)}`;
}

/** As Terraform's arguments take it. */
export function blockOf(range: Range): string {
  const { version, name, reference } = range;
  if (reference !== undefined) return reference;
  if (name !== undefined) return version === 4 ? '"0.0.0.0/0"' : '"::/0"';
  const text = textOf(range);
  return JSON.stringify(text.includes("/") ? text : `${text}/${bitsOf(version)}`);
}

export const portsText = ({ first, last }: Ports): string =>
  first === last ? String(first) : first === 0 && last === 65535 ? "all" : `${first}-${last}`;
