/**
 * Domain names of the service, and their records. App Runner says which records validate the certificate once the domain
 * is there; Terraform wants to know their number before. So it is an input with App Runner's usual number, and a record's
 * key is its place among their names, which do not change.
 */
import { ApprunnerCustomDomainAssociation } from "@cdktf/provider-aws/lib/apprunner-custom-domain-association";
import type { ApprunnerService } from "@cdktf/provider-aws/lib/apprunner-service";
import { DataAwsApprunnerHostedZoneId } from "@cdktf/provider-aws/lib/data-aws-apprunner-hosted-zone-id";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, optional } from "../../core/resources";
import { local } from "../../core/stack/local";

const zone = t
  .shape("AppRunnerZone", {
    zoneId: t
      .pattern("[A-Z0-9]{1,32}", "a hosted zone's id", "Z0123456789ABCDEFGHIJ", [
        "",
        "example.com",
        "/hostedzone/Z0123456789ABCDEFGHIJ",
      ])
      .describe("The public hosted zone's id; may be known only after the apply."),
  })
  .describe("The zone that the domain's records go to.")
  .example({ zoneId: "Z0123456789ABCDEFGHIJ" });

const LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

const domainShape = t.shape("AppRunnerDomain", {
  domainName: t
    .pattern(
      `(\\*\\.)?(${LABEL}\\.)+${LABEL}`,
      'a domain name in lower case, such as "api.example.com" or "*.example.com"',
      "api.example.com",
      ["example", "Api.example.com", "api.example.com.", "api.*.example.com", "login*.example.com", ""],
    )
    .describe("The domain's name: a root domain, one below it, or all directly below a domain."),
  www: t.flag("Whether the name with www. before it leads to the service, too.").default(false),
  zone: zone
    .describe("The zone for its records. Without one they are made elsewhere, from `domain_records`.")
    .optional(),
  validationRecords: t
    .integer({ min: 1, max: 6 }, "records")
    .describe(
      "How many records App Runner wants for the certificate: Terraform has to know it before App Runner says it. Default: 2, and 3 with www.",
    )
    .optional(),
});

type Domain = t.Infer<typeof domainShape>;

/** App Runner Developer Guide, "Managing custom domain names for an App Runner service". */
const noWwwOfAll: t.Rule<Domain> = {
  test: ({ domainName, www }) => x.not(x.and(www, x.matches("^\\*", domainName))),
  allowed: "www with a domain that is no wildcard",
  refused: [{ domainName: "*.example.com", www: true }],
};

const recordsNeedZone: t.Rule<Domain> = {
  test: ({ validationRecords, zone: given }) =>
    x.not(x.and(x.isNull(given), x.not(x.isNull(validationRecords)))),
  allowed: "validation_records with a zone only",
  refused: [{ domainName: "api.example.com", validationRecords: 2 }],
};

const domainType = domainShape
  .rules(noWwwOfAll, recordsNeedZone)
  .describe("A domain name of the service.")
  .example({ domainName: "api.example.com" });

const inputs = {
  domains: t
    .keyed(domainType, "domain")
    .length({ max: 5, because: "AWS General Reference, AWS App Runner endpoints and quotas" })
    .describe("Domain names of the service, by any name.")
    .default({}),
};

type DomainInputs = t.InputsOf<typeof inputs>;

const domainNames = ({ domains }: DomainInputs): Expr<string[]> =>
  x.listFrom(domains, ["key", "domain"], (_, { domainName }) => domainName);

export const domains = t.concern({
  inputs,
  rules: [t.distinct({ on: "domains", of: "name", texts: domainNames })],
});

interface Association {
  readonly name: string;
  readonly www: boolean;
  /** Null where its records are made elsewhere. */
  readonly records: number | null;
}

interface RecordSite {
  readonly domain: string;
  readonly zoneId: string;
}

interface ValidationSite extends RecordSite {
  readonly place: number;
}

interface AliasSite extends RecordSite {
  readonly name: string;
}

interface ValidationRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

type Associations = Instances<Association, ApprunnerCustomDomainAssociation>;

export function customDomains(
  scope: Construct,
  inputs: DomainInputs,
  service: ApprunnerService,
): Associations {
  const { domains } = inputs;
  const wanted = x.mapFrom(domains, ["key", "domain"], (_, domain) =>
    x.object<Association>({
      name: domain.domainName,
      www: domain.www,
      records: x.when(x.isNull(domain.zone), null, () => recordCount(domain)),
    }),
  );
  const associations = forEach(
    scope,
    ApprunnerCustomDomainAssociation,
    "apprunner_custom_domain_association",
    local(scope, "domains", wanted),
    ({ value: { name, www, records } }) => ({
      serviceArn: x.attribute(service, "arn"),
      domainName: name,
      enableWwwSubdomain: www,
      lifecycle: { postcondition: [asManyRecords(records, t.spellingFor(scope))] },
    }),
  );
  validate(scope, inputs, associations);
  alias(scope, inputs, associations);
  return associations;
}

/** Two for the domain and App Runner's own name below it; www is one more. */
const recordCount = ({ validationRecords, www }: Expr<Domain>): Expr<number> =>
  x.orElse<number>(validationRecords, () => x.choose(www, 3, 2));

const ALL = x.raw<readonly ValidationRecord[]>("self.certificate_validation_records");

const asManyRecords = (records: Expr<number | null>, spell: t.Spell) => ({
  condition: x.tf(x.isNullOr(records, (records) => x.eq(x.length(ALL), records))),
  errorMessage: x.tf(
    x.str`App Runner validates the domain by ${x.length(ALL)} records; allowed: ${spell("validationRecords")} of that number.`,
  ),
});

/** Domains whose records are made here. */
const inZone = (scope: Construct, { domains }: DomainInputs): Expr<Record<string, Domain>> =>
  local(
    scope,
    "domains_in_zones",
    x.mapFrom<Domain, Domain>(domains, ["key", "domain"], (key, domain) => ({
      key,
      value: domain,
      when: x.isSet(domain.zone),
    })),
  );

const zoneOf = ({ zone }: Expr<Domain>) => zone.zoneId;

function validate(scope: Construct, inputs: DomainInputs, associations: Associations): void {
  const domains = inZone(scope, inputs);
  const sites = x.mergeAll<ValidationSite>(
    x.listFrom(domains, ["key", "domain"], (key, domain) =>
      x.mapEach(x.range(0, recordCount(domain)), ["place"], (place) => ({
        key: x.str`${key}/${place}`,
        value: x.object<ValidationSite>({ domain: key, zoneId: zoneOf(domain), place }),
      })),
    ),
  );
  forEach(
    scope,
    Route53Record,
    "route53_record_validation",
    local<Record<string, ValidationSite>>(scope, "validation_records", sites),
    ({ value: { domain, zoneId, place } }) => {
      const records = recordsOf(associations, domain);
      const name = nameAt(records, place);
      return {
        zoneId,
        name,
        type: "CNAME",
        ttl: 300,
        records: [targetOf(records, name)],
        // ACM's record for the name, which another certificate may have made
        allowOverwrite: true,
      };
    },
  );
}

const recordsOf = (associations: Associations, domain: Expr<string>) =>
  associations.at(domain, "certificateValidationRecords") as unknown as Expr<readonly ValidationRecord[]>;

/** The records are a set whose order changes with their status; their names stay. */
const nameAt = (records: Expr<readonly ValidationRecord[]>, place: Expr<number>): Expr<string> =>
  x.at<string>(x.sort(x.listEach(records, ["record"], ({ name }) => name)), place);

const targetOf = (records: Expr<readonly ValidationRecord[]>, name: Expr<string>): Expr<string> =>
  x.at<string>(
    x.listEach(records, ["record"], (record) => ({
      value: record.value,
      when: x.eq(record.name, name),
    })),
    0,
  );

/** Amazon Route 53 Developer Guide: "Configuring Amazon Route 53 to route traffic to an App Runner service". */
function alias(scope: Construct, inputs: DomainInputs, associations: Associations): void {
  const domains = inZone(scope, inputs);
  const sites = x.mergeAll<AliasSite>(
    x.listFrom(domains, ["key", "domain"], (key, domain) =>
      x.mapEach(namesOf(domain), ["name"], (name) => ({
        key: x.str`${key}/${name}`,
        value: x.object<AliasSite>({ domain: key, zoneId: zoneOf(domain), name }),
      })),
    ),
  );
  const region = optional(
    scope,
    DataAwsApprunnerHostedZoneId,
    "apprunner_hosted_zone_id",
    x.not(x.isEmpty(domains)),
    () => ({}),
  );
  forEach(
    scope,
    Route53Record,
    "route53_record_alias",
    local(scope, "alias_records", sites),
    ({ value: { domain, zoneId, name } }) => ({
      zoneId,
      name,
      type: "A",
      alias: {
        name: associations.at(domain, "dnsTarget"),
        zoneId: region.present("id"),
        evaluateTargetHealth: false,
      },
    }),
  );
}

const namesOf = ({ domainName, www }: Expr<Domain>): Expr<string[]> =>
  x.concat<string>(
    x.items([domainName]),
    x.itemIf(www, () => x.str`www.${domainName}`),
  );

/** For DNS that is elsewhere, by domain: where the name leads, and what validates its certificate. */
export const domainRecords = (associations: Associations) =>
  x.mapFrom<Association, unknown>(associations.items, ["key", "domain"], (key) =>
    x.object<{ dnsTarget: string; validation: unknown }>({
      dnsTarget: associations.at(key, "dnsTarget"),
      validation: recordsOf(associations, key),
    }),
  );
