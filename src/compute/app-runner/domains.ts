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
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach, type Instances, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { AppRunnerInputs } from "./app-runner.inputs";
import type { Domain } from "./domain.contract";

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

export type Associations = Instances<Association, ApprunnerCustomDomainAssociation>;
type Domains = Expr<Record<string, Domain>>;

export function customDomains(
  scope: Construct,
  inputs: AppRunnerInputs,
  service: ApprunnerService,
): Associations {
  const domains = inputs.domains as Domains;
  const wanted = x.mapFrom(domains, ["key", "domain"], (key, domain) => ({
    key,
    value: x.object<Association>({
      name: domain.domainName,
      www: domain.www,
      records: x.when(
        x.isNull(domain.zone),
        () => null,
        () => recordCount(domain),
      ),
    }),
  }));
  const associations = forEach<Association, ApprunnerCustomDomainAssociation>(
    local(scope, "domains", wanted),
    ({ meta, value: { name, www, records } }) =>
      new ApprunnerCustomDomainAssociation(scope, "apprunner_custom_domain_association", {
        ...meta,
        serviceArn: x.tf(x.attribute(service, "arn")),
        domainName: x.tf(name),
        enableWwwSubdomain: x.tfFlag(www),
        lifecycle: { postcondition: [asManyRecords(records)] },
      }),
  );
  validate(scope, inputs, associations);
  alias(scope, inputs, associations);
  return associations;
}

/** Two for the domain and App Runner's own name below it; www is one more. */
const recordCount = ({ validationRecords, www }: Expr<Domain>): Expr<number> =>
  x.orElse<number>(validationRecords, () =>
    x.when(
      www,
      () => 3,
      () => 2,
    ),
  );

const ALL = x.raw<readonly ValidationRecord[]>("self.certificate_validation_records");

const asManyRecords = (records: Expr<number | null>) => ({
  condition: x.tf(
    x.ifSet(
      records,
      (records) => x.eq(x.length(ALL), records),
      () => true,
    ),
  ),
  errorMessage: x.tf(
    x.str`App Runner validates the domain by ${x.length(ALL)} records; allowed: validation_records of that number.`,
  ),
});

/** Domains whose records are made here. */
const inZone = (scope: Construct, { domains }: AppRunnerInputs): Expr<Record<string, Domain>> =>
  local(
    scope,
    "domains_in_zones",
    x.mapFrom<Domain, Domain>(domains, ["key", "domain"], (key, domain) => ({
      key,
      value: domain,
      when: x.isSet(domain.zone),
    })),
  );

const zoneOf = ({ zone }: Expr<Domain>) => zone.zoneId as Expr<string>;

function validate(scope: Construct, inputs: AppRunnerInputs, associations: Associations): void {
  const domains = inZone(scope, inputs);
  const sites = x.mergeAll<ValidationSite>(
    x.listFrom(domains, ["key", "domain"], (key, domain) => ({
      value: x.mapEach(x.range(0, recordCount(domain)), ["place"], (place) => ({
        key: x.str`${key}/${place}`,
        value: x.object<ValidationSite>({ domain: key, zoneId: zoneOf(domain), place }),
      })),
    })),
  );
  forEach<ValidationSite, Route53Record>(
    local(scope, "validation_records", sites),
    ({ meta, value: { domain, zoneId, place } }) => {
      const records = recordsOf(associations, domain);
      const name = nameAt(records, place);
      return new Route53Record(scope, "route53_record_validation", {
        ...meta,
        zoneId: x.tf(zoneId),
        name: x.tf(name),
        type: "CNAME",
        ttl: 300,
        records: [x.tf(targetOf(records, name))],
        // ACM's record for the name, which another certificate may have made
        allowOverwrite: true,
      });
    },
  );
}

const recordsOf = (associations: Associations, domain: Expr<string>) =>
  associations.at(domain, "certificateValidationRecords") as unknown as Expr<readonly ValidationRecord[]>;

/** The records are a set whose order changes with their status; their names stay. */
const nameAt = (records: Expr<readonly ValidationRecord[]>, place: Expr<number>): Expr<string> =>
  x.at<string>(x.sort(x.listEach(records, ["record"], ({ name }) => ({ value: name }))), place);

const targetOf = (records: Expr<readonly ValidationRecord[]>, name: Expr<string>): Expr<string> =>
  x.at<string>(
    x.listEach(records, ["record"], (record) => ({
      value: record.value,
      when: x.eq(record.name, name),
    })),
    0,
  );

/** Amazon Route 53 Developer Guide: "Configuring Amazon Route 53 to route traffic to an App Runner service". */
function alias(scope: Construct, inputs: AppRunnerInputs, associations: Associations): void {
  const domains = inZone(scope, inputs);
  const sites = x.mergeAll<AliasSite>(
    x.listFrom(domains, ["key", "domain"], (key, domain) => ({
      value: x.mapEach(namesOf(domain), ["name"], (name) => ({
        key: x.str`${key}/${name}`,
        value: x.object<AliasSite>({ domain: key, zoneId: zoneOf(domain), name }),
      })),
    })),
  );
  const region = optional(x.not(x.isEmpty(domains)), (meta) => {
    return new DataAwsApprunnerHostedZoneId(scope, "apprunner_hosted_zone_id", { ...meta });
  });
  forEach<AliasSite, Route53Record>(
    local(scope, "alias_records", sites),
    ({ meta, value: { domain, zoneId, name } }) =>
      new Route53Record(scope, "route53_record_alias", {
        ...meta,
        zoneId: x.tf(zoneId),
        name: x.tf(name),
        type: "A",
        alias: {
          name: x.tf(associations.at(domain, "dnsTarget")),
          zoneId: x.tf(region.present("id")),
          evaluateTargetHealth: false,
        },
      }),
  );
}

const namesOf = ({ domainName, www }: Expr<Domain>): Expr<string[]> =>
  x.concat<string>(
    x.items([domainName]),
    x.when(
      www,
      () => x.items([x.str`www.${domainName}`]),
      () => [],
    ),
  );

/** For DNS that is elsewhere, by domain: where the name leads, and what validates its certificate. */
export const domainRecords = (associations: Associations) =>
  x.mapFrom<Association, unknown>(associations.items, ["key", "domain"], (key) => ({
    key,
    value: x.object<{ dnsTarget: string; validation: unknown }>({
      dnsTarget: associations.at(key, "dnsTarget"),
      validation: recordsOf(associations, key),
    }),
  }));
