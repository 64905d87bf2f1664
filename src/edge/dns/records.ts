/** Records, each a resource of its own under its name, type and set identifier. */
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { DnsInputs } from "./dns.inputs";
import { fullName } from "./names";
import type { DnsAlias, DnsGeolocation, DnsRecord, RecordOf } from "./record.contract";
import { recordKey } from "./record-groups.rules";
import { quotedText } from "./text-record";
import type { Zone } from "./zone";

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
  readonly inputs: DnsInputs;
  readonly zone: Zone;
  readonly healthCheckIds: Expr<Record<string, string>>;
  readonly provider: TerraformProvider | undefined;
  readonly precondition: Precondition[];
}

type RecordInstances = Instances<RecordArguments, Route53Record>;

export function dnsRecords(scope: Construct, site: Site): RecordInstances {
  const { zone, provider, precondition } = site;
  return forEach<RecordArguments, Route53Record>(byKey(scope, site), ({ meta, value }) => {
    const record = new Route53Record(scope, "route53_record", {
      ...meta,
      provider,
      zoneId: x.tf(zone.id),
      name: x.tf(value.name),
      type: x.tf(value.type),
      ttl: x.tf(value.ttl),
      records: x.tf(value.records) as string[] | undefined,
      setIdentifier: x.tf(value.setIdentifier),
      healthCheckId: x.tf(value.healthCheckId),
      multivalueAnswerRoutingPolicy: x.tf(value.multivalue),
      ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
    });
    targetAndRouting(record, site.inputs, value);
    return record;
  });
}

function byKey(scope: Construct, site: Site): Expr<Record<string, RecordArguments>> {
  const given = x.mapEach(site.inputs.records, ["record"], (record) => ({
    key: recordKey(record),
    value: record,
  }));
  const all = local(scope, "records_by_key", given);
  const values = x.mapFrom(all, ["key", "record"], (key, record) => ({
    key,
    value: valuesOf(record),
  }));
  const valuesByKey = local(scope, "record_values", values);
  return local(
    scope,
    "records",
    x.mapFrom(all, ["key", "record"], (key, record) => ({
      key,
      value: recordArguments(record, x.get(valuesByKey, key), site),
    })),
  );
}

const optionally = <T>(test: Expr<boolean>, value: () => Expr<T>): Expr<T | null> =>
  x.when(test, value, () => null);

function recordArguments(
  record: RecordOf,
  values: Expr<readonly string[]>,
  { zone, healthCheckIds }: Site,
): Expr<RecordArguments> {
  const { alias, healthCheck, multivalue } = record;
  return x.object<RecordArguments>({
    name: fullName(record.name, zone.name),
    type: record.type,
    ttl: optionally(x.isNull(alias), () => x.orElse(record.ttl, () => DEFAULT_TTL)),
    records: optionally(x.isNull(alias), () => values),
    alias,
    setIdentifier: record.setIdentifier,
    weight: record.weight,
    failover: record.failover,
    latencyRegion: record.latencyRegion,
    geolocation: record.geolocation,
    multivalue: optionally(multivalue, () => multivalue),
    healthCheckId: x.ifSet(
      healthCheck,
      (healthCheck) => x.get(healthCheckIds, healthCheck),
      () => record.healthCheckId,
    ),
  });
}

const valuesOf = (record: RecordOf): Expr<readonly string[]> =>
  x.when(
    x.eq(record.type, "TXT"),
    () => quotedText(record.values),
    () => record.values,
  );

/** Blocks that a record has or not; one that no record is known to have is not written. */
function targetAndRouting(record: Route53Record, inputs: DnsInputs, value: Expr<RecordArguments>): void {
  const block = <K extends keyof RecordArguments & keyof DnsRecord>(
    field: K,
    name: string,
    content: (given: Expr<NonNullable<RecordArguments[K]>>) => Record<string, Expr<unknown>>,
  ) => {
    const used = x.anyTrue(
      x.listEach(inputs.records, ["record"], (one) => ({
        value: x.isSet(one[field]),
      })),
    );
    if (x.tf(used) === false) return;
    const one = value[field];
    const given = x.listEach(x.items<unknown>([one]), ["given"], (item) => ({
      value: item,
      when: x.isSet(item),
    }));
    blockEach(record, { name }, given as Expr<NonNullable<RecordArguments[K]>[]>, content);
  };
  block("alias", "alias", ({ dnsName, zoneId, evaluateTargetHealth }) => ({
    name: dnsName,
    zone_id: zoneId,
    evaluate_target_health: evaluateTargetHealth,
  }));
  block("weight", "weighted_routing_policy", (weight) => ({ weight }));
  block("failover", "failover_routing_policy", (type) => ({ type }));
  block("latencyRegion", "latency_routing_policy", (region) => ({ region }));
  block("geolocation", "geolocation_routing_policy", ({ continent, country, subdivision }) => ({
    continent,
    country,
    subdivision,
  }));
}
