/** DNS validation: the zones that serve the names, the records there, and the wait for the certificate. */
import type { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { DOMAIN, names, validationDomains, withoutWildcard } from "./names";

const strangeKeys = (zones: Expr<Readonly<Record<string, string>>>) =>
  x.keysWhere(zones, ["domain", "zone"], (domain) => x.not(x.matches(`^${DOMAIN}$`, domain)));

const needs = [names] as const;
const inputs = {
  zones: t
    .mapOf(
      t.pattern(
        "[A-Z0-9]{1,32}",
        'a hosted zone\'s id, such as "Z0123456789ABCDEFGHIJ"',
        "Z0123456789ABCDEFGHIJ",
        ["example.com", "/hostedzone/Z0123456789", ""],
      ),
      "zone",
    )
    .rule({
      test: (zones) => x.isEmpty(strangeKeys(zones)),
      got: (zones) => x.str`a map with the keys ${x.shownTexts(strangeKeys(zones))}`,
      allowed: 'domain names in lower case as keys, such as "example.com"',
      refused: [
        { "Example.com": "Z0123456789" },
        { main: "Z0123456789" },
        { "*.example.com": "Z0123456789" },
      ],
    })
    .describe(
      "Ids of the public hosted zones that the names are validated in, by the zones' domain names. A name goes to the zone that serves it, the longest that fits. Empty: the records are an output, for DNS that is elsewhere.",
    )
    .example({ "example.com": "Z0123456789ABCDEFGHIJ" })
    .default({}),
  wait: t
    .flag(
      "Whether the ARN that the module gives waits until the certificate is issued. Default: where zones are given. Without zones somebody has to set the records meanwhile.",
    )
    .optional(),
  waitMinutes: t
    .duration("minutes", { min: 1, max: 4320 })
    .describe("Minutes after which waiting fails. ACM itself gives up after 72 hours.")
    .default(75),
};

type ValidationInputs = t.InputsOf<typeof inputs, typeof needs>;

const ZONES = { "example.com": "Z0123456789" };

/** Names that lie in none of the zones. */
const unserved = (inputs: ValidationInputs): Expr<string[]> =>
  x.itemsWhere(validationDomains(inputs), "domain", (domain) => x.isEmpty(servingZones(inputs, domain)));

const servingZones = ({ zones }: ValidationInputs, domain: Expr<string>) =>
  x.keysWhere(zones, ["zone", "id"], (zone) => x.or(x.eq(domain, zone), x.endsWith(domain, x.str`.${zone}`)));

export const validation = t.concern({
  needs,
  inputs,
  rules: [
    /** A name that nobody validates keeps the certificate waiting until it fails. */
    {
      on: "zones",
      test: (inputs) => x.or(x.isEmpty(inputs.zones), x.isEmpty(unserved(inputs))),
      message: (inputs) =>
        x.str`zones has ${x.shownTexts(x.keys(inputs.zones))}, where ${x.shownTexts(unserved(inputs))} is not served; allowed: a zone for every name, or none where DNS is elsewhere.`,
      refused: [
        { domainName: "example.org", zones: ZONES },
        { domainName: "www.example.com", subjectAlternativeNames: ["www.example.org"], zones: ZONES },
        { domainName: "myexample.com", zones: ZONES },
        { domainName: "example.com", zones: { "www.example.com": "Z0123456789" } },
        { domainName: "example.com", subjectAlternativeNames: ["*.example.net"], zones: ZONES },
      ],
    },
  ],
});

/** The id of the zone that each domain is validated in; empty where DNS is elsewhere. */
function zoneOfDomain(
  scope: Construct,
  inputs: ValidationInputs,
  domains: Expr<string[]>,
): Expr<Record<string, string>> {
  const { zones } = inputs;
  const above = local(scope, "domains_above", domainsAbove(domains));
  const nearest = (domain: Expr<string>) =>
    x.at(
      x.itemsWhere(x.get(above, domain), "candidate", (candidate) => x.hasKey(zones, candidate)),
      0,
    );
  return local(
    scope,
    "zone_ids",
    x.mapEach(domains, ["domain"], (domain) => ({
      key: domain,
      value: () => x.get(zones, nearest(domain)),
      when: x.not(x.isEmpty(zones)),
    })),
  );
}

/** `a.example.com`, `example.com`, `com` of each domain: the longest first. */
const domainsAbove = (domains: Expr<string[]>): Expr<Record<string, string[]>> =>
  x.mapEach(domains, ["domain"], (domain) => {
    const labels = x.split(".", domain);
    return {
      key: domain,
      value: x.listEach(x.range(0, x.length(labels)), ["first"], (first) =>
        x.join(".", x.slice(labels, first, x.length(labels))),
      ),
    };
  });

interface Site {
  readonly inputs: ValidationInputs;
  readonly certificate: AcmCertificate;
  readonly domains: Expr<string[]>;
}

/** As ACM describes it. */
interface ValidationOption {
  readonly domainName: string;
  readonly resourceRecordName: string;
  readonly resourceRecordType: string;
  readonly resourceRecordValue: string;
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
export const validationRecords = ({ certificate, domains }: Site) =>
  x.mapEach(domains, ["domain"], (domain) => ({
    key: domain,
    value: x.object({
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
export function recordsOfZones(scope: Construct, { inputs, certificate, domains }: Site): Records {
  return forEach(
    scope,
    Route53Record,
    "route53_record_validation",
    zoneOfDomain(scope, inputs, domains),
    ({ key, value: zoneId }) => ({
      zoneId,
      name: optionOf(certificate, key, "resourceRecordName"),
      type: "CNAME",
      ttl: 60,
      records: [optionOf(certificate, key, "resourceRecordValue")],
      // another region's certificate for the name has the same record
      allowOverwrite: true,
      lifecycle: { ignoreChanges: ["name", "records"] },
    }),
  );
}

/** The certificate's ARN, which waits until the certificate is issued, or does not. */
export function issuedArn(scope: Construct, { inputs, certificate }: Site, records: Records): Expr<string> {
  const wait = x.orElse(inputs.wait, () => x.not(x.isEmpty(inputs.zones)));
  const validation = optional(scope, AcmCertificateValidation, "acm_certificate_validation", wait, () => {
    const names = x.when(x.isEmpty(inputs.zones), null, () => x.values(records.attribute("fqdn")));
    return {
      certificateArn: x.attribute(certificate, "arn"),
      validationRecordFqdns: names,
      timeouts: { create: x.str`${inputs.waitMinutes}m` },
      lifecycle: { createBeforeDestroy: true },
    };
  });
  return x.when(
    wait,
    () => validation.present("certificateArn"),
    () => x.attribute(certificate, "arn"),
  );
}
