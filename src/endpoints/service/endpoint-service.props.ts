// Generated from src/endpoints/service/endpoint-service.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface EndpointServiceResources {
  readonly route53RecordDomain: typeof import("@cdktf/provider-aws/lib/route53-record").Route53Record;
  readonly vpcEndpointConnectionNotification: typeof import("@cdktf/provider-aws/lib/vpc-endpoint-connection-notification").VpcEndpointConnectionNotification;
  readonly vpcEndpointService: typeof import("@cdktf/provider-aws/lib/vpc-endpoint-service").VpcEndpointService;
  readonly vpcEndpointServiceAllowedPrincipal: typeof import("@cdktf/provider-aws/lib/vpc-endpoint-service-allowed-principal").VpcEndpointServiceAllowedPrincipal;
  readonly vpcEndpointServiceAllowedPrincipalEveryone: typeof import("@cdktf/provider-aws/lib/vpc-endpoint-service-allowed-principal").VpcEndpointServiceAllowedPrincipal;
  readonly vpcEndpointServicePrivateDnsVerification: typeof import("@cdktf/provider-aws/lib/vpc-endpoint-service-private-dns-verification").VpcEndpointServicePrivateDnsVerification;
}

/** A service of one's own for other VPCs and accounts, by PrivateLink: behind Network or Gateway Load Balancers, for principals that are named, with acceptance by hand unless said otherwise, a private DNS name whose domain is verified, and notifications of connections. */
export interface EndpointServiceProps extends BlockProps<EndpointServiceResources> {
  /**
   * The service's name: its Name tag.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * Network Load Balancers that the service is behind, by names of your choice. Consumers make interface endpoints.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each balancer: the ARN of a Network Load Balancer, such as "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/net/shop/50dc6c495c0c9188".
   * @default {}
   */
  readonly networkLoadBalancers?: Input<Readonly<Record<string, string>>>;
  /**
   * Gateway Load Balancers in their place, by names of your choice. Consumers make Gateway Load Balancer endpoints and route to them.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each balancer: the ARN of a Gateway Load Balancer, such as "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/gwy/shop/50dc6c495c0c9188".
   * @default {}
   */
  readonly gatewayLoadBalancers?: Input<Readonly<Record<string, string>>>;
  /**
   * IP addresses that consumers' endpoints may have; ipv6 takes dual-stack load balancers (AWS PrivateLink Guide: IP address types).
   * Allowed: at least one type.
   * Each type: one of "ipv4", "ipv6".
   * @default ["ipv4"]
   */
  readonly supportedIpAddressTypes?: Input<readonly Input<"ipv4" | "ipv6">[]>;
  /**
   * Regions whose consumers may connect, the service's own among them; default: its own alone (AWS PrivateLink Guide: Cross-Region access). To take regions away, name the own one alone: left out, they stay.
   * Each region: a region's name, such as "ap-northeast-2".
   * @default []
   */
  readonly supportedRegions?: Input<readonly Input<string>[]>;
  /** A private DNS name (AWS PrivateLink Guide: Manage DNS names for VPC endpoint services). Consumers get it once the domain is verified, by the record in the output `domainVerificationRecord`. It can be exchanged; one that is left out later stays until `aws ec2 modify-vpc-endpoint-service-configuration --remove-private-dns-name` (hashicorp/terraform-provider-aws#25579). */
  readonly privateDns?: Input<EndpointServicePrivateDns | null>;
  /**
   * SNS topics that are told of connections, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly notifications?: Input<Readonly<Record<string, EndpointServiceNotification>>>;
  /**
   * Accounts, users and roles that may ask for a connection, by names of your choice. One that goes keeps the connections that it has.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each principal: the ARN of an account, a user or a role, such as "arn:aws:iam::123456789012:root".
   * @default {}
   */
  readonly principals?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether every AWS account may ask for a connection; each request has to be accepted by hand then.
   * @default false
   */
  readonly everyone?: Input<boolean>;
  /**
   * Whether every connection is accepted by hand before it works.
   * @default true
   */
  readonly acceptanceRequired?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** A private DNS name (AWS PrivateLink Guide: Manage DNS names for VPC endpoint services). Consumers get it once the domain is verified, by the record in the output `domainVerificationRecord`. It can be exchanged; one that is left out later stays until `aws ec2 modify-vpc-endpoint-service-configuration --remove-private-dns-name` (hashicorp/terraform-provider-aws#25579). */
export interface EndpointServicePrivateDns {
  /**
   * The name that consumers use in place of AWS's own.
   * Allowed: a domain name in lower case without a final dot, such as "api.example.com".
   * Allowed: at most 255 characters.
   */
  readonly name: Input<string>;
  /** The TXT record that proves that the domain is yours, made in Route 53. */
  readonly record?: Input<EndpointServiceDnsRecord | null>;
  /**
   * wait: AWS is asked to look for the record, and the apply waits until it has found it. start: asked only. none: not asked. Default: wait where `record` is made, else none.
   * Allowed: one of "wait", "start", "none".
   */
  readonly verification?: Input<"wait" | "start" | "none" | null>;
}

/** The TXT record that proves that the domain is yours, made in Route 53. */
export interface EndpointServiceDnsRecord {
  /**
   * A public hosted zone (Amazon Route 53 API Reference: ResourceId) that holds the name or a domain above it.
   * Allowed: a hosted zone's id, such as "Z0123456789ABCDEFGHIJ".
   */
  readonly zoneId: Input<string>;
  /**
   * How long resolvers keep it.
   * Allowed: a whole number from 1 to 172800 seconds.
   * @default 1800
   */
  readonly ttl?: Input<number>;
}

/** Who is told when endpoints of consumers come and go. */
export interface EndpointServiceNotification {
  /**
   * The topic that is told; its policy must let vpce.amazonaws.com publish to it.
   * Allowed: an SNS topic's ARN, such as "arn:aws:sns:ap-northeast-2:123456789012:connections".
   */
  readonly topicArn: Input<string>;
  /**
   * What is told (Amazon EC2 API Reference: CreateVpcEndpointConnectionNotification): Connect, an endpoint was made; Accept, Reject, its request was answered; Delete, it is gone.
   * Allowed: at least one event.
   * Each event: one of "Accept", "Connect", "Delete", "Reject".
   * @default ["Accept","Connect","Delete","Reject"]
   */
  readonly events?: Input<readonly Input<"Accept" | "Connect" | "Delete" | "Reject">[]>;
}

