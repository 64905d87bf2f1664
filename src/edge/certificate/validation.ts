/** DNS validation: the records, and the wait for the certificate. */
import type { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, optional } from "../../core/resources";
import type { CertificateInputs } from "./certificate.inputs";
import { withoutWildcard, zoneOfDomain } from "./domains";

interface Site {
  readonly inputs: CertificateInputs;
  readonly certificate: AcmCertificate;
  readonly domains: Expr<string[]>;
  readonly provider: TerraformProvider | undefined;
}

/** As ACM describes it. */
interface ValidationOption {
  readonly domainName: string;
  readonly resourceRecordName: string;
  readonly resourceRecordType: string;
  readonly resourceRecordValue: string;
}

interface ValidationRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

/** The first of a domain's options: its own, or its wildcard's, which says the same. */
function optionOf<K extends keyof ValidationOption>(
  certificate: AcmCertificate,
  domain: Expr<string>,
  field: K,
) {
  const options = x.get(
    x.resource<Record<string, readonly ValidationOption[]>>(certificate),
    "domain_validation_options",
  );
  const found = x.listEach(options, ["option"], (option) => ({
    value: option[field],
    when: x.eq(withoutWildcard(option.domainName), domain),
  }));
  return x.at(found, 0);
}

/** For DNS that is elsewhere. */
export const validationRecords = ({ certificate, domains }: Site): Expr<Record<string, ValidationRecord>> =>
  x.mapEach(domains, ["domain"], (domain) => ({
    key: domain,
    value: x.object<ValidationRecord>({
      name: optionOf(certificate, domain, "resourceRecordName"),
      type: optionOf(certificate, domain, "resourceRecordType"),
      value: optionOf(certificate, domain, "resourceRecordValue"),
    }),
  }));

type Records = Instances<string, Route53Record>;

/**
 * A record for each domain, under its name. What it says depends on domain and account alone and stays the same for
 * every certificate (AWS Certificate Manager User Guide: DNS validation). A new certificate's plan does not know that:
 * without ignore_changes it would replace the records of names that stay.
 */
export function recordsOfZones(scope: Construct, { inputs, certificate, domains, provider }: Site): Records {
  return forEach<string, Route53Record>(
    zoneOfDomain(scope, inputs, domains),
    ({ meta, key, value: zoneId }) =>
      new Route53Record(scope, "route53_record_validation", {
        ...meta,
        provider,
        zoneId: x.tf(zoneId),
        name: x.tf(optionOf(certificate, key, "resourceRecordName")),
        type: "CNAME",
        ttl: 60,
        records: [x.tf(optionOf(certificate, key, "resourceRecordValue"))],
        // another region's certificate for the name has the same record
        allowOverwrite: true,
        lifecycle: { ignoreChanges: ["name", "records"] },
      }),
  );
}

/** The certificate's ARN, at once or once it is issued. */
export function issuedArn(
  scope: Construct,
  { inputs, certificate, provider }: Site,
  records: Records,
): Expr<string> {
  const wait = x.orElse(inputs.wait, () => x.not(x.isEmpty(inputs.zones)));
  const validation = optional(wait, (meta) => {
    const names = x.when(
      x.isEmpty(inputs.zones),
      () => null,
      () => x.values(records.attribute("fqdn")),
    );
    return new AcmCertificateValidation(scope, "acm_certificate_validation", {
      ...meta,
      provider,
      certificateArn: x.tf(x.attribute(certificate, "arn")),
      validationRecordFqdns: x.tf(names),
      timeouts: { create: x.tf(x.str`${inputs.waitMinutes}m`) },
      lifecycle: { createBeforeDestroy: true },
    });
  });
  return x.when(
    wait,
    () => validation.present("certificateArn"),
    () => x.attribute(certificate, "arn"),
  );
}
