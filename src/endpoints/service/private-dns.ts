/**
 * The proof that the private DNS name's domain is the provider's. AWS PrivateLink Guide, "Manage DNS names for VPC
 * endpoint services": a TXT record of a name and a value that AWS chooses, under the domain.
 */
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import { VpcEndpointServicePrivateDnsVerification } from "@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { EndpointServiceInputs, PrivateDns } from "./endpoint-service.inputs";

/** The record as AWS asks for it. */
export interface DomainRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

type Configuration = readonly { readonly name: string; readonly value: string }[];

export function domainRecord(
  scope: Construct,
  { privateDns }: EndpointServiceInputs,
  service: VpcEndpointService,
): Expr<DomainRecord | null> {
  const asked = x.attribute(service, "privateDnsNameConfiguration") as unknown as Expr<Configuration>;
  const record = () => {
    const { name, value } = x.at(asked, 0);
    return x.object<DomainRecord>({
      name: x.str`${name}.${privateDns.name}`,
      type: "TXT",
      value,
    });
  };
  const chosen = x.when(x.isNull(privateDns), () => null, record);
  return local(scope, "domain_verification_record", chosen);
}

/** Makes the record where it is wanted, and has AWS look for it. */
export function verifyDomain(
  scope: Construct,
  { privateDns }: EndpointServiceInputs,
  service: VpcEndpointService,
  record: Expr<DomainRecord | null>,
): Optional<VpcEndpointServicePrivateDnsVerification> {
  const given = privateDns as Expr<PrivateDns>;
  const isMade = x.when(
    x.isNull(privateDns),
    () => false,
    () => x.isSet(given.record),
  );
  const made = optional(isMade, (meta) => domainTxt(scope, meta, given, record as Expr<DomainRecord>));
  const mode = local(
    scope,
    "domain_verification",
    x.when(
      x.isNull(privateDns),
      () => "none",
      () =>
        x.orElse(given.verification, () =>
          x.when(
            x.isSet(given.record),
            () => "wait",
            () => "none",
          ),
        ),
    ),
  );
  return optional(x.ne(mode, "none"), (meta) => {
    return new VpcEndpointServicePrivateDnsVerification(
      scope,
      "vpc_endpoint_service_private_dns_verification",
      {
        ...meta,
        serviceId: x.tf(x.attribute(service, "id")),
        waitForVerification: x.tf(x.eq(mode, "wait")),
        ...(made.resource ? { dependsOn: [made.resource] } : {}),
        // another name has to be verified again
        lifecycle: { replaceTriggeredBy: [`${addressOf(service)}.private_dns_name`] },
      },
    );
  });
}

const domainTxt = (
  scope: Construct,
  meta: object,
  { record: wanted }: Expr<PrivateDns>,
  record: Expr<DomainRecord>,
): Route53Record => {
  const { zoneId, ttl } = wanted;
  return new Route53Record(scope, "route53_record_domain", {
    ...meta,
    zoneId: x.tf(zoneId),
    name: x.tf(record.name),
    type: x.tf(record.type),
    ttl: x.tf(ttl),
    records: [x.tf(record.value)],
  });
};

const addressOf = ({ terraformResourceType, friendlyUniqueId }: VpcEndpointService): string =>
  `${terraformResourceType}.${friendlyUniqueId}`;
