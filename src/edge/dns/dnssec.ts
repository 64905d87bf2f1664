/** DNSSEC: the keys that sign the zone's own keys, and the signing. */
import { Route53HostedZoneDnssec } from "@cdktf/provider-aws/lib/route53-hosted-zone-dnssec";
import { Route53KeySigningKey } from "@cdktf/provider-aws/lib/route53-key-signing-key";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import * as x from "../../core/expressions";
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
  const keys = x.ifSet(
    given,
    (given) => given.keys,
    () => ({}),
  );
  const signingKeys = forEach<SigningKey, Route53KeySigningKey>(keys, ({ meta, key, value }) => {
    return new Route53KeySigningKey(scope, "route53_key_signing_key", {
      ...meta,
      provider,
      hostedZoneId: x.tf(zone.id),
      name: x.tf(key),
      keyManagementServiceArn: x.tf(value.kmsKeyArn),
      status: x.tf(
        x.when(
          value.active,
          () => "ACTIVE",
          () => "INACTIVE",
        ),
      ),
    });
  });
  optional(x.isSet(given), (meta) => {
    return new Route53HostedZoneDnssec(scope, "route53_hosted_zone_dnssec", {
      ...meta,
      provider,
      hostedZoneId: x.tf(zone.id),
      signingStatus: x.tf(
        x.when(
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
