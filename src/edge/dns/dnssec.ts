/** DNSSEC: the keys that sign the zone's own keys, and the signing. */
import { Route53HostedZoneDnssec } from "@cdktf/provider-aws/lib/route53-hosted-zone-dnssec";
import { Route53KeySigningKey } from "@cdktf/provider-aws/lib/route53-key-signing-key";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { forEach, type Instances, optional } from "../../core/resources";
import { route53Arn } from "./names";
import { isPrivate, PRIVATE, type Zone, zone } from "./zone";

const signingKey = t
  .shape("DnsSigningKey", {
    kmsKeyArn: route53Arn("kms", "key/.+", "key/1").describe(
      "An ECC_NIST_P256 key for signing, single-region, whose policy lets dnssec-route53.amazonaws.com sign.",
    ),
    active: t.flag("Whether the zone is signed with it.").default(true),
  })
  .describe("A key-signing key.");

const KEY = { kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/1" };

const settings = t
  .shape("DnsDnssec", {
    signing: t
      .flag("Whether the zone is signed. Take the DS record from the parent first, and wait, before it ends.")
      .default(true),
    keys: t
      .mapOf(signingKey, "key")
      .length({ min: 1, max: 2, because: "one takes over from the other" })
      .rule({
        test: (all) =>
          x.isEmpty(
            x.keysWhere(all, ["name", "key"], (name) => x.not(x.matches("^[A-Za-z0-9_]{3,128}$", name))),
          ),
        got: (all) => x.str`a map with the keys ${x.shownTexts(x.keys(all))}`,
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
        x.someEntry(given.keys, ["name", "key"], (_, { active }) => active),
      ),
    got: () => "signing without an active key",
    allowed: "an active key while the zone is signed",
    refused: [{ keys: { first: { ...KEY, active: false } } }],
  })
  .describe("DNSSEC signing (Amazon Route 53 Developer Guide: Configuring DNSSEC signing).");

type SigningKey = t.Infer<typeof signingKey>;

const needs = [zone] as const;
const inputs = {
  dnssec: settings.optional().example({ keys: { first: KEY } }),
};

type DnssecInputs = t.InputsOf<typeof inputs, typeof needs>;

export const dnssec = t.concern({
  needs,
  inputs,
  rules: [
    {
      on: "dnssec",
      test: (inputs) => x.or(x.isNull(inputs.dnssec), x.not(isPrivate(inputs))),
      message: () => "dnssec is given for a private zone; allowed: DNSSEC of a public zone.",
      refused: [{ ...PRIVATE, dnssec: { keys: { first: KEY } } }],
    },
  ],
});

interface Site {
  readonly inputs: DnssecInputs;
  readonly zone: Zone;
}

export type SigningKeys = Instances<SigningKey, Route53KeySigningKey>;

export function signZone(scope: Construct, { inputs, zone }: Site): SigningKeys {
  const given = inputs.dnssec;
  const keys = x.ifSet(given, (given) => given.keys, {});
  const signingKeys = forEach(
    scope,
    Route53KeySigningKey,
    "route53_key_signing_key",
    keys,
    ({ key, value }) => ({
      hostedZoneId: zone.id,
      name: key,
      keyManagementServiceArn: value.kmsKeyArn,
      status: x.choose(value.active, "ACTIVE", "INACTIVE"),
    }),
  );
  optional(scope, Route53HostedZoneDnssec, "route53_hosted_zone_dnssec", x.isSet(given), () => ({
    hostedZoneId: zone.id,
    signingStatus: x.choose(given.signing, "SIGNING", "NOT_SIGNING"),
    // there is nothing to sign with before
    dependsOn: signingKeys.resource ? [signingKeys.resource] : [],
  }));
  return signingKeys;
}
