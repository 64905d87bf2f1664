/** Addresses that are on the internet, as AWS's gateways see it: neither private nor reserved (IANA's special-purpose registries). */
import { EVERYWHERE4, overlaps, parseRange, type Range, sizeOf, without } from "./range";

const NOT_ON_IT = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/3",
].map((text) => parseRange(text) as Range);

/** Global unicast (RFC 4291). */
const GLOBAL6 = parseRange("2000::/3") as Range;

const WORLD4 = NOT_ON_IT.reduce<Range[]>(
  (parts, reserved) => parts.flatMap((part) => without(part, reserved)),
  [EVERYWHERE4],
);

export const isPublic = (range: Range): boolean =>
  range.version === 6 ? overlaps(GLOBAL6, range) : WORLD4.some((part) => overlaps(part, range));

/**
 * Any address of the internet: the widest stretch of addresses that no rule or route tells apart. Who asks about a narrower
 * range names it.
 */
export function anyAddress(version: 4 | 6, mentioned: readonly Range[]): Range {
  const parts = version === 4 ? WORLD4 : [GLOBAL6];
  const bounds = mentioned.filter((range) => range.version === version);
  const widest = parts
    .flatMap((part) => split(part, bounds))
    .sort((a, b) => (sizeOf(a) < sizeOf(b) ? 1 : -1));
  return { ...(widest[0] as Range), name: "the internet" };
}

/** The range in stretches inside of which no other begins or ends. */
export function split(range: Range, others: readonly Range[]): Range[] {
  const starts = new Set([range.first]);
  for (const { version, first, last } of others) {
    if (version !== range.version) continue;
    if (range.first < first && first <= range.last) starts.add(first);
    if (range.first <= last && last < range.last) starts.add(last + 1n);
  }
  const sorted = [...starts].sort((a, b) => (a < b ? -1 : 1));
  return sorted.map((first, index) => ({
    version: range.version,
    first,
    last: (sorted[index + 1] ?? range.last + 1n) - 1n,
  }));
}

/** Tells between which bounds of the ranges an address lies: two in one place are told apart by none of them. */
export function placesOf(ranges: readonly Range[]): (address: bigint, version: 4 | 6) => number {
  const bounds = { 4: boundsOf(ranges, 4), 6: boundsOf(ranges, 6) };
  return (address, version) => {
    const sorted = bounds[version];
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as bigint) <= address) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function boundsOf(ranges: readonly Range[], version: 4 | 6): bigint[] {
  const own = ranges
    .filter((range) => range.version === version)
    .flatMap(({ first, last }) => [first, last + 1n]);
  return [...new Set(own)].sort((a, b) => (a < b ? -1 : 1));
}
