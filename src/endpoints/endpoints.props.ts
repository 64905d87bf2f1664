// Generated from src/endpoints/endpoints.ts by `npm run modules`. Do not edit.
import type { Input } from "../core/expressions";
import type { BlockProps } from "../core/inner-resources";
import type { NetworkReference } from "../network/network-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface EndpointsResources {
  readonly callerIdentity: typeof import("@cdktf/provider-aws/lib/data-aws-caller-identity").DataAwsCallerIdentity;
  readonly route53ResolverEndpoint: typeof import("@cdktf/provider-aws/lib/route53-resolver-endpoint").Route53ResolverEndpoint;
  readonly securityGroup: typeof import("@cdktf/provider-aws/lib/security-group").SecurityGroup;
  readonly securityGroupResolver: typeof import("@cdktf/provider-aws/lib/security-group").SecurityGroup;
  readonly vpcEndpointEcs: typeof import("@cdktf/provider-aws/lib/vpc-endpoint").VpcEndpoint;
  readonly vpcEndpointEcsAgent: typeof import("@cdktf/provider-aws/lib/vpc-endpoint").VpcEndpoint;
  readonly vpcEndpointEcsTelemetry: typeof import("@cdktf/provider-aws/lib/vpc-endpoint").VpcEndpoint;
  readonly vpcEndpointGateway: typeof import("@cdktf/provider-aws/lib/vpc-endpoint").VpcEndpoint;
  readonly vpcEndpointInterface: typeof import("@cdktf/provider-aws/lib/vpc-endpoint").VpcEndpoint;
  readonly vpcEndpointService: typeof import("@cdktf/provider-aws/lib/vpc-endpoint").VpcEndpoint;
  readonly vpcSecurityGroupIngressRuleHttps: typeof import("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule").VpcSecurityGroupIngressRule;
  readonly vpcSecurityGroupIngressRuleHttpsIpv6: typeof import("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule").VpcSecurityGroupIngressRule;
  readonly vpcSecurityGroupIngressRuleResolver: typeof import("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule").VpcSecurityGroupIngressRule;
}

/** VPC endpoints of a network: say what runs and get the set that it needs, each with the least policy, or name services. */
export interface EndpointsProps extends BlockProps<EndpointsResources> {
  /**
   * The beginning of the names of what belongs to the block.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * The network that gets the endpoints: the `ref` of `Network`, or such an object.
   * Allowed: each range once.
   */
  readonly network: Input<NetworkReference>;
  /**
   * The network's region. Endpoints serve it alone, but for serviceEndpoints that name another.
   * Allowed: a region's name, such as "ap-northeast-2".
   */
  readonly region: Input<string>;
  /** Tiers whose subnets hold the interface endpoints, one subnet in a zone; default: the private ones, in a network without any the isolated ones. Name one where several of that kind share zones. */
  readonly tiers?: Input<readonly Input<string>[] | null>;
  /**
   * Zones that get the interface endpoints; default: all. Each costs by the hour; from a zone without, traffic crosses zones.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * The interface endpoints' IP addresses; default: ipv4.
   * Allowed: one of "ipv4", "dualstack".
   */
  readonly ipAddressType?: Input<"ipv4" | "dualstack" | null>;
  /**
   * What runs, by names of your choice: the endpoints that it needs are made, with the least policies. `reasons` says which and why.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly workloads?: Input<Readonly<Record<string, EndpointWorkload>>>;
  /**
   * Further interface endpoints by the service's short name, such as sqs or ecr.api; or settings for one that a workload needs.
   * Allowed: short names of AWS services with interface endpoints, as in the name com.amazonaws.REGION.NAME.
   * @default {}
   */
  readonly interfaceEndpoints?: Input<Readonly<Record<string, InterfaceEndpoint>>>;
  /**
   * Whether services' own names lead to the interface endpoints; without it every client needs another address.
   * @default true
   */
  readonly privateDns?: Input<boolean>;
  /**
   * Interface endpoints of services that are not AWS's, or have a name of another form, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly serviceEndpoints?: Input<Readonly<Record<string, ServiceEndpoint>>>;
  /**
   * Gateway endpoints, by service: s3 and dynamodb; or settings for one that a workload needs.
   * Allowed: s3 and dynamodb, the two services with gateway endpoints.
   * @default {}
   */
  readonly gatewayEndpoints?: Input<Readonly<Record<string, GatewayEndpoint>>>;
  /**
   * Whose principals pass the ready-made policies, and to whose resources.
   * Allowed: an organization or accounts, not both.
   * @default {}
   */
  readonly perimeter?: Input<EndpointPerimeter>;
  /** A Route 53 Resolver inbound endpoint, for DNS servers of one's own to forward to. */
  readonly resolver?: Input<EndpointResolver | null>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** What runs, as far as it matters for endpoints. */
export interface EndpointWorkload {
  /**
   * Where its tasks run: on Fargate, or on container instances in this VPC.
   * Allowed: one of "fargate", "ec2".
   */
  readonly launchType: Input<"fargate" | "ec2">;
  /**
   * Whether images come from private repositories of Amazon ECR.
   * @default true
   */
  readonly privateImages?: Input<boolean>;
  /**
   * Whether its containers are given secrets of Secrets Manager.
   * @default false
   */
  readonly secrets?: Input<boolean>;
  /**
   * Whether its containers are given parameters of the Parameter Store.
   * @default false
   */
  readonly ssmParameters?: Input<boolean>;
  /**
   * Where its containers' logs go. What a log router sends to is named in `services`.
   * Allowed: one of "awslogs", "awsfirelens", "splunk", "none", "fluentd", "gelf", "journald", "json-file", "syslog".
   * @default "awslogs"
   */
  readonly logDriver?: Input<"awslogs" | "awsfirelens" | "splunk" | "none" | "fluentd" | "gelf" | "journald" | "json-file" | "syslog">;
  /**
   * Whether ECS Exec opens shells in its containers.
   * @default false
   */
  readonly exec?: Input<boolean>;
  /**
   * Whether it is part of ECS Service Connect.
   * @default false
   */
  readonly serviceConnect?: Input<boolean>;
  /**
   * Whether its containers call KMS, or ECS Exec encrypts with a key of yours. Secrets and parameters are decrypted by their own services.
   * @default false
   */
  readonly kms?: Input<boolean>;
  /**
   * Whether Session Manager opens shells on its container instances; launch type ec2 only.
   * @default false
   */
  readonly sessionManager?: Input<boolean>;
  /**
   * Further AWS services that its containers call themselves, such as sqs or sts; s3 and dynamodb get gateway endpoints.
   * Allowed: short names of AWS services with endpoints, as in the name com.amazonaws.REGION.NAME.
   * @default []
   */
  readonly services?: Input<readonly Input<string>[]>;
}

/** An interface endpoint of an AWS service. */
export interface InterfaceEndpoint {
  /** Its tiers, in place of the block's. */
  readonly tiers?: Input<readonly Input<string>[] | null>;
  /**
   * Its zones, in place of the block's.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Its IP addresses, in place of the block's.
   * Allowed: one of "ipv4", "dualstack".
   */
  readonly ipAddressType?: Input<"ipv4" | "dualstack" | null>;
  /**
   * Security groups in place of the block's own, which admits TCP 443 from private and isolated subnets.
   * Allowed: at least one group.
   */
  readonly securityGroupIds?: Input<readonly Input<string>[] | null>;
  /** Whether the service's own name leads to the endpoint, in place of the block's setting; never to that of dynamodb-streams, which has none. */
  readonly privateDns?: Input<boolean | null>;
  /** DNS options (Amazon EC2 API Reference: DnsOptionsSpecification). */
  readonly dns?: Input<EndpointDns | null>;
  /**
   * least: what ECS, its tasks and Systems Manager's agent ask of the service, within the perimeter. perimeter: everything within it. full: everything. Or a policy document. It binds the whole VPC where private names lead to the endpoint. Default: least where the block has it, else AWS's own, which is full.
   * Allowed: "least", "perimeter", "full" or a policy document as JSON.
   * Allowed: up to 20480 characters without indentation.
   */
  readonly policy?: Input<string | null>;
}

/** DNS options (Amazon EC2 API Reference: DnsOptionsSpecification). */
export interface EndpointDns {
  /**
   * Which records the private names have.
   * Allowed: one of "ipv4", "dualstack", "ipv6", "service-defined".
   */
  readonly recordIpType?: Input<"ipv4" | "dualstack" | "ipv6" | "service-defined" | null>;
  /**
   * Whether private names resolve so for on-premises requests only, by an inbound resolver; the VPC keeps its gateway endpoint. Of s3, whose private name leads the VPC to the endpoint unless this says otherwise.
   * @default false
   */
  readonly onlyForInboundResolver?: Input<boolean>;
}

/** An interface endpoint of any other service: one's own or a partner's, by PrivateLink. */
export interface ServiceEndpoint {
  /**
   * The service's whole name, as its provider tells it.
   * Allowed: the whole name of a service, such as "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0".
   */
  readonly serviceName: Input<string>;
  /**
   * The service's region, where it is another than the network's: us-east-1 for com.amazonaws.iam and com.amazonaws.route53. Who makes such an endpoint needs the permission vpce:AllowMultiRegion. To come back, name the network's region: left out, it stays.
   * Allowed: a region's name, such as "ap-northeast-2".
   */
  readonly serviceRegion?: Input<string | null>;
  /** Its tiers, in place of the block's. */
  readonly tiers?: Input<readonly Input<string>[] | null>;
  /**
   * Its zones, in place of the block's.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Its IP addresses, in place of the block's.
   * Allowed: one of "ipv4", "dualstack".
   */
  readonly ipAddressType?: Input<"ipv4" | "dualstack" | null>;
  /**
   * Security groups in place of the block's own, which admits TCP 443 from private and isolated subnets.
   * Allowed: at least one group.
   */
  readonly securityGroupIds?: Input<readonly Input<string>[] | null>;
  /**
   * Whether the service's private name leads to the endpoint; its provider has to have verified one.
   * @default false
   */
  readonly privateDns?: Input<boolean>;
}

/** A gateway endpoint: routes to the service, without charge. */
export interface GatewayEndpoint {
  /** Tiers whose route tables lead to it; default: the block's. Whatever else is in the network, such as a database, has no way to it. */
  readonly tiers?: Input<readonly Input<string>[] | null>;
  /**
   * Buckets or tables, within the perimeter, whose objects or items are read and written through it under the policy least.
   * Each resource: a bucket's or a table's ARN, such as "arn:aws:service:region:123456789012:resource".
   * @default []
   */
  readonly resources?: Input<readonly Input<string>[]>;
  /**
   * What is read under the policy least from buckets that AWS has for it, whoever asks; of s3. ECR's layers are where workloads pull images.
   * Each use: one of "amazon_linux", "cloudwatch_agent", "codedeploy_agent", "ecr_layers", "image_builder", "systems_manager".
   * @default []
   */
  readonly awsBuckets?: Input<readonly Input<"amazon_linux" | "cloudwatch_agent" | "codedeploy_agent" | "ecr_layers" | "image_builder" | "systems_manager">[]>;
  /**
   * Buckets whose objects are read without credentials, as nginx reads what it serves: s3:GetObject, whoever asks; of s3.
   * Each bucket: a bucket's ARN, such as "arn:aws:s3:region:123456789012:resource".
   * @default []
   */
  readonly anonymousReads?: Input<readonly Input<string>[]>;
  /**
   * least: what `resources`, `awsBuckets`, `anonymousReads` and workloads say. perimeter: everything within the perimeter, and reads of AWS's own buckets. full: everything. Or a policy document. Default: least where they say what is needed, else perimeter.
   * Allowed: "least", "perimeter", "full" or a policy document as JSON.
   * Allowed: up to 20480 characters without indentation.
   */
  readonly policy?: Input<string | null>;
}

/** Whose principals pass the ready-made policies, and to whose resources. */
export interface EndpointPerimeter {
  /**
   * The organization whose principals and resources count as one's own; default: this account alone.
   * Allowed: an organization's id.
   */
  readonly organizationId?: Input<string | null>;
  /**
   * Accounts whose principals and resources count as one's own, beside this one.
   * Each account: an account's id.
   * @default []
   */
  readonly accounts?: Input<readonly Input<string>[]>;
  /**
   * Accounts whose resources alone may be asked for: a partner's with a bucket or a role, AWS's own with images (GuardDuty, EKS add-ons).
   * Each account: an account's id.
   * @default []
   */
  readonly resourceAccounts?: Input<readonly Input<string>[]>;
}

/** A Route 53 Resolver inbound endpoint, for DNS servers of one's own to forward to. */
export interface EndpointResolver {
  /**
   * An inbound endpoint that is there already; nothing is made then.
   * Allowed: an id that begins with "rslvr-in-".
   */
  readonly endpointId?: Input<string | null>;
  /** Tiers of its subnets, one in a zone; default: the block's. */
  readonly tiers?: Input<readonly Input<string>[] | null>;
  /**
   * Its zones, two at least; default: all of its tiers.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
}

