/** Every input of `modules/edge/dns` and of the construct `Dns`. */
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { networkReference } from "../../network/reference";
import { calculatedHealthCheck, healthCheck } from "./health-check.contract";
import { zoneDomain } from "./names";
import { dnsRecords } from "./record-groups.rules";
import { zoneReference } from "./zone-reference.contract";

/** CloudWatch Logs API Reference, PutRetentionPolicy. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Query logs and DNSSEC keys lie where Route 53 itself does. */
const ROUTE53_REGION = "us-east-1";

const inRoute53Region = (service: string, resource: string, example: string) =>
  t.pattern(
    `arn:aws:${service}:${ROUTE53_REGION}:[0-9]{12}:${resource}`,
    `an ARN in ${ROUTE53_REGION}, such as "arn:aws:${service}:${ROUTE53_REGION}:123456789012:${example}"`,
    `arn:aws:${service}:${ROUTE53_REGION}:123456789012:${example}`,
    [`arn:aws:${service}:eu-west-1:123456789012:${example}`, example, ""],
  );

const association = t
  .shape("DnsNetwork", {
    network: networkReference,
    region: t.regionName().describe("The VPC's region; default: the provider's.").optional(),
  })
  .describe("A network whose VPC asks the zone.");

const queryLog = t
  .shape("DnsQueryLog", {
    retentionDays: t
      .oneOfNumbers("days", ...RETENTION_DAYS)
      .describe("Days that queries are kept.")
      .default(90),
    kmsKeyArn: inRoute53Region("kms", "key/.+", "key/1")
      .describe(
        "Key that encrypts the log group; its policy must let CloudWatch Logs use it. Default: the service's own.",
      )
      .optional(),
    existingLogGroup: t
      .shape("DnsLogGroup", {
        arn: inRoute53Region(
          "logs",
          "log-group:[A-Za-z0-9_/.#-]{1,512}(:\\*)?",
          "log-group:/aws/route53/example.com",
        ).describe("The log group's ARN."),
      })
      .describe("A log group of yours in place of one of the zone's own.")
      .optional(),
    resourcePolicy: t
      .flag()
      .describe(
        "Whether Route 53 is let write to the log group. A region has room for ten such policies (CloudWatch Logs quotas): with a wider one of your own, turn this off.",
      )
      .default(true),
  })
  .describe(
    "Queries in a log group (Amazon Route 53 Developer Guide: Public DNS query logging). A log group that is made here needs a provider of us-east-1.",
  );

const signingKey = t
  .shape("DnsSigningKey", {
    kmsKeyArn: inRoute53Region("kms", "key/.+", "key/1").describe(
      "An ECC_NIST_P256 key for signing, single-region, whose policy lets dnssec-route53.amazonaws.com sign.",
    ),
    active: t.flag().describe("Whether the zone is signed with it.").default(true),
  })
  .describe("A key-signing key.");

const KEY = { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" };

const dnssec = t
  .shape("DnsDnssec", {
    signing: t
      .flag()
      .describe(
        "Whether the zone is signed. Take the DS record from the parent first, and wait, before it ends.",
      )
      .default(true),
    keys: t
      .mapOf(signingKey, "key")
      .rule({
        test: (all) => x.and(x.not(x.isEmpty(all)), x.le(x.length(all), 2)),
        got: (all) => x.str`a map of ${x.length(all)} keys`,
        allowed: "one key, or two while one takes over from the other",
        refused: [{}, { one: KEY, two: KEY, three: KEY }],
      })
      .rule({
        test: (all) =>
          x.isEmpty(
            x.listFrom(all, ["name", "key"], (name) => ({
              value: name,
              when: x.not(x.matches("^[A-Za-z0-9_]{3,128}$", name)),
            })),
          ),
        got: (all) => x.str`a map with the keys ${x.jsonEncode(x.keys(all))}`,
        allowed: "keys of 3 to 128 ASCII letters, digits and underscores",
        refused: [{ a: KEY }, { "key-1": KEY }],
      })
      .describe("Key-signing keys by name (Amazon Route 53 API Reference: CreateKeySigningKey).")
      .example({ first: KEY }),
  })
  .rule({
    test: (given) =>
      x.or(
        x.not(given.signing),
        x.anyTrue(
          x.listFrom(given.keys, ["name", "key"], (_, { active }) => ({
            value: active,
          })),
        ),
      ),
    got: () => "signing without an active key",
    allowed: "an active key while the zone is signed",
    refused: [{ keys: { first: { ...KEY, active: false } } }],
  })
  .describe("DNSSEC signing (Amazon Route 53 Developer Guide: Configuring DNSSEC signing).");

export const dnsInputs = {
  name: zoneDomain()
    .describe("The domain name of the zone to make. Either this or `existing_zone`.")
    .optional(),
  existingZone: zoneReference
    .describe("A zone that is there already, which gets records, networks and the like.")
    .optional(),
  private: t
    .flag()
    .describe("Whether the zone is asked by the VPCs of `networks` only, in place of the internet.")
    .default(false),
  networks: t
    .keyed(association, "association")
    .describe(
      "Networks whose VPCs ask the private zone, by a name of yours. Of a zone made here the list is complete: an association made elsewhere is taken away.",
    )
    .default({}),
  comment: t
    .pattern("[^\\x00-\\x1f]{0,256}", "up to 256 characters in one line", "Managed by Terraform", [
      "x".repeat(257),
      "two\nlines",
    ])
    .describe("What the console shows beside the zone.")
    .default("Managed by Terraform"),
  delegationSetId: t
    .pattern("N[A-Z0-9]{1,31}", "a reusable delegation set's id", "N1PA6795SAMPLE", [
      "/delegationset/N1PA6795SAMPLE",
      "n1",
      "",
    ])
    .describe("A reusable delegation set: name servers that outlive the zone. Cannot be changed later.")
    .optional(),
  forceDestroy: t
    .flag()
    .describe("Whether the zone is destroyed together with records that were made elsewhere.")
    .default(false),
  records: dnsRecords()
    .describe("The zone's records in any order; each has its own address by name, type and set identifier.")
    .default([]),
  healthChecks: t.keyed(healthCheck, "check").describe("Health checks by name.").default({}),
  calculatedHealthChecks: t
    .keyed(calculatedHealthCheck, "check")
    .describe("Health checks over others, by name.")
    .default({}),
  queryLog: queryLog.optional().example({}),
  dnssec: dnssec.optional().example({ keys: { first: KEY } }),
  tags: t.tags(),
};

export type DnsShape = typeof dnsInputs;
export type DnsInputs = t.Inputs<DnsShape>;
export type DnsNetwork = t.Infer<typeof association>;
export type SigningKey = t.Infer<typeof signingKey>;
