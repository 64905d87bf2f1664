/** The block `endpoints/service`. */
import type { VpcEndpointConnectionNotification } from "@cdktf/provider-aws/lib/vpc-endpoint-connection-notification";
import { VpcEndpointService } from "@cdktf/provider-aws/lib/vpc-endpoint-service";
import type { VpcEndpointServicePrivateDnsVerification } from "@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock, type Outputs } from "../../core/module/block";
import { type Instances, type Optional, resource, waitingFor } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import type { EndpointServiceProps, EndpointServiceResources } from "./endpoint-service.props";
import { listOrNone, loadBalancers } from "./load-balancers";
import { connectionNotifications, notifications } from "./notifications";
import { type AllowedPrincipals, allowedPrincipals, principals } from "./principals";
import { type DomainRecord, domainRecord, privateDnsName, verifyDomain } from "./private-dns";
import { type EndpointServiceReferenceValue, endpointServiceReference } from "./reference";

const name = t.concern({
  inputs: { name: t.blockName().describe("The service's name: its Name tag.") },
});
const tags = t.concern({ inputs: { tags: t.tags() } });

const contract = t.contract({
  name: "endpoint service",
  concerns: [name, loadBalancers, privateDnsName, notifications, principals, tags],
  example: {
    name: "shop",
    networkLoadBalancers: {
      shop: "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/shop/50dc6c495c0c9188",
    },
    principals: { partner: "arn:aws:iam::210987654321:root" },
  },
});

/**
 * A service of one's own that others reach by PrivateLink: behind Network or Gateway Load Balancers, for principals
 * that are named, each connection accepted by hand unless said otherwise.
 *
 *     const service = new EndpointService(this, "service", {
 *       name: "shop",
 *       networkLoadBalancers: { shop: balancer.arn },
 *       principals: { partner: "arn:aws:iam::210987654321:root" },
 *     });
 *     new Endpoints(this, "endpoints", {
 *       …,
 *       serviceEndpoints: { shop: { serviceName: service.ref.serviceName } },
 *     });
 */
export class EndpointService extends Block<typeof contract.inputs, EndpointServiceResources> {
  /** The service as its consumers take it. */
  readonly ref: t.Reference<EndpointServiceReferenceValue>;
  private readonly service: VpcEndpointService;
  private readonly record: Expr<DomainRecord | null>;
  private readonly principals: AllowedPrincipals;
  private readonly told: Instances<unknown, VpcEndpointConnectionNotification>;

  constructor(scope: Construct, id: string, props: EndpointServiceProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    this.service = this.endpointService();
    const serviceId = x.attribute(this.service, "id");
    this.record = domainRecord(this, inputs, this.service);
    const verification = verifyDomain(this, inputs, this.service, this.record);
    this.principals = allowedPrincipals(this, inputs, serviceId);
    this.told = connectionNotifications(this, inputs, serviceId);
    const ref = this.reference(verification);
    this.ref = t.reference(this, "ref", endpointServiceReference, ref);
  }

  /** The service's whole name, for endpoints. */
  get serviceName(): string {
    return this.ref.serviceName;
  }

  protected get results(): Outputs {
    const { service } = this;
    const ref = x.lift(this.ref);
    return {
      endpoint_service: {
        value: ref,
        description: "The service as consumers take it: one of `service_endpoints` of modules/endpoints.",
      },
      service_name: { value: ref.serviceName, description: "The service's whole name, for endpoints." },
      service_id: { value: ref.id, description: "The service's id." },
      service_arn: {
        value: x.attribute(service, "arn"),
        description: "The service's ARN, for IAM policies.",
      },
      zones: { value: ref.zones, description: "The zones where the service is." },
      base_endpoint_dns_names: {
        value: x.sort(x.attribute(service, "baseEndpointDnsNames")),
        description: "The DNS names that AWS gives the service; each endpoint has its own below them.",
      },
      private_dns_name: { value: ref.privateDnsName, description: "The private DNS name, or null." },
      domain_verification_record: {
        value: this.record,
        description:
          "The TXT record that proves that the private DNS name's domain is yours: name, type, value. Null without such a name.",
      },
      allowed_principal_ids: {
        value: this.principals.named.attribute("id"),
        description: "Ids of the permissions, by the principals' names.",
      },
      notification_ids: {
        value: this.told.attribute("id"),
        description: "Ids of the notifications, by name.",
      },
    };
  }

  private endpointService(): VpcEndpointService {
    const { inputs, preconditions } = this;
    return resource(this, VpcEndpointService, "vpc_endpoint_service", {
      acceptanceRequired: inputs.acceptanceRequired,
      networkLoadBalancerArns: listOrNone(inputs.networkLoadBalancers),
      gatewayLoadBalancerArns: listOrNone(inputs.gatewayLoadBalancers),
      supportedIpAddressTypes: inputs.supportedIpAddressTypes,
      supportedRegions: x.when(x.isEmpty(inputs.supportedRegions), null, inputs.supportedRegions),
      privateDnsName: this.privateDnsName(),
      tags: nameTag(inputs, inputs.name),
      preconditions,
    });
  }

  private privateDnsName(): Expr<string | null> {
    const { privateDns } = this.inputs;
    return x.ifSet(privateDns, (privateDns) => privateDns.name);
  }

  /** An endpoint that is made before its principal is allowed finds no such service. */
  private reference(
    verification: Optional<VpcEndpointServicePrivateDnsVerification>,
  ): Expr<EndpointServiceReferenceValue> {
    const { service, principals } = this;
    const first = [principals.named.resource, principals.everyone.resource, verification.resource];
    const waited = first.flatMap((resource) => resource ?? []);
    const serviceName = x.attribute(service, "serviceName");
    return x.object<EndpointServiceReferenceValue>({
      id: x.attribute(service, "id"),
      serviceName:
        waited.length > 0 ? local(this, "service_name", waitingFor(serviceName, waited)) : serviceName,
      zones: x.sort(x.attribute(service, "availabilityZones")),
      privateDnsName: this.privateDnsName(),
    });
  }
}

export const endpointServiceBlock = defineBlock(__filename, { construct: EndpointService, contract });
