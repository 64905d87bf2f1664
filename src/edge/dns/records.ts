/** Records, each a resource of its own under its name, type and set identifier. */

import {
  Route53Record,
  type Route53RecordAlias,
  type Route53RecordFailoverRoutingPolicy,
  type Route53RecordGeolocationRoutingPolicy,
  type Route53RecordLatencyRoutingPolicy,
  type Route53RecordWeightedRoutingPolicy,
} from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import type { Blocks } from "../../core/arguments";
import type { Precondition } from "../../core/contract";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { blocks } from "../../core/nested-blocks";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import { calculatedHealthChecks, WEB } from "./calculated-health-checks";
import { healthChecks } from "./health-checks";
import { fullName, LONGEST_NAME } from "./names";
import { CLOUDFRONT_ZONE, type DnsAlias, type DnsGeolocation, type RecordOf } from "./record";
import { dnsRecords, recordKey } from "./record-groups";
import { EXISTING, isPrivate, oneNameOf, PRIVATE, type Zone, zone, zoneName } from "./zone";

const needs = [zone, healthChecks, calculatedHealthChecks] as const;
const inputs = {
  records: dnsRecords()
    .describe("The zone's records in any order; each has its own address by name, type and set identifier.")
    .default([]),
};

type RecordsInputs = t.InputsOf<typeof inputs, typeof needs>;

const WWW = { name: "www", type: "A", values: ["192.0.2.1"] };

type Test = (record: RecordOf) => Expr<boolean>;

const recordsThat = ({ records }: RecordsInputs, test: Test): Expr<string[]> =>
  x.listEach(records, ["record"], (record) => ({
    value: recordKey(record),
    when: test(record),
  }));

const isAbsolute =
  (inputs: RecordsInputs): Test =>
  ({ name }) =>
    x.or(x.eq(name, zoneName(inputs)), x.endsWith(name, x.str`.${zoneName(inputs)}`));

const isLong =
  (inputs: RecordsInputs): Test =>
  ({ name }) =>
    x.not(x.le(x.textLength(fullName(name, zoneName(inputs))), LONGEST_NAME));

const unchecked =
  ({ healthChecks, calculatedHealthChecks }: RecordsInputs): Test =>
  ({ healthCheck }) =>
    x.isSetAnd(healthCheck, (healthCheck) =>
      x.not(x.contains(x.concat(x.keys(healthChecks), x.keys(calculatedHealthChecks)), healthCheck)),
    );

const toCloudFront: Test = ({ alias }) => x.isSetAnd(alias, (alias) => x.eq(alias.zoneId, CLOUDFRONT_ZONE));

export const records = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "records",
      test: (inputs) =>
        x.when(oneNameOf(inputs), () => x.isEmpty(recordsThat(inputs, isAbsolute(inputs))), true),
      message: (inputs) =>
        x.str`records has ${x.shownTexts(recordsThat(inputs, isAbsolute(inputs)))}; allowed: names below the zone's, without ${x.orElse(zoneName(inputs), "")} at their end.`,
      refused: [
        { records: [{ ...WWW, name: "www.example.com" }] },
        { records: [{ ...WWW, name: "example.com" }] },
        { ...EXISTING, records: [{ ...WWW, name: "www.example.com" }] },
      ],
    },
    {
      on: "records",
      test: (inputs) => x.when(oneNameOf(inputs), () => x.isEmpty(recordsThat(inputs, isLong(inputs))), true),
      message: (inputs) =>
        x.str`records has ${x.shownTexts(recordsThat(inputs, isLong(inputs)))}; allowed: names of up to ${LONGEST_NAME} characters together with the zone's.`,
      refused: [{ records: [{ ...WWW, name: Array.from({ length: 62 }, () => "abc").join(".") }] }],
    },
    {
      on: "records",
      test: (inputs) => x.isEmpty(recordsThat(inputs, unchecked(inputs))),
      message: (inputs, spell) =>
        x.str`records has ${x.shownTexts(recordsThat(inputs, unchecked(inputs)))} with an unknown ${spell("healthCheck")}; allowed: of ${x.shownTexts(x.concat(x.keys(inputs.healthChecks), x.keys(inputs.calculatedHealthChecks)))}.`,
      refused: [
        {
          healthChecks: { web: WEB },
          records: [{ ...WWW, setIdentifier: "blue", weight: 1, healthCheck: "wbe" }],
        },
      ],
    },
    {
      on: "records",
      whereKnown: true,
      test: (inputs) => x.or(x.not(isPrivate(inputs)), x.isEmpty(recordsThat(inputs, toCloudFront))),
      message: (inputs) =>
        x.str`records has ${x.shownTexts(recordsThat(inputs, toCloudFront))} with an alias of CloudFront; allowed: CloudFront in public zones only (Amazon Route 53 API Reference: AliasTarget).`,
      refused: [
        {
          ...PRIVATE,
          records: [
            { name: "www", type: "A", alias: { dnsName: "d1.cloudfront.net", zoneId: CLOUDFRONT_ZONE } },
          ],
        },
      ],
    },
  ],
  // a distribution, say, whose certificate is proven in this zone
  late: ["records"],
});

/** Seconds: what most registries and the Route 53 console suggest. */
const DEFAULT_TTL = 300;

/** A record as its resource needs it. */
interface RecordArguments {
  readonly name: string;
  readonly type: string;
  readonly ttl: number | null;
  readonly records: readonly string[] | null;
  readonly alias: DnsAlias;
  readonly setIdentifier: string | null;
  readonly weight: number | null;
  readonly failover: string | null;
  readonly latencyRegion: string | null;
  readonly geolocation: DnsGeolocation;
  readonly multivalue: boolean | null;
  readonly healthCheckId: string | null;
}

interface Site {
  readonly inputs: RecordsInputs;
  readonly zone: Zone;
  readonly healthCheckIds: Expr<Record<string, string>>;
  readonly preconditions: Precondition[];
}

type RecordInstances = Instances<RecordArguments, Route53Record>;

export function zoneRecords(scope: Construct, site: Site): RecordInstances {
  const { zone, preconditions } = site;
  return forEach(scope, Route53Record, "route53_record", byKey(scope, site), ({ value }) => ({
    zoneId: zone.id,
    name: value.name,
    type: value.type,
    ttl: value.ttl,
    records: value.records,
    setIdentifier: value.setIdentifier,
    healthCheckId: value.healthCheckId,
    multivalueAnswerRoutingPolicy: value.multivalue,
    ...targetAndRouting(site.inputs, value),
    preconditions,
  }));
}

function byKey(scope: Construct, site: Site): Expr<Record<string, RecordArguments>> {
  const given = x.mapEach(site.inputs.records, ["record"], (record) => ({
    key: recordKey(record),
    value: record,
  }));
  const all = local(scope, "records_by_key", given);
  const values = x.mapFrom(all, ["key", "record"], (_, record) => valuesOf(record));
  const valuesByKey = local(scope, "record_values", values);
  return local(
    scope,
    "records",
    x.mapFrom(all, ["key", "record"], (key, record) =>
      recordArguments(record, x.get(valuesByKey, key), site),
    ),
  );
}

function recordArguments(
  record: RecordOf,
  values: Expr<readonly string[]>,
  { zone, healthCheckIds }: Site,
): Expr<RecordArguments> {
  const { alias, healthCheck, multivalue } = record;
  return x.object<RecordArguments>({
    name: fullName(record.name, zone.name),
    type: record.type,
    ttl: x.when(x.isNull(alias), () => x.orElse(record.ttl, DEFAULT_TTL)),
    records: x.when(x.isNull(alias), values),
    alias,
    setIdentifier: record.setIdentifier,
    weight: record.weight,
    failover: record.failover,
    latencyRegion: record.latencyRegion,
    geolocation: record.geolocation,
    multivalue: x.when(multivalue, multivalue),
    healthCheckId: x.ifSet(
      healthCheck,
      (healthCheck) => x.get(healthCheckIds, healthCheck),
      record.healthCheckId,
    ),
  });
}

const valuesOf = (record: RecordOf): Expr<readonly string[]> =>
  x.when(x.eq(record.type, "TXT"), () => quotedText(record.values), record.values);

/** RFC 1035 3.3: a character-string has its length in one byte. */
const LONGEST_STRING = 255;

/** Between the strings of one value; the provider adds the marks around it. */
const SEAM = '""';

/** `\` and `"` with a `\` before them (Amazon Route 53 Developer Guide: TXT record type, special characters). */
const escaped = (text: Expr<string>): Expr<string> => x.replace(x.replace(text, "\\", "\\\\"), '"', '\\"');

const stringsOf = (text: Expr<string>): Expr<string[]> =>
  x.listEach(
    x.range(0, x.floorDiv(x.add(x.textLength(text), LONGEST_STRING - 1), LONGEST_STRING)),
    ["part"],
    (part) => escaped(x.substr(text, x.mul(part, LONGEST_STRING), LONGEST_STRING)),
  );

const quotedText = (values: Expr<readonly string[]>): Expr<string[]> =>
  x.listEach(values, ["value"], (value) => x.join(SEAM, stringsOf(value)));

type Routing = "alias" | "weight" | "failover" | "latencyRegion" | "geolocation";

/** Blocks that a record has or not; one that no record is known to have is not written. */
function targetAndRouting({ records }: RecordsInputs, value: Expr<RecordArguments>): RoutingBlocks {
  const given = <T>(field: Routing, one: Expr<T>) => {
    const used = x.listEach(records, ["record"], (record) => x.isSet(record[field]));
    if (x.tf(x.anyTrue(used)) === false) return x.items([]);
    return x.itemWhere(one, "given", (item) => x.isSet(item));
  };
  return {
    alias: blocks(given("alias", value.alias), ({ dnsName, zoneId, evaluateTargetHealth }) => ({
      name: dnsName,
      zoneId,
      evaluateTargetHealth,
    })),
    weightedRoutingPolicy: blocks(given("weight", value.weight), (weight) => ({ weight })),
    failoverRoutingPolicy: blocks(given("failover", value.failover), (type) => ({ type })),
    latencyRoutingPolicy: blocks(given("latencyRegion", value.latencyRegion), (region) => ({ region })),
    geolocationRoutingPolicy: blocks(
      given("geolocation", value.geolocation),
      ({ continent, country, subdivision }) => ({
        continent,
        country,
        subdivision,
      }),
    ),
  };
}

interface RoutingBlocks {
  readonly alias: Blocks<Route53RecordAlias>;
  readonly weightedRoutingPolicy: Blocks<Route53RecordWeightedRoutingPolicy>;
  readonly failoverRoutingPolicy: Blocks<Route53RecordFailoverRoutingPolicy>;
  readonly latencyRoutingPolicy: Blocks<Route53RecordLatencyRoutingPolicy>;
  readonly geolocationRoutingPolicy: Blocks<Route53RecordGeolocationRoutingPolicy>;
}
