/** Records side by side: what those of one name, or of one name and type, may be together. */
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type DnsRecord, dnsRecord, policiesOf, type RecordOf } from "./record";

type Records = Expr<readonly DnsRecord[]>;

/** `www/A`, `www/A/blue`: part of the record's address. */
export const recordKey = ({ name, type, setIdentifier }: RecordOf): Expr<string> =>
  x.join("/", x.compact([name, type, setIdentifier]));

const nameAndType = ({ name, type }: RecordOf) => x.str`${name}/${type}`;

const each = (
  records: Records,
  key: (record: RecordOf) => In<string>,
  value: (record: RecordOf) => In<string>,
) =>
  x.groupEach(records, ["record"], (record) => ({
    key: key(record),
    value: value(record),
  }));

/** The groups' keys where the test holds of what is in them. */
const groupsWhere = (groups: Expr<Record<string, string[]>>, test: (all: Expr<string[]>) => Expr<boolean>) =>
  x.keysWhere(groups, ["key", "group"], (_, group) => test(group));

const several = (all: Expr<string[]>) => x.gt(x.length(all), 1);

const differ = (all: Expr<string[]>) => x.gt(x.length(x.distinct(all)), 1);

const repeated = (records: Records) => groupsWhere(each(records, recordKey, nameAndType), several);

/** RFC 1034 3.6.2. */
const crowded = (records: Records) =>
  groupsWhere(
    each(
      records,
      ({ name }) => name,
      ({ type }) => type,
    ),
    (types) => x.and(x.contains(types, "CNAME"), x.anyTrue(others(types))),
  );

const others = (types: Expr<string[]>) => x.listEach(types, ["other"], (type) => x.ne(type, "CNAME"));

const mixed = (records: Records) =>
  groupsWhere(
    each(records, nameAndType, (record) => x.join(",", policiesOf(record))),
    differ,
  );

/** One half may be alone: the other is made elsewhere, in the configuration of another region. */
const doubled = (records: Records) =>
  groupsWhere(
    x.groupEach(records, ["record"], (record) => ({
      key: nameAndType(record),
      value: x.nonNull(record.failover),
      when: x.isSet(record.failover),
    })),
    (roles) => x.gt(x.length(roles), x.length(x.distinct(roles))),
  );

/** Where a record answers, by region or by geolocation. */
const placeOf = ({ latencyRegion, geolocation }: RecordOf): Expr<string> =>
  x.ifSet(
    geolocation,
    ({ continent, country, subdivision }) => x.join("-", x.compact([continent, country, subdivision])),
    () => x.orElse(latencyRegion, ""),
  );

const samePlace = (records: Records) =>
  groupsWhere(
    x.groupEach(records, ["record"], (record) => ({
      key: x.str`${nameAndType(record)} ${placeOf(record)}`,
      value: record.name,
      when: x.or(x.isSet(record.latencyRegion), x.isSet(record.geolocation)),
    })),
    several,
  );

const unevenTtl = (records: Records) =>
  groupsWhere(
    x.groupEach(records, ["record"], (record) => ({
      key: nameAndType(record),
      value: x.str`${x.orElse(record.ttl, 300)}`,
      when: x.isNull(record.alias),
    })),
    differ,
  );

const WWW = { name: "www", type: "A", values: ["192.0.2.1"] };

const part = (setIdentifier: string, changes: object) => ({ ...WWW, setIdentifier, ...changes });

const PRIMARY = part("one", { failover: "PRIMARY", healthCheckId: "abc" });

interface GroupRule {
  readonly found: (records: Records) => Expr<string[]>;
  readonly what: string;
  readonly allowed: string;
  readonly refused: readonly [unknown, ...unknown[]];
}

const GROUP_RULES: readonly GroupRule[] = [
  {
    found: repeated,
    what: "a list with more than one record",
    allowed: "one record for a name, a type and a set_identifier",
    refused: [
      [WWW, { ...WWW, ttl: 60 }],
      [part("blue", { weight: 1 }), part("blue", { weight: 2 })],
    ],
  },
  {
    found: crowded,
    what: "a list with a CNAME beside other records at",
    allowed: "a CNAME alone at its name",
    refused: [[WWW, { name: "www", type: "CNAME", values: ["a.example.com"] }]],
  },
  {
    found: mixed,
    what: "a list with several routing policies at",
    allowed: "one routing policy for all records of a name and type",
    refused: [
      [WWW, part("blue", { weight: 1 })],
      [part("blue", { weight: 1 }), part("seoul", { latencyRegion: "ap-northeast-2" })],
    ],
  },
  {
    found: doubled,
    what: "a list with failover records in a wrong number at",
    allowed: "one PRIMARY and one SECONDARY record at most for a name and type",
    refused: [
      [part("two", { failover: "SECONDARY" }), part("three", { failover: "SECONDARY" })],
      [PRIMARY, part("two", { failover: "SECONDARY" }), part("three", { failover: "SECONDARY" })],
    ],
  },
  {
    found: samePlace,
    what: "a list with more than one record for",
    allowed: "one record for a region or a location",
    refused: [
      [part("a", { latencyRegion: "eu-west-1" }), part("b", { latencyRegion: "eu-west-1" })],
      [part("a", { geolocation: { country: "KR" } }), part("b", { geolocation: { country: "KR" } })],
    ],
  },
  {
    found: unevenTtl,
    what: "a list with records that have several ttl at",
    allowed: "one ttl for all records of a name and type (RFC 2181 5.2)",
    refused: [[part("blue", { weight: 1, ttl: 60 }), part("green", { weight: 1 })]],
  },
];

const asRule = ({ found, what, allowed, refused }: GroupRule): t.Rule<readonly DnsRecord[]> => ({
  test: (records) => x.isEmpty(found(records)),
  got: (records) => x.str`${what} ${x.shownTexts(found(records))}`,
  allowed,
  refused,
});

export const dnsRecords = (): t.Type<readonly DnsRecord[]> =>
  t.listOf(dnsRecord, "record").rules(...GROUP_RULES.map(asRule));
