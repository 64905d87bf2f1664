/** Rules between a zone's inputs. */
import type { CrossRule } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { DnsInputs, DnsShape } from "./dns.inputs";
import { fullName, LONGEST_NAME } from "./names";
import { CLOUDFRONT_ZONE, type RecordOf } from "./record.contract";
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
  test: ({ name, existingZone }) => x.eq(x.isNull(existingZone), x.isSet(name)),
  message: ({ name }, spell) =>
    x.str`name is ${x.jsonEncode(name)}; allowed: either name or ${spell("existingZone")}, not both.`,
  refused: [{ name: undefined }, { ...EXISTING, name: "example.com" }],
};

const publicName: RuleOf = {
  on: "name",
  test: ({ name, private: isPrivate }) => x.or(x.isNull(name), isPrivate, x.matches("\\.", name)),
  message: ({ name }) =>
    x.str`name is ${x.jsonEncode(name)}; allowed: a name with a dot, such as "example.com", unless the zone is private.`,
  refused: [{ name: "example" }],
};

/** What is said of a zone that is made is nothing to say of one that is there. */
const onlyMade: RuleOf = {
  on: "existingZone",
  test: ({ existingZone, private: isPrivate, delegationSetId, forceDestroy }) =>
    x.or(x.isNull(existingZone), x.and(x.not(isPrivate), x.isNull(delegationSetId), x.not(forceDestroy))),
  message: (_, spell) =>
    x.str`${spell("existingZone")} has private, ${spell("delegationSetId")} or ${spell("forceDestroy")} beside it; allowed: these for a zone that is made here only.`,
  refused: [
    { ...EXISTING, ...PRIVATE },
    { ...EXISTING, forceDestroy: true },
    { ...EXISTING, delegationSetId: "N1PA6795SAMPLE" },
  ],
};

const publicOrPrivate: RuleOf = {
  on: "networks",
  test: (inputs) =>
    x.when(
      x.isNull(inputs.existingZone),
      () => x.eq(inputs.private, x.not(x.isEmpty(inputs.networks))),
      () => x.or(x.isEmpty(inputs.networks), isPrivate(inputs)),
    ),
  message: ({ networks }) =>
    x.str`networks has ${x.jsonEncode(x.keys(networks))}; allowed: one network or more with private = true, and none of a public zone.`,
  refused: [{ private: true }, { networks: PRIVATE.networks }, { ...EXISTING, networks: PRIVATE.networks }],
};

const unanswered = ({ networks }: DnsInputs): Expr<string[]> =>
  x.listFrom(networks, ["key", "association"], (key, { network }) => ({
    value: key,
    when: x.not(x.and(network.dns.support, network.dns.hostnames)),
  }));

/** Amazon Route 53 Developer Guide: Considerations when working with a private hosted zone. */
const dnsAttributes: RuleOf = {
  on: "networks",
  test: (inputs) => x.isEmpty(unanswered(inputs)),
  message: (inputs) =>
    x.str`networks has ${x.jsonEncode(unanswered(inputs))}, without DNS support or DNS hostnames; allowed: VPCs with both DNS attributes, or they do not ask private zones.`,
  refused: [
    { private: true, networks: { main: { network: { ...NETWORK, dns: { support: false } } } } },
    { private: true, networks: { main: { network: { ...NETWORK, dns: { hostnames: false } } } } },
  ],
};

const publicDelegation: RuleOf = {
  on: "delegationSetId",
  test: ({ delegationSetId, private: isPrivate }) => x.or(x.isNull(delegationSetId), x.not(isPrivate)),
  message: ({ delegationSetId }, spell) =>
    x.str`${spell("delegationSetId")} is ${x.jsonEncode(delegationSetId)}; allowed: a delegation set of a public zone only.`,
  refused: [{ ...PRIVATE, delegationSetId: "N1PA6795SAMPLE" }],
};

const publicLog: RuleOf = {
  on: "queryLog",
  test: (inputs) => x.or(x.isNull(inputs.queryLog), x.not(isPrivate(inputs))),
  message: (_, spell) =>
    x.str`${spell("queryLog")} is given for a private zone; allowed: query logs of a public zone. A VPC's queries are logged by the Route 53 Resolver.`,
  refused: [{ ...PRIVATE, queryLog: {} }],
};

const publicDnssec: RuleOf = {
  on: "dnssec",
  test: (inputs) => x.or(x.isNull(inputs.dnssec), x.not(isPrivate(inputs))),
  message: () => "dnssec is given for a private zone; allowed: DNSSEC of a public zone.",
  refused: [{ ...PRIVATE, dnssec: { keys: { first: KEY } } }],
};

type Test = (record: RecordOf) => Expr<boolean>;

const recordsThat = ({ records }: DnsInputs, test: Test): Expr<string[]> =>
  x.listEach(records, ["record"], (record) => ({
    value: recordKey(record),
    when: test(record),
  }));

const isAbsolute =
  (inputs: DnsInputs): Test =>
  ({ name }) =>
    x.or(x.eq(name, zoneName(inputs)), x.endsWith(name, x.str`.${zoneName(inputs)}`));

const oneNameOf = (inputs: DnsInputs) => x.eq(x.isNull(inputs.existingZone), x.isSet(inputs.name));

const relative: RuleOf = {
  on: "records",
  test: (inputs) =>
    x.when(
      oneNameOf(inputs),
      () => x.isEmpty(recordsThat(inputs, isAbsolute(inputs))),
      () => true,
    ),
  message: (inputs) =>
    x.str`records has ${x.jsonEncode(recordsThat(inputs, isAbsolute(inputs)))}; allowed: names below the zone's, without ${x.orElse(zoneName(inputs), () => "")} at their end.`,
  refused: [
    { records: [{ ...WWW, name: "www.example.com" }] },
    { records: [{ ...WWW, name: "example.com" }] },
    { ...EXISTING, records: [{ ...WWW, name: "www.example.com" }] },
  ],
};

const isLong =
  (inputs: DnsInputs): Test =>
  ({ name }) =>
    x.not(x.le(x.textLength(fullName(name, zoneName(inputs))), LONGEST_NAME));

const fitting: RuleOf = {
  on: "records",
  test: (inputs) =>
    x.when(
      oneNameOf(inputs),
      () => x.isEmpty(recordsThat(inputs, isLong(inputs))),
      () => true,
    ),
  message: (inputs) =>
    x.str`records has ${x.jsonEncode(recordsThat(inputs, isLong(inputs)))}; allowed: names of up to ${LONGEST_NAME} characters together with the zone's.`,
  refused: [{ records: [{ ...WWW, name: Array.from({ length: 62 }, () => "abc").join(".") }] }],
};

const unchecked =
  ({ healthChecks, calculatedHealthChecks }: DnsInputs): Test =>
  ({ healthCheck }) =>
    x.ifSet(
      healthCheck,
      (healthCheck) =>
        x.not(x.contains(x.concat(x.keys(healthChecks), x.keys(calculatedHealthChecks)), healthCheck)),
      () => false,
    );

const checksExist: RuleOf = {
  on: "records",
  test: (inputs) => x.isEmpty(recordsThat(inputs, unchecked(inputs))),
  message: (inputs, spell) =>
    x.str`records has ${x.jsonEncode(recordsThat(inputs, unchecked(inputs)))} with an unknown ${spell("healthCheck")}; allowed: of ${x.jsonEncode(x.concat(x.keys(inputs.healthChecks), x.keys(inputs.calculatedHealthChecks)))}.`,
  refused: [
    {
      healthChecks: { web: WEB },
      records: [{ ...WWW, setIdentifier: "blue", weight: 1, healthCheck: "wbe" }],
    },
  ],
};

const toCloudFront: Test = ({ alias }) =>
  x.ifSet(
    alias,
    (alias) => x.eq(alias.zoneId, CLOUDFRONT_ZONE),
    () => false,
  );

const publicTargets: RuleOf = {
  on: "records",
  whereKnown: true,
  test: (inputs) => x.or(x.not(isPrivate(inputs)), x.isEmpty(recordsThat(inputs, toCloudFront))),
  message: (inputs) =>
    x.str`records has ${x.jsonEncode(recordsThat(inputs, toCloudFront))} with an alias of CloudFront; allowed: CloudFront in public zones only (Amazon Route 53 API Reference: AliasTarget).`,
  refused: [
    {
      ...PRIVATE,
      records: [{ name: "www", type: "A", alias: { dnsName: "d1.cloudfront.net", zoneId: CLOUDFRONT_ZONE } }],
    },
  ],
};

const strangers = ({ healthChecks, calculatedHealthChecks }: DnsInputs): Expr<string[]> =>
  x.flatten(
    x.listFrom(calculatedHealthChecks, ["key", "check"], (_, { healthChecks: children }) => ({
      value: x.listEach(children, ["child"], (child) => ({
        value: child,
        when: x.not(x.hasKey(healthChecks, child)),
      })),
    })),
  );

const childrenExist: RuleOf = {
  on: "calculatedHealthChecks",
  test: (inputs) => x.isEmpty(strangers(inputs)),
  message: (inputs, spell) =>
    x.str`${spell("calculatedHealthChecks")} names ${x.jsonEncode(strangers(inputs))}; allowed: of ${x.jsonEncode(x.keys(inputs.healthChecks))}, the keys of ${spell("healthChecks")}.`,
  refused: [{ calculatedHealthChecks: { all: { healthChecks: ["web"] } } }],
};

const ownKeys: RuleOf = {
  on: "calculatedHealthChecks",
  test: ({ healthChecks, calculatedHealthChecks }) =>
    x.allTrue(
      x.listEach(x.keys(calculatedHealthChecks), ["key"], (key) => ({
        value: x.not(x.hasKey(healthChecks, key)),
      })),
    ),
  message: ({ calculatedHealthChecks }, spell) =>
    x.str`${spell("calculatedHealthChecks")} has the keys ${x.jsonEncode(x.keys(calculatedHealthChecks))}; allowed: keys that ${spell("healthChecks")} has not: records name both.`,
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
