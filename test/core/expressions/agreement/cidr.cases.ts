/** Cases of address ranges. */
import fc from "fast-check";
import * as layer from "../../../../src/core/expressions";
import { listOf, nothing } from "./arbitraries";
import { agrees } from "./specs";

const octet = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0, 255, 10));
const written4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join("."));
const group = fc.oneof(
  fc.constant("0"),
  fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16)),
  fc.constantFrom("0000", "00ff", "FFFF", "1"),
);
const written6 = fc.oneof(
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(":")),
  fc.tuple(listOf(group, 3), listOf(group, 3)).map(([a, b]) => `${a.join(":")}::${b.join(":")}`),
  fc.constantFrom(
    "::",
    "::1",
    "1::",
    "2001:db8::",
    "fe80::",
    "1:0:0:2::",
    "1:0:0:2:0:0:0:3",
    "1:2:3:4:5:6:7:0",
    "0:1:2:3:4:5:6:7",
    "::1.2.3.4",
    "64:ff9b::10.0.0.1",
  ),
);
const range4 = fc
  .tuple(written4, fc.oneof(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 8, max: 28 })))
  .map(([a, p]) => `${a}/${p}`);
const range6 = fc
  .tuple(written6, fc.oneof(fc.integer({ min: 0, max: 128 }), fc.constantFrom(0, 32, 48, 56, 64, 127, 128)))
  .map(([a, p]) => `${a}/${p}`);
const noRange = fc.constantFrom(
  "",
  "10.0.0.0",
  "10.0.0.0/33",
  "10.0.0/8",
  "256.0.0.0/8",
  "::/129",
  ":::/8",
  "1::2::3/64",
  "10.0.0.0/-1",
  "10.0.0.0/ 8",
  "010.0.0.0/08",
  "10.00.0.0/8",
  "1:2:3:4:5:6:7:8:9/64",
  "1:2:3:4:5:6:7::8/64",
  "g::/8",
  "00001::/64",
  "12345::/64",
  "fe80::1%eth0/64",
  "10.0.0.0/8/8",
  "a/b",
  "1.2.3.4.5/8",
  "::1.2.3/64",
  "::010.2.3.4/120",
  "::ffff:1.2.3.0/120",
  "::FFFF:0:0/96",
  "1:2:3:4:5:6:7:8::/64",
  "/8",
  "10.0.0.0/",
  "::1.2.3.4:5/64",
  " 10.0.0.0/8",
  "10.0.0.0/8\n",
  "10.0.0.0/0x8",
  "+1.0.0.0/8",
);
const anyRange = fc.oneof(
  { weight: 5, arbitrary: range4 },
  { weight: 5, arbitrary: range6 },
  { weight: 1, arbitrary: noRange },
  { weight: 1, arbitrary: nothing },
);
const index = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: -4, max: 70_000 }),
  fc.constantFrom(2 ** 32 - 1, 2 ** 32, 2 ** 48, 2 ** 53 - 1, 1.5),
);
const bits = fc.oneof(
  fc.integer({ min: 0, max: 8 }),
  fc.integer({ min: -1, max: 70 }),
  fc.constantFrom(16, 64, 2.5),
);
agrees("cidrSubnet", fc.tuple(anyRange, bits, index), layer.cidrSubnet, 150);
agrees(
  "cidrSubnet that fits",
  fc.tuple(fc.oneof(range4, range6), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 16 })),
  layer.cidrSubnet,
  100,
);
agrees("cidrHost", fc.tuple(anyRange, index), layer.cidrHost, 150);
agrees(
  "cidrHost from either end",
  fc.tuple(fc.oneof(range4, range6), fc.integer({ min: -4, max: 4 })),
  layer.cidrHost,
  60,
);
agrees("cidrNetmask", fc.tuple(anyRange), layer.cidrNetmask, 40);
agrees(
  "cidrs that are none",
  fc.tuple(noRange, fc.constantFrom(0, 1)),
  (range, n) => layer.can(() => layer.cidrHost(range, n)),
  60,
);
agrees(
  "cidrSubnet of what is none",
  fc.tuple(noRange, fc.constantFrom(0, 1), fc.constantFrom(0, 1)),
  layer.cidrSubnet,
  60,
);
agrees("prefixLength", fc.tuple(anyRange), layer.prefixLength, 40);
agrees("networkAddress", fc.tuple(anyRange), layer.networkAddress, 20);
const near = fc
  .tuple(
    fc.constantFrom("10.0.0.0", "10.0.128.0", "10.0.1.0", "10.1.0.0", "10.0.0.7"),
    fc.integer({ min: 6, max: 26 }),
  )
  .map(([a, p]) => `${a}/${p}`);
const near6 = fc
  .tuple(
    fc.constantFrom("2001:db8::", "2001:db8:0:1::", "2001:db8:8000::", "2001:db8::7"),
    fc.integer({ min: 30, max: 66 }),
  )
  .map(([a, p]) => `${a}/${p}`);
agrees("rangeContains v4", fc.tuple(near, near), layer.rangeContains, 60);
agrees("rangeContains v6", fc.tuple(near6, near6), layer.rangeContains, 40);
agrees("rangeContains of anything", fc.tuple(anyRange, anyRange), layer.rangeContains, 40);
