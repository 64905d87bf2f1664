/**
 * The proof that the private DNS name's domain is the provider's. AWS PrivateLink Guide, "Manage DNS names for VPC
 * endpoint services": a TXT record of a name and a value that AWS chooses, under the domain.
 */
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import type { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import { VpcEndpointServicePrivateDnsVerification } from "@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { local } from "../../core/stack/local";
import { GATEWAYS, loadBalancers } from "./load-balancers";

const dnsRecord = t
  .shape("EndpointServiceDnsRecord", {
    zoneId: t
      .pattern(
        "[A-Z0-9]{1,32}",
        'a hosted zone\'s id, such as "Z0123456789ABCDEFGHIJ"',
        "Z0123456789ABCDEFGHIJ",
        ["example.com", "/hostedzone/Z0123456789ABCDEFGHIJ", "z0123456789", ""],
      )
      .describe(
        "A public hosted zone (Amazon Route 53 API Reference: ResourceId) that holds the name or a domain above it.",
      ),
    ttl: t.integer({ min: 1, max: 172_800 }, "seconds").describe("How long resolvers keep it.").default(1800),
  })
  .describe("The TXT record that proves that the domain is yours, made in Route 53.");

const privateDns = t
  .shape("EndpointServicePrivateDns", {
    name: t
      .domainName()
      .length({ max: 255, refused: [`${"a.".repeat(127)}com`] })
      .describe("The name that consumers use in place of AWS's own."),
    record: dnsRecord.optional(),
    verification: t
      .oneOf("wait", "start", "none")
      .describe(
        "wait: AWS is asked to look for the record, and the apply waits until it has found it. start: asked only. none: not asked. Default: wait where `record` is made, else none.",
      )
      .optional(),
  })
  .describe(
    "A private DNS name (AWS PrivateLink Guide: Manage DNS names for VPC endpoint services). Consumers get it once the domain is verified, by the record in the output `domain_verification_record`. It can be exchanged; one that is left out later stays until `aws ec2 modify-vpc-endpoint-service-configuration --remove-private-dns-name` (hashicorp/terraform-provider-aws#25579).",
  );

const needs = [loadBalancers] as const;
const inputs = { privateDns: privateDns.optional() };
type PrivateDnsInputs = t.InputsOf<typeof inputs>;

export const privateDnsName = t.concern({
  needs,
  inputs,
  rules: [
    // AWS PrivateLink Guide: "Private DNS names are not supported for Gateway Load Balancer endpoints."
    {
      on: "privateDns",
      test: ({ privateDns, gatewayLoadBalancers }) =>
        x.or(x.isNull(privateDns), x.isEmpty(gatewayLoadBalancers)),
      message: (_, spell) =>
        x.str`${spell("privateDns")} is given with ${spell("gatewayLoadBalancers")}; allowed: with ${spell("networkLoadBalancers")}. Gateway Load Balancer endpoints have no names.`,
      refused: [{ ...GATEWAYS, privateDns: { name: "api.example.com" } }],
    },
  ],
});

/** The record as AWS asks for it. */
export interface DomainRecord {
  readonly name: string;
  readonly type: string;
  readonly value: string;
}

interface Asked {
  readonly privateDnsNameConfiguration: readonly { readonly name: string; readonly value: string }[];
}

export function domainRecord(
  scope: Construct,
  { privateDns }: PrivateDnsInputs,
  service: VpcEndpointService,
): Expr<DomainRecord | null> {
  const record = () => {
    const { name, value } = x.at(x.resource<Asked>(service).privateDnsNameConfiguration, 0);
    return x.object<DomainRecord>({
      name: x.str`${name}.${privateDns.name}`,
      type: "TXT",
      value,
    });
  };
  const chosen = x.when(x.isNull(privateDns), null, record);
  return local(scope, "domain_verification_record", chosen);
}

/** Makes the record where it is wanted, and has AWS look for it. */
export function verifyDomain(
  scope: Construct,
  { privateDns }: PrivateDnsInputs,
  service: VpcEndpointService,
  record: Expr<DomainRecord | null>,
): Optional<VpcEndpointServicePrivateDnsVerification> {
  const given = x.nonNull(privateDns);
  const isMade = x.when(x.isNull(privateDns), false, () => x.isSet(given.record));
  const made = optional(scope, Route53Record, "route53_record_domain", isMade, () => {
    const { name, type, value } = x.nonNull(record);
    const { zoneId, ttl } = given.record;
    return { zoneId, name, type, ttl, records: [value] };
  });
  const mode = local(
    scope,
    "domain_verification",
    x.when(x.isNull(privateDns), "none", () =>
      x.orElse(given.verification, () => x.choose(x.isSet(given.record), "wait", "none")),
    ),
  );
  return optional(
    scope,
    VpcEndpointServicePrivateDnsVerification,
    "vpc_endpoint_service_private_dns_verification",
    x.ne(mode, "none"),
    () => ({
      serviceId: x.attribute(service, "id"),
      waitForVerification: x.eq(mode, "wait"),
      ...(made.resource ? { dependsOn: [made.resource] } : {}),
      // another name has to be verified again
      lifecycle: { replaceTriggeredBy: [`${addressOf(service)}.private_dns_name`] },
    }),
  );
}

const addressOf = ({ terraformResourceType, friendlyUniqueId }: VpcEndpointService): string =>
  `${terraformResourceType}.${friendlyUniqueId}`;
