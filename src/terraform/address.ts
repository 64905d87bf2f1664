/** IP addresses and ranges as numbers: the arithmetic behind the cidr functions (RFC 4632, RFC 4291, RFC 5952). */
import { isIPv4, isIPv6 } from "node:net";
import { FoldError, RefusedError } from "./convert";

type Version = 4 | 6;

export interface Range {
  readonly version: Version;
  /** The first address of the range. */
  readonly first: bigint;
  readonly prefix: number;
}

export const bitsOf = (version: Version): number => (version === 4 ? 32 : 128);

/** A range is asked for its first address, its length and its netmask, and by one rule after the other. */
const ranges = new Map<unknown, Range>();

export function parseRange(text: unknown): Range {
  const range = ranges.get(text) ?? readRange(text);
  ranges.set(text, range);
  return range;
}

function readRange(text: unknown): Range {
  const match = typeof text === "string" ? /^([0-9A-Fa-f:.]+)\/(\d+)$/.exec(text) : null;
  if (!match) throw new FoldError(`${JSON.stringify(text)} is no range in CIDR notation`);
  const [, written = "", length = ""] = match;
  const address = addressOf(withoutLeadingZeros(written));
  const prefix = Number(length);
  if (!address || prefix > bitsOf(address.version))
    throw new FoldError(`${JSON.stringify(text)} is no range in CIDR notation`);
  const { version, value } = address;
  const host = BigInt(bitsOf(version) - prefix);
  const first = (value >> host) << host;
  if (version === 6) refuseMapped(value, first);
  return { version, first, prefix };
}

/** Terraform reads "010" as ten and "00001" as one; Node takes neither. */
function withoutLeadingZeros(address: string): string {
  return address.replace(/(?<![0-9A-Fa-f])0+(?=[0-9A-Fa-f])/g, "");
}

/** IPv4 addresses in IPv6's clothes (::ffff:0:0/96): Terraform takes them for IPv4 half of the time. */
function refuseMapped(...addresses: bigint[]): void {
  if (addresses.some((address) => address >> 32n === 0xffffn))
    throw new RefusedError("IPv4-mapped IPv6 addresses");
}

/** An address as a number. */
export function addressOf(text: string): { readonly version: Version; readonly value: bigint } | undefined {
  if (isIPv4(text)) return { version: 4, value: parse4(text) };
  return isIPv6(text) ? { version: 6, value: parse6(text) } : undefined;
}

function parse4(text: string): bigint {
  return text.split(".").reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

function parse6(text: string): bigint {
  const dotted = text.replace(/%.*$/, "").replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...octets: string[]) => {
    const [a, b, c, d] = octets.slice(0, 4).map(Number) as [number, number, number, number];
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = "", tail] = dotted.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const [left, right] = [groups(head), groups(tail ?? "")];
  const zeros = Array(tail === undefined ? 0 : 8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...right].reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

export function formatAddress(version: Version, address: bigint): string {
  if (version === 6) refuseMapped(address);
  return addressText(version, address);
}

export const addressText = (version: Version, address: bigint): string =>
  version === 4 ? format4(address) : format6(address);

function format4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join(".");
}

/** RFC 5952: the longest run of two or more zero groups, the first of equals, becomes `::`. */
function format6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  let [start, size] = [-1, 1];
  for (let index = 0; index < 8; index++) {
    let run = 0;
    while (groups[index + run] === "0") run++;
    if (run > size) [start, size] = [index, run];
  }
  if (start < 0) return groups.join(":");
  return `${groups.slice(0, start).join(":")}::${groups.slice(start + size).join(":")}`;
}
