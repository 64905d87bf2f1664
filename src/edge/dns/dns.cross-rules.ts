/** Rules between a zone's inputs. */
import type { CrossRule } from "../../core/contract";
import {
  allTrue,
  and,
  concat,
  contains,
  type Expr,
  endsWith,
  eq,
  flatten,
  hasKey,
  isEmpty,
  isNull,
  isSet,
  jsonEncode,
  keys,
  le,
  listEach,
  listFrom,
  matches,
  not,
  or,
  orElse,
  str,
  textLength,
  when,
} from "../../core/expressions";
import type { DnsInputs, DnsNetwork, DnsShape } from "./dns.inputs";
import type { CalculatedHealthCheck } from "./health-check.contract";
import { fullName, LONGEST_NAME } from "./names";
import { CLOUDFRONT_ZONE, type DnsRecord, type RecordOf } from "./record.contract";
import { recordKey } from "./record-groups.rules";
import { isPrivate, zoneName } from "./zone";

type RuleOf = CrossRule<DnsShape>;

const NETWORK = { vpcId: "vpc-0123456789abcdef0", cidrBlocks: ["10.0.0.0/16"], tiers: {} };
const PRIVATE = { private: true, networks: { main: { network: NETWORK } } };
const EXISTING = { name: undefined, existingZone: { id: "Z0123456789", name: "example.com" } };
const WWW = { name: "www", type: "A", values: ["192.0.2.1"] };
const WEB = { fqdn: "www.example.com" };
const KEY = { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" };

const oneZone: RuleOf = {
  on: "name",
  test: ({ name, existingZone }) => eq(isNull(existingZone), isSet(name)),
  message: ({ name }, spell) =>
    str`name is ${jsonEncode(name)}; allowed: either name or ${spell("existingZone")}, not both.`,
  refused: [{ name: undefined }, { ...EXISTING, name: "example.com" }],
};

const publicName: RuleOf = {
  on: "name",
  test: ({ name, private: isPrivate }) => or(isNull(name), isPrivate, matches("\\.", name)),
  message: ({ name }) =>
    str`name is ${jsonEncode(name)}; allowed: a name with a dot, such as "example.com", unless the zone is private.`,
  refused: [{ name: "example" }],
};

/** What is said of a zone that is made is nothing to say of one that is there. */
const onlyMade: RuleOf = {
  on: "existingZone",
  test: ({ existingZone, private: isPrivate, delegationSetId, forceDestroy }) =>
    or(isNull(existingZone), and(not(isPrivate), isNull(delegationSetId), not(forceDestroy))),
  message: (_, spell) =>
    str`${spell("existingZone")} has private, ${spell("delegationSetId")} or ${spell("forceDestroy")} beside it; allowed: these for a zone that is made here only.`,
  refused: [
    { ...EXISTING, ...PRIVATE },
    { ...EXISTING, forceDestroy: true },
    { ...EXISTING, delegationSetId: "N1PA6795SAMPLE" },
  ],
};

const publicOrPrivate: RuleOf = {
  on: "networks",
  test: (inputs) =>
    when(
      isNull(inputs.existingZone),
      () => eq(inputs.private, not(isEmpty(inputs.networks))),
      () => or(isEmpty(inputs.networks), isPrivate(inputs)),
    ),
  message: ({ networks }) =>
    str`networks has ${jsonEncode(keys(networks))}; allowed: one network or more with private = true, and none of a public zone.`,
  refused: [{ private: true }, { networks: PRIVATE.networks }, { ...EXISTING, networks: PRIVATE.networks }],
};

const unanswered = ({ networks }: DnsInputs): Expr<string[]> =>
  listFrom<DnsNetwork, string>(networks, ["key", "association"], (key, { network }) => ({
    value: key,
    when: not(and(network.dns.support, network.dns.hostnames)),
  }));

/** Amazon Route 53 Developer Guide: Considerations when working with a private hosted zone. */
const dnsAttributes: RuleOf = {
  on: "networks",
  test: (inputs) => isEmpty(unanswered(inputs)),
  message: (inputs) =>
    str`networks has ${jsonEncode(unanswered(inputs))}, without DNS support or DNS hostnames; allowed: VPCs with both DNS attributes, or they do not ask private zones.`,
  refused: [
    { private: true, networks: { main: { network: { ...NETWORK, dns: { support: false } } } } },
    { private: true, networks: { main: { network: { ...NETWORK, dns: { hostnames: false } } } } },
  ],
};

const publicDelegation: RuleOf = {
  on: "delegationSetId",
  test: ({ delegationSetId, private: isPrivate }) => or(isNull(delegationSetId), not(isPrivate)),
  message: ({ delegationSetId }, spell) =>
    str`${spell("delegationSetId")} is ${jsonEncode(delegationSetId)}; allowed: a delegation set of a public zone only.`,
  refused: [{ ...PRIVATE, delegationSetId: "N1PA6795SAMPLE" }],
};

const publicLog: RuleOf = {
  on: "queryLog",
  test: (inputs) => or(isNull(inputs.queryLog), not(isPrivate(inputs))),
  message: (_, spell) =>
    str`${spell("queryLog")} is given for a private zone; allowed: query logs of a public zone. A VPC's queries are logged by the Route 53 Resolver.`,
  refused: [{ ...PRIVATE, queryLog: {} }],
};

const publicDnssec: RuleOf = {
  on: "dnssec",
  test: (inputs) => or(isNull(inputs.dnssec), not(isPrivate(inputs))),
  message: () => "dnssec is given for a private zone; allowed: DNSSEC of a public zone.",
  refused: [{ ...PRIVATE, dnssec: { keys: { first: KEY } } }],
};

type Test = (record: RecordOf) => Expr<boolean>;

const recordsThat = ({ records }: DnsInputs, test: Test): Expr<string[]> =>
  listEach<DnsRecord, string>(records, ["record"], (record) => ({
    value: recordKey(record as RecordOf),
    when: test(record as RecordOf),
  }));

const isAbsolute =
  (inputs: DnsInputs): Test =>
  ({ name }) =>
    or(eq(name, zoneName(inputs)), endsWith(name, str`.${zoneName(inputs)}`));

const oneNameOf = (inputs: DnsInputs) => eq(isNull(inputs.existingZone), isSet(inputs.name));

const relative: RuleOf = {
  on: "records",
  test: (inputs) =>
    when(
      oneNameOf(inputs),
      () => isEmpty(recordsThat(inputs, isAbsolute(inputs))),
      () => true,
    ),
  message: (inputs) =>
    str`records has ${jsonEncode(recordsThat(inputs, isAbsolute(inputs)))}; allowed: names below the zone's, without ${orElse<string>(zoneName(inputs), () => "")} at their end.`,
  refused: [
    { records: [{ ...WWW, name: "www.example.com" }] },
    { records: [{ ...WWW, name: "example.com" }] },
    { ...EXISTING, records: [{ ...WWW, name: "www.example.com" }] },
  ],
};

const isLong =
  (inputs: DnsInputs): Test =>
  ({ name }) =>
    not(le(textLength(fullName(name, zoneName(inputs))), LONGEST_NAME));

const fitting: RuleOf = {
  on: "records",
  test: (inputs) =>
    when(
      oneNameOf(inputs),
      () => isEmpty(recordsThat(inputs, isLong(inputs))),
      () => true,
    ),
  message: (inputs) =>
    str`records has ${jsonEncode(recordsThat(inputs, isLong(inputs)))}; allowed: names of up to ${LONGEST_NAME} characters together with the zone's.`,
  refused: [{ records: [{ ...WWW, name: Array.from({ length: 62 }, () => "abc").join(".") }] }],
};

const unchecked =
  ({ healthChecks, calculatedHealthChecks }: DnsInputs): Test =>
  ({ healthCheck }) =>
    when(
      isNull(healthCheck),
      () => false,
      () => not(contains(concat(keys(healthChecks), keys(calculatedHealthChecks)), healthCheck)),
    );

const checksExist: RuleOf = {
  on: "records",
  test: (inputs) => isEmpty(recordsThat(inputs, unchecked(inputs))),
  message: (inputs, spell) =>
    str`records has ${jsonEncode(recordsThat(inputs, unchecked(inputs)))} with an unknown ${spell("healthCheck")}; allowed: of ${jsonEncode(concat(keys(inputs.healthChecks), keys(inputs.calculatedHealthChecks)))}.`,
  refused: [
    {
      healthChecks: { web: WEB },
      records: [{ ...WWW, setIdentifier: "blue", weight: 1, healthCheck: "wbe" }],
    },
  ],
};

const toCloudFront: Test = ({ alias }) =>
  when(
    isNull(alias),
    () => false,
    () => eq<string>(alias.zoneId, CLOUDFRONT_ZONE),
  );

const publicTargets: RuleOf = {
  on: "records",
  whereKnown: true,
  test: (inputs) => or(not(isPrivate(inputs)), isEmpty(recordsThat(inputs, toCloudFront))),
  message: (inputs) =>
    str`records has ${jsonEncode(recordsThat(inputs, toCloudFront))} with an alias of CloudFront; allowed: CloudFront in public zones only (Amazon Route 53 API Reference: AliasTarget).`,
  refused: [
    {
      ...PRIVATE,
      records: [{ name: "www", type: "A", alias: { dnsName: "d1.cloudfront.net", zoneId: CLOUDFRONT_ZONE } }],
    },
  ],
};

const strangers = ({ healthChecks, calculatedHealthChecks }: DnsInputs): Expr<string[]> =>
  flatten<string>(
    listFrom<CalculatedHealthCheck, string[]>(
      calculatedHealthChecks,
      ["key", "check"],
      (_, { healthChecks: children }) => ({
        value: listEach<string, string>(children as Expr<readonly string[]>, ["child"], (child) => ({
          value: child,
          when: not(hasKey(healthChecks, child)),
        })),
      }),
    ),
  );

const childrenExist: RuleOf = {
  on: "calculatedHealthChecks",
  test: (inputs) => isEmpty(strangers(inputs)),
  message: (inputs, spell) =>
    str`${spell("calculatedHealthChecks")} names ${jsonEncode(strangers(inputs))}; allowed: of ${jsonEncode(keys(inputs.healthChecks))}, the keys of ${spell("healthChecks")}.`,
  refused: [{ calculatedHealthChecks: { all: { healthChecks: ["web"] } } }],
};

const ownKeys: RuleOf = {
  on: "calculatedHealthChecks",
  test: ({ healthChecks, calculatedHealthChecks }) =>
    allTrue(
      listEach<string, boolean>(keys(calculatedHealthChecks), ["key"], (key) => ({
        value: not(hasKey(healthChecks, key)),
      })),
    ),
  message: ({ calculatedHealthChecks }, spell) =>
    str`${spell("calculatedHealthChecks")} has the keys ${jsonEncode(keys(calculatedHealthChecks))}; allowed: keys that ${spell("healthChecks")} has not: records name both.`,
  refused: [{ healthChecks: { web: WEB }, calculatedHealthChecks: { web: { healthChecks: ["web"] } } }],
};

export const crossRules = [
  oneZone,
  publicName,
  onlyMade,
  publicOrPrivate,
  dnsAttributes,
  publicDelegation,
  publicLog,
  publicDnssec,
  relative,
  fitting,
  checksExist,
  publicTargets,
  childrenExist,
  ownKeys,
];
