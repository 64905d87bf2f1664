/** IPv4 addresses as IPv6 sees them: behind the prefix of RFC 6052, which NAT gateways translate (VPC User Guide: "DNS64 and NAT64"). */
import { covers, parseRange, type Range, textOf } from "./range";

export const NAT64 = parseRange("64:ff9b::/96") as Range;

/** Rules and routes are written for the whole prefix. */
export const throughNat64 = (range: Range): Range => ({
  version: 6,
  first: NAT64.first + range.first,
  last: NAT64.first + range.last,
  name: `${textOf(range)} by NAT64`,
  reference: '"64:ff9b::/96"',
});

export const isNat64 = (range: Range): boolean => covers(NAT64, range);
