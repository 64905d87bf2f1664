// Generated from src/edge/static-ip/static-ip.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { LoadBalancerReference } from "../load-balancer/load-balancer-reference.props";
import type { NetworkReference } from "../../network/network-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface StaticIpResources {
  readonly callerIdentity: typeof import("@cdktf/provider-aws/lib/data-aws-caller-identity").DataAwsCallerIdentity;
  readonly eip: typeof import("@cdktf/provider-aws/lib/eip").Eip;
  readonly eipBrought: typeof import("@cdktf/provider-aws/lib/data-aws-eip").DataAwsEip;
  readonly eipUnprotected: typeof import("@cdktf/provider-aws/lib/eip").Eip;
  readonly globalacceleratorAccelerator: typeof import("@cdktf/provider-aws/lib/globalaccelerator-accelerator").GlobalacceleratorAccelerator;
  readonly globalacceleratorAcceleratorUnprotected: typeof import("@cdktf/provider-aws/lib/globalaccelerator-accelerator").GlobalacceleratorAccelerator;
  readonly globalacceleratorEndpointGroup: typeof import("@cdktf/provider-aws/lib/globalaccelerator-endpoint-group").GlobalacceleratorEndpointGroup;
  readonly globalacceleratorListener: typeof import("@cdktf/provider-aws/lib/globalaccelerator-listener").GlobalacceleratorListener;
  readonly lb: typeof import("@cdktf/provider-aws/lib/lb").Lb;
  readonly lbListener: typeof import("@cdktf/provider-aws/lib/lb-listener").LbListener;
  readonly lbListenerCertificate: typeof import("@cdktf/provider-aws/lib/lb-listener-certificate").LbListenerCertificate;
  readonly lbListenerPipeline: typeof import("@cdktf/provider-aws/lib/lb-listener").LbListener;
  readonly lbTargetGroup: typeof import("@cdktf/provider-aws/lib/lb-target-group").LbTargetGroup;
  readonly lbTargetGroupAlb: typeof import("@cdktf/provider-aws/lib/lb-target-group").LbTargetGroup;
  readonly lbTargetGroupAttachmentAlb: typeof import("@cdktf/provider-aws/lib/lb-target-group-attachment").LbTargetGroupAttachment;
  readonly partition: typeof import("@cdktf/provider-aws/lib/data-aws-partition").DataAwsPartition;
  readonly s3BucketLifecycleConfigurationLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration").S3BucketLifecycleConfiguration;
  readonly s3BucketLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket").S3Bucket;
  readonly s3BucketOwnershipControlsLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-ownership-controls").S3BucketOwnershipControls;
  readonly s3BucketPolicyLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-policy").S3BucketPolicy;
  readonly s3BucketPublicAccessBlockLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-public-access-block").S3BucketPublicAccessBlock;
  readonly s3BucketServerSideEncryptionConfigurationLogs: typeof import("@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration").S3BucketServerSideEncryptionConfigurationA;
  readonly securityGroup: typeof import("@cdktf/provider-aws/lib/security-group").SecurityGroup;
  readonly vpcSecurityGroupEgressRule: typeof import("@cdktf/provider-aws/lib/vpc-security-group-egress-rule").VpcSecurityGroupEgressRule;
  readonly vpcSecurityGroupIngressRule: typeof import("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule").VpcSecurityGroupIngressRule;
}

/** Fixed public addresses for an application, for partners that let only such through: an internet-facing Network Load Balancer with one Elastic IP in each zone, made here or brought along, that no change of the load balancer gives back. */
export interface StaticIpProps<TargetGroup extends string = string> extends BlockProps<StaticIpResources> {
  /**
   * The load balancer's or accelerator's name: once in a region and account. A change replaces it.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: a name that does not begin with "internal-", which AWS keeps for its own.
   */
  readonly name: Input<string>;
  /**
   * The way from the addresses to the targets. nlb-nginx: a Network Load Balancer, behind it tasks that route for themselves; nlb-alb: the same load balancer in front of an Application Load Balancer; global-accelerator: AWS Global Accelerator in front of it. See the table below.
   * Allowed: one of "nlb-nginx", "nlb-alb", "global-accelerator".
   * @default "nlb-nginx"
   */
  readonly topology?: Input<"nlb-nginx" | "nlb-alb" | "global-accelerator">;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * The network that it stands in: the `ref` of `Network`, or such an object.
   * Allowed: each range once.
   */
  readonly network: Input<NetworkReference>;
  /**
   * The public tier of `network` whose subnets the Network Load Balancer stands in.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default "public"
   */
  readonly tier?: Input<string>;
  /**
   * Zones of the tier that it stands in; default: all. Each has one address.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Its clients' addresses. IPv6 addresses are not fixed ones of yours: they come from the subnets.
   * Allowed: one of "ipv4", "dualstack".
   * @default "ipv4"
   */
  readonly ipAddressType?: Input<"ipv4" | "dualstack">;
  /**
   * Elastic IPs of yours, by zone. Zones that are not named get one from AWS.
   * @default {}
   */
  readonly addresses?: Input<Readonly<Record<string, StaticIpAddress>>>;
  /**
   * Whether Terraform refuses to give addresses back (prevent_destroy). A change of it is a move in the state: see below.
   * @default true
   */
  readonly protectAddresses?: Input<boolean>;
  /**
   * Zones that keep their address while nothing stands there: taken out of `zones`, or during a stay with global-accelerator.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   * @default []
   */
  readonly retainedZones?: Input<readonly Input<string>[]>;
  /**
   * Security groups of yours in place of the one that the block makes. AWS lets none be added to a Network Load Balancer that was made without: so it always has one.
   * Allowed: at most 5 groups.
   * @default []
   */
  readonly securityGroups?: Input<readonly SecurityGroupReference[]>;
  /**
   * The targets' security groups: the block's own group lets nothing out but to these, at the target groups' ports. Default: the network's ranges.
   * @default []
   */
  readonly targetSecurityGroups?: Input<readonly SecurityGroupReference[]>;
  /**
   * Ports that clients connect to, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: 1 to 50 listeners.
   */
  readonly listeners: Input<Readonly<Record<string, StaticIpListener>>>;
  /**
   * Who changes where listeners and rules send requests. pipeline: Terraform makes them with the actions given, and leaves alone the weights and target groups that a deployer sets after that. A switch is a move in the state: see the section on who moves traffic.
   * Allowed: one of "terraform", "pipeline".
   * @default "terraform"
   */
  readonly actionOwner?: Input<"terraform" | "pipeline">;
  /**
   * Any text; a change says that the listeners' and rules' move to other addresses has been declared. In TypeScript no move is needed.
   * Allowed: up to 128 ASCII letters, digits and . _ : / + = @ -.
   * @default ""
   */
  readonly listenersMoved?: Input<string>;
  /**
   * Target groups of nlb-nginx by names of your choice: tasks register with them.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly targetGroups?: Input<{ readonly [K in TargetGroup]?: StaticIpTargetGroup }>;
  /**
   * How targets of nlb-nginx learn the client's address. preserved: connections come from it (client IP preservation); proxy_protocol: a header of proxy protocol version 2 begins each connection, health checks too. The output `staticIp` hands the choice on, so that both sides agree.
   * Allowed: one of "preserved", "proxy_protocol".
   * @default "preserved"
   */
  readonly clientAddress?: Input<"preserved" | "proxy_protocol">;
  /** The Application Load Balancer of nlb-alb, of the same VPC and account, or of global-accelerator: the `ref` of `LoadBalancer`. It may stand by with nlb-nginx. */
  readonly loadBalancer?: Input<LoadBalancerReference | null>;
  /**
   * How nlb-alb finds out whether the Application Load Balancer answers.
   * Allowed: a timeoutSeconds below the intervalSeconds.
   * @default {}
   */
  readonly albHealthCheck?: Input<StaticIpAlbHealthCheck>;
  /**
   * Whether an address reaches the targets of all zones. Without, a zone whose targets are gone has an address that nobody answers at.
   * @default true
   */
  readonly crossZone?: Input<boolean>;
  /**
   * Which addresses clients inside AWS are given (dns_record_client_routing_policy).
   * Allowed: one of "any_availability_zone", "availability_zone_affinity", "partial_availability_zone_affinity".
   * @default "any_availability_zone"
   */
  readonly dnsRouting?: Input<"any_availability_zone" | "availability_zone_affinity" | "partial_availability_zone_affinity">;
  /**
   * Whether the security groups' inbound rules hold for AWS PrivateLink too (enforce_security_group_inbound_rules_on_private_link_traffic).
   * @default true
   */
  readonly privateLinkRules?: Input<boolean>;
  /**
   * Whether Amazon Application Recovery Controller may shift it out of a zone (enable_zonal_shift).
   * @default false
   */
  readonly zonalShift?: Input<boolean>;
  /**
   * Whether AWS refuses to delete the load balancer; turn it off in an apply of its own before a destroy, and before a zone is taken away.
   * @default true
   */
  readonly deletionProtection?: Input<boolean>;
  /**
   * Logs in S3: of TLS connections, the only ones that a Network Load Balancer logs (Network Load Balancers guide: Access logs for your Network Load Balancer), and an accelerator's flow logs.
   * Allowed: bucket with the destination existing, and only with it.
   * Allowed: a prefix without AWSLogs, which AWS adds, and without a slash at either end.
   * @default {}
   */
  readonly accessLogs?: Input<StaticIpAccessLogs>;
}

/** An Elastic IP that is there already. */
export interface StaticIpAddress {
  /**
   * The Elastic IP's allocation id.
   * Allowed: an id that begins with "eipalloc-".
   */
  readonly allocationId: Input<string>;
}

/** A port that clients connect to. */
export interface StaticIpListener {
  /**
   * The port that clients connect to.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * tls: TLS ends here, with nlb-nginx; tcp: bytes pass as they come; udp, and tcp_udp for both on one port, such as DNS: with nlb-nginx and a target group that takes the same. Before an Application Load Balancer everything passes as it comes, since TLS ends there.
   * Allowed: one of "tcp", "tls", "udp", "tcp_udp".
   * @default "tcp"
   */
  readonly protocol?: Input<"tcp" | "tls" | "udp" | "tcp_udp">;
  /**
   * The key of `targetGroups` that connections go to, with nlb-nginx. Default: the listener's own key.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly targetGroup?: Input<string | null>;
  /**
   * The Application Load Balancer's port that connections go to, with nlb-alb and global-accelerator. Default: `port`.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly albPort?: Input<number | null>;
  /**
   * The default certificate of tls, for clients that name no other host (SNI).
   * Allowed: a certificate's ARN, such as "arn:aws:acm:region:123456789012:certificate/id".
   */
  readonly certificateArn?: Input<string | null>;
  /**
   * Further certificates of tls, chosen by the host's name (SNI), by names of your choice.
   * Each certificate: a certificate's ARN, such as "arn:aws:acm:region:123456789012:certificate/id".
   * @default {}
   */
  readonly additionalCertificateArns?: Input<Readonly<Record<string, string>>>;
  /**
   * TLS versions and ciphers of tls (Network Load Balancers guide: Security policies for your Network Load Balancer). Default: the one that AWS recommends, TLS 1.3 and 1.2 with forward secrecy and hybrid post-quantum key exchange.
   * Allowed: the name of a security policy of Elastic Load Balancing.
   * @default "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"
   */
  readonly sslPolicy?: Input<string>;
  /**
   * What tls agrees on by ALPN. Targets get the bytes as they are: HTTP/2 only if they take it without TLS.
   * Allowed: one of "HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None".
   * @default "HTTP1Only"
   */
  readonly alpnPolicy?: Input<"HTTP1Only" | "HTTP2Only" | "HTTP2Optional" | "HTTP2Preferred" | "None">;
  /**
   * Ranges that may connect, by the security group that the block makes. Default: the whole internet; a partner's ranges in its place close the port to others.
   * Each range: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   * @default ["0.0.0.0/0"]
   */
  readonly clients?: Input<readonly Input<string>[]>;
  /**
   * Further ranges that may connect, by names of your choice: for those that are known only after the apply, since a range of `clients` is part of its rule's address and a name here is in its place.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each range: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   * @default {}
   */
  readonly namedClients?: Input<Readonly<Record<string, string>>>;
  /**
   * Seconds without data after which a connection of tcp ends (Network Load Balancers guide: Update the TCP idle timeout). tls has 350, udp 120.
   * Allowed: a whole number from 60 to 6000 seconds.
   * @default 350
   */
  readonly idleTimeoutSeconds?: Input<number>;
}

/** Targets behind a port, replaced by a new group before the old one goes. */
export interface StaticIpTargetGroup {
  /**
   * The port of targets that do not name one themselves.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * What targets are spoken to by: tcp for listeners of tcp and tls, udp for those of udp, tcp_udp for those of tcp_udp, and of tcp or udp alone.
   * Allowed: one of "tcp", "udp", "tcp_udp".
   * @default "tcp"
   */
  readonly protocol?: Input<"tcp" | "udp" | "tcp_udp">;
  /**
   * What is registered: addresses, as ECS tasks in awsvpc mode are, or instances.
   * Allowed: one of "ip", "instance".
   * @default "ip"
   */
  readonly targetType?: Input<"ip" | "instance">;
  /**
   * How the targets' health is found out.
   * Allowed: a timeoutSeconds below the intervalSeconds.
   * Allowed: a path and a matcher with HTTP and HTTPS only.
   * @default {}
   */
  readonly healthCheck?: Input<StaticIpHealthCheck>;
  /**
   * Seconds that a leaving target has to finish its connections.
   * Allowed: a whole number from 0 to 3600 seconds.
   * @default 120
   */
  readonly deregistrationDelaySeconds?: Input<number>;
  /**
   * Whether connections still open after that are ended (Network Load Balancers guide: Edit target group attributes).
   * @default true
   */
  readonly connectionTermination?: Input<boolean>;
  /**
   * Whether connections of tcp to a target that turns unhealthy are ended at once.
   * @default true
   */
  readonly terminateUnhealthy?: Input<boolean>;
  /**
   * Whether a client's address stays with its target (source_ip).
   * @default false
   */
  readonly stickiness?: Input<boolean>;
}

/** How the targets' health is found out. */
export interface StaticIpHealthCheck {
  /**
   * How a target is asked; TCP: whether it takes a connection. There is no check by UDP: a target of udp answers one of these as well.
   * Allowed: one of "HTTP", "HTTPS", "TCP".
   * @default "HTTP"
   */
  readonly protocol?: Input<"HTTP" | "HTTPS" | "TCP">;
  /**
   * The path that HTTP and HTTPS ask for. Default: /healthz, which a service's nginx answers by itself; the path of its `readiness` asks the application too.
   * Allowed: up to 1024 visible ASCII characters, beginning with a slash.
   */
  readonly path?: Input<string | null>;
  /**
   * Status codes of a healthy target. Default: 200.
   * Allowed: status codes from 200 to 499 such as "200", "200-399" or "200,302".
   */
  readonly matcher?: Input<string | null>;
  /**
   * The port that is asked: a number, or traffic-port for the one that connections go to.
   * Allowed: a port from 1 to 65535, or "traffic-port".
   * @default "traffic-port"
   */
  readonly port?: Input<string>;
  /**
   * Seconds between two checks of a target.
   * Allowed: a whole number from 5 to 300 seconds.
   * @default 10
   */
  readonly intervalSeconds?: Input<number>;
  /**
   * Seconds after which a check has failed.
   * Allowed: a whole number from 2 to 120 seconds.
   * @default 5
   */
  readonly timeoutSeconds?: Input<number>;
  /**
   * Checks in a row that make a target healthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 3
   */
  readonly healthyThreshold?: Input<number>;
  /**
   * Failed checks in a row that make a target unhealthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 3
   */
  readonly unhealthyThreshold?: Input<number>;
}

/** How nlb-alb finds out whether the Application Load Balancer answers. */
export interface StaticIpAlbHealthCheck {
  /**
   * The path that is asked for.
   * Allowed: up to 1024 visible ASCII characters, beginning with a slash.
   * @default "/"
   */
  readonly path?: Input<string>;
  /**
   * Status codes of a healthy load balancer; by default whatever it can answer by itself.
   * Allowed: status codes from 200 to 499 such as "200", "200-399" or "200,302".
   * @default "200-499"
   */
  readonly matcher?: Input<string>;
  /**
   * Seconds between two checks of a target.
   * Allowed: a whole number from 5 to 300 seconds.
   * @default 10
   */
  readonly intervalSeconds?: Input<number>;
  /**
   * Seconds after which a check has failed.
   * Allowed: a whole number from 2 to 120 seconds.
   * @default 5
   */
  readonly timeoutSeconds?: Input<number>;
  /**
   * Checks in a row that make a target healthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 3
   */
  readonly healthyThreshold?: Input<number>;
  /**
   * Failed checks in a row that make a target unhealthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 3
   */
  readonly unhealthyThreshold?: Input<number>;
}

/** Logs in S3: of TLS connections, the only ones that a Network Load Balancer logs (Network Load Balancers guide: Access logs for your Network Load Balancer), and an accelerator's flow logs. */
export interface StaticIpAccessLogs {
  /**
   * own: a bucket that the block makes, where there is something to log; existing: `bucket`, whose policy lets the logs in already.
   * Allowed: one of "own", "existing", "none".
   * @default "own"
   */
  readonly destination?: Input<"own" | "existing" | "none">;
  /**
   * The existing bucket, in the load balancer's region.
   * Allowed: a bucket's name.
   */
  readonly bucket?: Input<string | null>;
  /**
   * The beginning of the logs' keys.
   * Allowed: 1 to 256 ASCII letters, digits and ! _ . * ' ( ) / -.
   */
  readonly prefix?: Input<string | null>;
  /**
   * Days that logs are kept in the own bucket.
   * Allowed: a whole number from 1 to 3653 days.
   * @default 365
   */
  readonly retentionDays?: Input<number>;
  /**
   * Whether the own bucket may be destroyed with logs in it.
   * @default false
   */
  readonly forceDestroy?: Input<boolean>;
}

