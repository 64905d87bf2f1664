/** One record, and the rules for what it says by itself. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { isApex, recordName } from "./names";
import { isOfType, RECORD_TYPES, valueRules } from "./record-values";

/** The zone that every CloudFront distribution's name is in (Amazon Route 53 API Reference: AliasTarget). */
export const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

const alias = t
  .shape("DnsAlias", {
    dnsName: t
      .text()
      .describe(
        "The target's own DNS name: of a load balancer, a CloudFront distribution, an accelerator, an S3 website.",
      ),
    zoneId: t
      .text()
      .describe("The hosted zone that AWS keeps that name in, as the target's reference gives it."),
    evaluateTargetHealth: t
      .flag("Whether the record is as healthy as its target. Always false for CloudFront.")
      .default(false),
  })
  .rule({
    test: ({ zoneId, evaluateTargetHealth }) =>
      x.or(x.not(evaluateTargetHealth), x.ne(zoneId, CLOUDFRONT_ZONE)),
    got: () => "a CloudFront distribution with its health evaluated",
    allowed: "evaluate_target_health = false for CloudFront (Amazon Route 53 API Reference: AliasTarget)",
    refused: [{ dnsName: "d1.cloudfront.net", zoneId: CLOUDFRONT_ZONE, evaluateTargetHealth: true }],
  })
  .describe("An AWS resource that answers in place of values, without a charge.")
  .example({ dnsName: "web-1.ap-northeast-2.elb.amazonaws.com", zoneId: "ZWKZPGTI48KDX" });

const place = t
  .shape("DnsGeolocation", {
    continent: t.oneOf("AF", "AN", "AS", "EU", "NA", "OC", "SA").describe("A continent.").optional(),
    country: t
      .pattern("[A-Z]{2}|\\*", 'a country (ISO 3166-1) in capitals, or "*" for everywhere else', "KR", [
        "kr",
        "KOR",
        "",
      ])
      .describe('A country; "*" answers whom no other record answers.')
      .optional(),
    subdivision: t
      .pattern("[A-Z0-9]{1,3}", "1 to 3 capitals or digits (ISO 3166-2)", "WA", ["wa", "WASH"])
      .describe("A state of the country US, or a region of UA.")
      .optional(),
  })
  .rule(t.exactlyOneOf("continent", "country"))
  .rule({
    test: ({ country, subdivision }) =>
      x.or(x.isNull(subdivision), x.contains(["US", "UA"], x.orElse(country, ""))),
    allowed: "a subdivision of the countries US and UA only",
    refused: [{ country: "KR", subdivision: "11" }],
  })
  .example({ country: "KR" });

const recordShape = t.shape("DnsRecord", {
  name: recordName().describe(
    'The name below the zone\'s, such as "www"; "@" is the zone\'s own name, "*" in first place any other.',
  ),
  type: t.oneOf(...RECORD_TYPES).describe("The record type."),
  values: t
    .listOf(t.text(), "value")
    .describe(
      "What the record says, in the type's own format (Amazon Route 53 Developer Guide: Supported DNS record types). TXT is written plainly: quotation marks are added, and long texts split.",
    )
    .default([]),
  ttl: t
    .integer({ min: 0, max: 2147483647 }, "seconds")
    .describe("Seconds that resolvers keep the answer; default: 300. An alias has its target's.")
    .optional(),
  alias: alias.optional(),
  setIdentifier: t
    .pattern(
      "[A-Za-z0-9][A-Za-z0-9._-]{0,127}",
      "1 to 128 ASCII letters, digits and . _ -, beginning with a letter or digit",
      "blue",
      ["", "-blue", "a/b", "two words", "x".repeat(129)],
    )
    .describe(
      "Tells the records of one name and type apart; part of the address. Needed with a routing policy.",
    )
    .optional(),
  weight: t
    .integer({ min: 0, max: 255 })
    .describe("Weighted routing: the share among the name's records. All 0: alike.")
    .optional(),
  failover: t
    .oneOf("PRIMARY", "SECONDARY")
    .describe("Failover routing: the record that answers while it is healthy, or the one that steps in.")
    .optional(),
  latencyRegion: t
    .regionName()
    .describe("Latency routing: the region that the record stands for.")
    .optional(),
  geolocation: place
    .describe("Geolocation routing: where those come from that the record answers.")
    .optional(),
  multivalue: t
    .flag("Multivalue answer routing: up to eight healthy records answer together.")
    .default(false),
  healthCheck: t
    .keyName()
    .describe("A key of `health_checks` or `calculated_health_checks`: an unhealthy record is left out.")
    .optional(),
  healthCheckId: t.text().describe("An existing health check in its place.").optional(),
});

export type DnsRecord = t.Infer<typeof recordShape>;

export type DnsAlias = t.Infer<typeof alias>;

export type DnsGeolocation = t.Infer<typeof place>;

export type RecordOf = Expr<DnsRecord>;

const EXAMPLE = { name: "www", type: "A", values: ["192.0.2.1"] };
const { values: _, ...BARE } = EXAMPLE;
const TARGET = { dnsName: "web-1.ap-northeast-2.elb.amazonaws.com", zoneId: "ZWKZPGTI48KDX" };

const sample = (changes: object) => ({ ...EXAMPLE, ...changes });

const BLUE = { setIdentifier: "blue" };

/** `www A`, `www A blue`: as a message names a record. */
const recordTitle = ({ name, type, setIdentifier }: RecordOf): Expr<string> =>
  x.join(" ", x.compact([name, type, setIdentifier]));

/** The routing policies that a record has: none, or one. */
export function policiesOf(record: RecordOf): Expr<string[]> {
  const given: [string, Expr<boolean>][] = [
    ["weight", x.isSet(record.weight)],
    ["failover", x.isSet(record.failover)],
    ["latency_region", x.isSet(record.latencyRegion)],
    ["geolocation", x.isSet(record.geolocation)],
    ["multivalue", record.multivalue],
  ];
  const policies = given.map(([name, on]) => x.when(on, name, ""));
  return x.compact(policies);
}

const isRouted = (record: RecordOf) =>
  x.or(
    x.isSet(record.weight),
    x.isSet(record.failover),
    x.isSet(record.latencyRegion),
    x.isSet(record.geolocation),
    record.multivalue,
  );

const named = (record: RecordOf) => x.str`the record ${recordTitle(record)}`;

const isType = (record: RecordOf, ...types: (typeof RECORD_TYPES)[number][]) =>
  isOfType(record.type, ...types);

type RecordRule = t.Rule<DnsRecord>;

const target: RecordRule = {
  test: (record) => x.ne(x.isEmpty(record.values), x.isNull(record.alias)),
  got: named,
  allowed: "either values or an alias",
  refused: [BARE, sample({ alias: TARGET })],
};

const ttlOfAlias: RecordRule = {
  test: (record) => x.or(x.isNull(record.ttl), x.isNull(record.alias)),
  got: named,
  allowed: "a ttl without an alias only: an alias has its target's",
  refused: [{ ...BARE, alias: TARGET, ttl: 60 }],
};

const aliasType: RecordRule = {
  test: (record) => x.or(x.isNull(record.alias), isType(record, "A", "AAAA", "HTTPS")),
  got: named,
  allowed: "an alias of type A, AAAA or HTTPS",
  remedy: "AWS targets have addresses; a CNAME of theirs is a record with values.",
  refused: [
    { name: "www", type: "CNAME", alias: TARGET },
    { name: "www", type: "TXT", alias: TARGET },
  ],
};

const onePolicy: RecordRule = {
  test: (record) => x.le(x.length(policiesOf(record)), 1),
  got: named,
  allowed: "one routing policy: weight, failover, latency_region, geolocation or multivalue",
  refused: [
    sample({ ...BLUE, weight: 1, latencyRegion: "eu-west-1" }),
    sample({ ...BLUE, weight: 1, failover: "SECONDARY" }),
    sample({ ...BLUE, multivalue: true, geolocation: { country: "KR" } }),
  ],
};

const identifier: RecordRule = {
  test: (record) => x.eq(x.isSet(record.setIdentifier), isRouted(record)),
  got: named,
  allowed: "a set_identifier with a routing policy (weight, failover, …), and none without",
  refused: [
    sample(BLUE),
    sample({ weight: 1 }),
    sample({ multivalue: true }),
    sample({ failover: "SECONDARY" }),
  ],
};

/** A primary record that is always healthy never gives way. */
const primaryHealth: RecordRule = {
  test: (record) =>
    x.or(
      x.not(holdsText(x.nonNull(record.failover), "PRIMARY")),
      hasHealthCheck(record),
      x.isSetAnd(record.alias, (alias) => alias.evaluateTargetHealth),
    ),
  got: named,
  allowed: "a PRIMARY record with a health check, or an alias that evaluates its target's health",
  refused: [
    sample({ ...BLUE, failover: "PRIMARY" }),
    { ...BARE, ...BLUE, failover: "PRIMARY", alias: TARGET },
  ],
};

const holdsText = (value: Expr<string>, wanted: string): Expr<boolean> =>
  x.isSetAnd(value, (value) => x.eq(value, wanted));

const hasHealthCheck = (record: RecordOf) => x.or(x.isSet(record.healthCheck), x.isSet(record.healthCheckId));

const oneHealthCheck: RecordRule = {
  test: (record) => x.or(x.isNull(record.healthCheck), x.isNull(record.healthCheckId)),
  got: named,
  allowed: "a health_check or a health_check_id, not both",
  refused: [sample({ ...BLUE, weight: 1, healthCheck: "web", healthCheckId: "abc" })],
};

const idleHealthCheck: RecordRule = {
  test: (record) => x.or(x.not(hasHealthCheck(record)), isRouted(record)),
  got: named,
  allowed: "a health check with a routing policy: a record alone answers whatever its health",
  refused: [sample({ healthCheck: "web" }), sample({ healthCheckId: "abc" })],
};

const apexType: RecordRule = {
  test: (record) => x.or(x.not(isApex(record.name)), x.not(isType(record, "CNAME", "DS", "NS"))),
  got: named,
  allowed: 'no CNAME, DS or NS at the zone\'s own name "@"',
  remedy:
    "An alias of type A answers there; the zone's NS records are AWS's own, and DS records belong to the parent.",
  refused: [
    { name: "@", type: "CNAME", values: ["www.example.com"] },
    { name: "@", type: "NS", values: ["ns-1.example.net"] },
    { name: "@", type: "DS", values: ["123 13 2 0a1b"] },
  ],
};

const wildcardType: RecordRule = {
  test: (record) => x.or(x.not(x.startsWith(record.name, "*")), x.not(isType(record, "DS", "NS"))),
  got: named,
  allowed: "no wildcard of type NS or DS",
  refused: [
    { name: "*", type: "NS", values: ["ns-1.example.net"] },
    { name: "*.dev", type: "DS", values: ["123 13 2 0a1b"] },
  ],
};

const oneCname: RecordRule = {
  test: (record) => x.or(x.not(isType(record, "CNAME")), x.le(x.length(record.values), 1)),
  got: named,
  allowed: "one value in a CNAME",
  refused: [{ name: "www", type: "CNAME", values: ["a.example.com", "b.example.com"] }],
};

/** Amazon Route 53 Developer Guide: Multivalue answer routing; NS records are simple ones. */
const routable: RecordRule = {
  test: (record) => x.not(x.and(isRouted(record), isType(record, "DS", "NS"))),
  got: named,
  allowed: "no routing policy with NS and DS",
  refused: [{ ...BLUE, name: "dev", type: "NS", values: ["ns-1.example.net"], weight: 1 }],
};

const manyAnswers: RecordRule = {
  test: (record) =>
    x.or(x.not(record.multivalue), x.and(x.isNull(record.alias), x.not(isType(record, "CNAME")))),
  got: named,
  allowed: "multivalue answers with values of other types than CNAME only",
  refused: [
    { ...BLUE, name: "dev", type: "CNAME", values: ["a.example.com"], multivalue: true },
    { ...BARE, ...BLUE, alias: TARGET, multivalue: true },
  ],
};

const distinctValues: RecordRule = {
  ...t.distinct({ of: "value", texts: ({ values }: RecordOf) => values }),
  refused: [sample({ values: ["192.0.2.1", "192.0.2.1"] })],
};

const rules: RecordRule[] = [
  target,
  ttlOfAlias,
  aliasType,
  onePolicy,
  identifier,
  primaryHealth,
  oneHealthCheck,
  idleHealthCheck,
  apexType,
  wildcardType,
  oneCname,
  routable,
  manyAnswers,
  distinctValues,
  ...valueRules((record) => ({ name: "www", ...record })),
];

export const dnsRecord = recordShape
  .rules(...rules)
  .describe("One record.")
  .example(EXAMPLE);
