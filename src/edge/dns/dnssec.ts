/** DNSSEC: the keys that sign the zone's own keys, and the signing. */
import { Route53HostedZoneDnssec } from "@cdktf/provider-aws/lib/route53-hosted-zone-dnssec";
import { Route53KeySigningKey } from "@cdktf/provider-aws/lib/route53-key-signing-key";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { type Expr, isNull, isSet, tf, when } from "../../core/expressions";
import { forEach, type Instances, optional } from "../../core/resources";
import type { DnsInputs, SigningKey } from "./dns.inputs";
import type { Zone } from "./zone";

interface Site {
  readonly inputs: DnsInputs;
  readonly zone: Zone;
  readonly provider: TerraformProvider | undefined;
}

export type SigningKeys = Instances<SigningKey, Route53KeySigningKey>;

export function dnssec(scope: Construct, { inputs, zone, provider }: Site): SigningKeys {
  const given = inputs.dnssec;
  const keys = when<Record<string, SigningKey>>(
    isNull(given),
    () => ({}),
    () => given.keys as Expr<Record<string, SigningKey>>,
  );
  const signingKeys = forEach<SigningKey, Route53KeySigningKey>(keys, ({ meta, key, value }) => {
    return new Route53KeySigningKey(scope, "route53_key_signing_key", {
      ...meta,
      provider,
      hostedZoneId: tf(zone.id),
      name: tf(key),
      keyManagementServiceArn: tf(value.kmsKeyArn),
      status: tf(
        when<string>(
          value.active,
          () => "ACTIVE",
          () => "INACTIVE",
        ),
      ),
    });
  });
  optional(isSet(given), (meta) => {
    return new Route53HostedZoneDnssec(scope, "route53_hosted_zone_dnssec", {
      ...meta,
      provider,
      hostedZoneId: tf(zone.id),
      signingStatus: tf(
        when<string>(
          given.signing,
          () => "SIGNING",
          () => "NOT_SIGNING",
        ),
      ),
      // there is nothing to sign with before
      dependsOn: signingKeys.resource ? [signingKeys.resource] : [],
    });
  });
  return signingKeys;
}
