// Generated from src/network/network.ts by `npm run modules`. Do not edit.
import type { Input } from "../core/expressions";
import type { BlockProps } from "../core/inner-resources";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface NetworkResources {
  readonly available: typeof import("@cdktf/provider-aws/lib/data-aws-availability-zones").DataAwsAvailabilityZones;
  readonly cloudwatchLogGroupFlowLogs: typeof import("@cdktf/provider-aws/lib/cloudwatch-log-group").CloudwatchLogGroup;
  readonly defaultNetworkAcl: typeof import("@cdktf/provider-aws/lib/default-network-acl").DefaultNetworkAcl;
  readonly defaultRouteTable: typeof import("@cdktf/provider-aws/lib/default-route-table").DefaultRouteTable;
  readonly defaultSecurityGroup: typeof import("@cdktf/provider-aws/lib/default-security-group").DefaultSecurityGroup;
  readonly egressOnlyInternetGateway: typeof import("@cdktf/provider-aws/lib/egress-only-internet-gateway").EgressOnlyInternetGateway;
  readonly eipNat: typeof import("@cdktf/provider-aws/lib/eip").Eip;
  readonly flowLog: typeof import("@cdktf/provider-aws/lib/flow-log").FlowLog;
  readonly iamRoleFlowLogs: typeof import("@cdktf/provider-aws/lib/iam-role").IamRole;
  readonly iamRolePolicyFlowLogs: typeof import("@cdktf/provider-aws/lib/iam-role-policy").IamRolePolicy;
  readonly internetGateway: typeof import("@cdktf/provider-aws/lib/internet-gateway").InternetGateway;
  readonly natGateway: typeof import("@cdktf/provider-aws/lib/nat-gateway").NatGateway;
  readonly natGatewayRegional: typeof import("@cdktf/provider-aws/lib/nat-gateway").NatGateway;
  readonly networkAcl: typeof import("@cdktf/provider-aws/lib/network-acl").NetworkAcl;
  readonly route: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeEgressOnlyIpv6: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeInternet: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeInternetIpv6: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeNat: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeNat64: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeTable: typeof import("@cdktf/provider-aws/lib/route-table").RouteTable;
  readonly routeTableAssociation: typeof import("@cdktf/provider-aws/lib/route-table-association").RouteTableAssociation;
  readonly subnet: typeof import("@cdktf/provider-aws/lib/subnet").Subnet;
  readonly vpc: typeof import("@cdktf/provider-aws/lib/vpc").Vpc;
  readonly vpcBlockPublicAccessExclusion: typeof import("@cdktf/provider-aws/lib/vpc-block-public-access-exclusion").VpcBlockPublicAccessExclusion;
  readonly vpcBlockPublicAccessOptions: typeof import("@cdktf/provider-aws/lib/vpc-block-public-access-options").VpcBlockPublicAccessOptions;
  readonly vpcDhcpOptions: typeof import("@cdktf/provider-aws/lib/vpc-dhcp-options").VpcDhcpOptions;
  readonly vpcDhcpOptionsAssociation: typeof import("@cdktf/provider-aws/lib/vpc-dhcp-options-association").VpcDhcpOptionsAssociation;
  readonly vpcIpv4CidrBlockAssociation: typeof import("@cdktf/provider-aws/lib/vpc-ipv4-cidr-block-association").VpcIpv4CidrBlockAssociation;
  readonly vpnGateway: typeof import("@cdktf/provider-aws/lib/vpn-gateway").VpnGateway;
  readonly vpnGatewayRoutePropagation: typeof import("@cdktf/provider-aws/lib/vpn-gateway-route-propagation").VpnGatewayRoutePropagation;
}

/** A VPC with free-named tiers over several zones: subnets laid out by slots, so that adding a zone or a tier moves nothing; internet and NAT gateways, routes, network ACLs, flow logs, DHCP options, a VPN gateway. */
export interface NetworkProps<Tier extends string = string, Zone extends string = string> extends BlockProps<NetworkResources> {
  /**
   * The network's name: its Name tag, and the beginning of the names of what belongs to it.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * Primary IPv4 range (AWS: "VPC CIDR blocks"). Required unless `ipam` allocates one.
   * Allowed: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as "10.0.0.0/16".
   * Allowed: a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses.
   */
  readonly cidr?: Input<string | null>;
  /** Takes the primary range from an IPAM pool. */
  readonly ipam?: Input<NetworkIpam | null>;
  /**
   * Further IPv4 ranges by name; a tier lies in one by `range`. They are of 100.64.0.0/10, publicly routable, or of the same private block as `cidr` (AWS: "IPv4 CIDR block association restrictions"). A VPC has 5 ranges in all; AWS raises that to 50.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: at most 49 ranges: the most that AWS raises its quota to beside the primary one.
   * Each range: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as "10.0.0.0/16".
   * Each range: a range outside of 169.254.0.0/16, which AWS keeps for link-local addresses.
   * @default {}
   */
  readonly secondaryCidrs?: Input<Readonly<Record<string, string>>>;
  /**
   * Whether the VPC gets an Amazon-provided IPv6 range (/56) and every subnet a /64 of it.
   * @default false
   */
  readonly ipv6?: Input<boolean>;
  /**
   * Whether the VPC's resolver answers; endpoints with private DNS need it.
   * @default true
   */
  readonly dnsSupport?: Input<boolean>;
  /**
   * Whether instances get DNS names; endpoints with private DNS need it.
   * @default true
   */
  readonly dnsHostnames?: Input<boolean>;
  /**
   * Whether CloudWatch gets Network Address Usage metrics of the VPC (AWS: "Network Address Usage for your VPC"); CloudWatch charges for them.
   * @default false
   */
  readonly addressUsageMetrics?: Input<boolean>;
  /**
   * Tenancy of instances; dedicated costs more.
   * Allowed: one of "default", "dedicated".
   * @default "default"
   */
  readonly instanceTenancy?: Input<"default" | "dedicated">;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * The zones, by name; either this or `zoneCount`. Their order has no meaning.
   * Allowed: at least one zone.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<Zone>[] | null>;
  /**
   * How many of the region's zones, the first by name; either this or `zones`.
   * Allowed: a whole number from 1 to 6.
   */
  readonly zoneCount?: Input<number | null>;
  /**
   * Places of zones in a tier, by zone; default: by the zone's letter, a is 0. Needed where two zones share a letter (Local Zones).
   * Each slot: a whole number from 0 to 15.
   * @default {}
   */
  readonly zoneSlots?: Input<Readonly<Record<string, number>>>;
  /**
   * For how many zones each tier keeps room. Changing it later moves every subnet.
   * Allowed: one of 1, 2, 4, 8, 16.
   * @default 8
   */
  readonly reservedZones?: Input<number>;
  /**
   * The tiers, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {"public":{"kind":"public","slot":0},"private":{"kind":"private","slot":1},"isolated":{"kind":"isolated","slot":2}}
   */
  readonly tiers?: Input<{ readonly [K in Tier]?: NetworkTier }>;
  /**
   * For how many tiers of the default size the range has room. Changing it later moves every subnet without a `prefixLength`.
   * Allowed: one of 1, 2, 4, 8, 16, 32.
   * @default 8
   */
  readonly reservedTiers?: Input<number>;
  /**
   * VPC Block Public Access (AWS: "Block public access to VPCs and subnets").
   * @default {}
   */
  readonly blockPublicAccess?: Input<NetworkBlockPublicAccess>;
  /**
   * NAT gateways for the private tiers.
   * @default {}
   */
  readonly nat?: Input<NetworkNat>;
  /** A virtual private gateway for VPN and Direct Connect. */
  readonly vpnGateway?: Input<NetworkVpnGateway | null>;
  /**
   * Further routes by name: to peering connections, transit gateways, the virtual private gateway, firewall endpoints.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly routes?: Input<Readonly<Record<string, NetworkRoute>>>;
  /**
   * Flow logs of the VPC.
   * Allowed: bucketArn with the destination s3, and only with it.
   * Allowed: fileFormat, hiveCompatiblePartitions and perHourPartition with the destination s3 alone.
   * @default {}
   */
  readonly flowLogs?: Input<NetworkFlowLogs>;
  /**
   * DHCP options.
   * Allowed: at least one setting.
   */
  readonly dhcp?: Input<NetworkDhcp | null>;
}

/** Takes the primary range from an IPAM pool. */
export interface NetworkIpam {
  /**
   * The IPAM pool that the primary range is taken from.
   * Allowed: an id that begins with "ipam-pool-".
   */
  readonly poolId: Input<string>;
  /**
   * Prefix length of the range.
   * Allowed: a whole number from 16 to 28.
   */
  readonly netmaskLength: Input<number>;
}

/** One tier: a subnet in every zone, with route tables of its own. */
export interface NetworkTier {
  /**
   * public: routes to the internet gateway. private: reaches the internet through NAT, where `nat` has it. isolated: no way out.
   * Allowed: one of "public", "private", "isolated".
   */
  readonly kind: Input<"public" | "private" | "isolated">;
  /**
   * The tier's place in its range, counted in blocks of `reservedZones` subnets of its size. It never changes, so adding a tier moves no other. Needed unless `cidrs` names every zone's range.
   * Allowed: a whole number from 0 to 4095.
   */
  readonly slot?: Input<number | null>;
  /**
   * Size of the tier's subnets. Default: the range divided by `reservedTiers` and `reservedZones`, /22 of a /16.
   * Allowed: a whole number from 16 to 28.
   */
  readonly prefixLength?: Input<number | null>;
  /**
   * The secondary range, by its key in `secondaryCidrs`, that the tier lies in; default: the primary range.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly range?: Input<string | null>;
  /**
   * Ranges by zone that are chosen by hand, in place of the slot's.
   * Each range: an IPv4 range with a prefix length from 16 to 28 and no host bits set, such as "10.0.0.0/16".
   * @default {}
   */
  readonly cidrs?: Input<Readonly<Record<string, string>>>;
  /**
   * The tier's place in the IPv6 range; default: `slot`.
   * Allowed: a whole number from 0 to 255.
   */
  readonly ipv6Slot?: Input<number | null>;
  /**
   * Whether instances get public addresses by themselves; public tiers only. Load balancers and NAT gateways do without.
   * @default false
   */
  readonly mapPublicIps?: Input<boolean>;
  /**
   * Whether the tier's tables get the usual way out of its kind. false: it is left to somebody else, such as Gateway Load Balancer endpoints in front of a firewall.
   * @default true
   */
  readonly defaultRoute?: Input<boolean>;
  /**
   * Whether the VPC's resolver gives names with IPv4 addresses alone an IPv6 one, which the tier's tables send through NAT: for what speaks IPv6 only.
   * @default false
   */
  readonly dns64?: Input<boolean>;
  /**
   * Whether its subnets have IPv6 addresses alone. Nitro instances and tasks of ECS can stand there; load balancers, databases and interface endpoints with IPv4 cannot, and no block takes the tier by name: their subnets are in `subnetIds`. With `dns64` it reaches what speaks IPv4 alone. A change replaces the subnets.
   * @default false
   */
  readonly ipv6Only?: Input<boolean>;
  /**
   * The tier's network ACL, in both directions, replies included. Default: everything passes, security groups decide.
   * @default {"ingress":{"all-ipv4":{"number":100,"protocol":"all","cidr":"0.0.0.0/0"},"all-ipv6":{"number":101,"protocol":"all","cidr":"::/0"}},"egress":{"all-ipv4":{"number":100,"protocol":"all","cidr":"0.0.0.0/0"},"all-ipv6":{"number":101,"protocol":"all","cidr":"::/0"}}}
   */
  readonly acl?: Input<NetworkAcl>;
  /**
   * Tags for the tier's subnets and route tables.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** The tier's network ACL, in both directions, replies included. Default: everything passes, security groups decide. */
export interface NetworkAcl {
  /**
   * Rules for packets into the tier, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: each number once.
   * @default {}
   */
  readonly ingress?: Input<Readonly<Record<string, NetworkAclRule>>>;
  /**
   * Rules for packets out of the tier, by name.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: each number once.
   * @default {}
   */
  readonly egress?: Input<Readonly<Record<string, NetworkAclRule>>>;
  /**
   * First port that clients use for their end of a connection (AWS: "Ephemeral ports"); Linux alone: 32768.
   * Allowed: a whole number from 1024 to 65535.
   * @default 1024
   */
  readonly ephemeralFrom?: Input<number>;
}

/** A network ACL rule. */
export interface NetworkAclRule {
  /**
   * Rules are tried from the lowest number on; the first that fits decides.
   * Allowed: a whole number from 1 to 32766.
   */
  readonly number: Input<number>;
  /**
   * What happens to a packet that the rule fits.
   * Allowed: one of "allow", "deny".
   * @default "allow"
   */
  readonly action?: Input<"allow" | "deny">;
  /**
   * The protocol; only tcp and udp have ports.
   * Allowed: tcp, udp, icmp, icmpv6, all or the number of another protocol (IANA; 0 to 142 but 57, 253 and 254), such as "47" for GRE.
   * Allowed: tcp, udp, icmp and icmpv6 by their names, which have ports or types.
   * @default "tcp"
   */
  readonly protocol?: Input<string>;
  /**
   * First destination port, of tcp and udp.
   * Allowed: a whole number from 0 to 65535.
   * @default 0
   */
  readonly fromPort?: Input<number>;
  /**
   * Last destination port, of tcp and udp.
   * Allowed: a whole number from 0 to 65535.
   * @default 65535
   */
  readonly toPort?: Input<number>;
  /**
   * Where packets come from (ingress) or go to (egress).
   * Allowed: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   */
  readonly cidr: Input<string>;
  /**
   * ICMP type; -1: all.
   * Allowed: a whole number from -1 to 255.
   * @default -1
   */
  readonly icmpType?: Input<number>;
  /**
   * ICMP code; -1: all.
   * Allowed: a whole number from -1 to 255.
   * @default -1
   */
  readonly icmpCode?: Input<number>;
}

/** VPC Block Public Access (AWS: "Block public access to VPCs and subnets"). */
export interface NetworkBlockPublicAccess {
  /**
   * Sets VPC Block Public Access for the whole account in this region; leave it out unless this network is to own that setting.
   * Allowed: one of "off", "block-ingress", "block-bidirectional".
   */
  readonly regionMode?: Input<"off" | "block-ingress" | "block-bidirectional" | null>;
  /**
   * Excludes this VPC from the account's Block Public Access.
   * Allowed: one of "allow-egress", "allow-bidirectional".
   */
  readonly exclusion?: Input<"allow-egress" | "allow-bidirectional" | null>;
}

/** NAT gateways for the private tiers. */
export interface NetworkNat {
  /**
   * none: private tiers have no way out by IPv4. single: one gateway, cheaper, its zone's failure cuts all off. per_zone: one in each. regional: one gateway in no subnet, which AWS extends to every zone with a network interface, and which has its own addresses unless `allocationIds` says which and where.
   * Allowed: one of "none", "single", "per_zone", "regional".
   * "regional": from AWS provider 6.24 on.
   * @default "none"
   */
  readonly mode?: Input<"none" | "single" | "per_zone" | "regional">;
  /**
   * The zone of the single gateway. Required with zones by name, so that no change of `zones` moves it; with `zoneCount` the first zone.
   * Allowed: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zone?: Input<string | null>;
  /**
   * The public tier that the gateways stand in. Required where there are several, so that no tier that is added moves them.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier?: Input<string | null>;
  /**
   * Existing Elastic IP allocations by zone, in place of new ones; they are never released.
   * Each allocation: an id that begins with "eipalloc-".
   * @default {}
   */
  readonly allocationIds?: Input<Readonly<Record<string, string>>>;
}

/** A virtual private gateway for VPN and Direct Connect. */
export interface NetworkVpnGateway {
  /**
   * The gateway's private ASN, from 64512 to 65534 or from 4200000000 to 4294967294; default: AWS chooses 64512.
   * Allowed: a whole number from 64512 to 4294967294.
   * Allowed: a private ASN: 64512 to 65534, or 4200000000 to 4294967294.
   */
  readonly amazonSideAsn?: Input<number | null>;
  /**
   * Tiers whose route tables take the routes that the gateway learns.
   * Each tier: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default []
   */
  readonly propagateTo?: Input<readonly Input<string>[]>;
}

/** A further route of some tiers. */
export interface NetworkRoute {
  /**
   * The tiers whose route tables get the route.
   * Allowed: at least one tier.
   * Each tier: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tiers: Input<readonly Input<string>[]>;
  /**
   * The IPv4 or IPv6 range that the route is for.
   * Allowed: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   */
  readonly destination?: Input<string | null>;
  /**
   * The prefix list that the route is for.
   * Allowed: an id that begins with "pl-".
   */
  readonly prefixListId?: Input<string | null>;
  /**
   * Where a route leads.
   * Allowed: exactly one target.
   */
  readonly target: Input<NetworkRouteTarget>;
}

/** Where a route leads. */
export interface NetworkRouteTarget {
  /**
   * A VPC peering connection.
   * Allowed: an id that begins with "pcx-".
   */
  readonly peeringConnectionId?: Input<string | null>;
  /**
   * A transit gateway that the VPC is attached to.
   * Allowed: an id that begins with "tgw-".
   */
  readonly transitGatewayId?: Input<string | null>;
  /**
   * The network's own virtual private gateway (`vpnGateway`).
   * @default false
   */
  readonly virtualPrivateGateway?: Input<boolean>;
  /**
   * Gateway Load Balancer or Network Firewall endpoints by zone; each zone's table leads to its own.
   * Each endpoint: an id that begins with "vpce-".
   * @default {}
   */
  readonly endpointIds?: Input<Readonly<Record<string, string>>>;
}

/** Flow logs of the VPC. */
export interface NetworkFlowLogs {
  /**
   * Where flow logs go.
   * Allowed: one of "none", "cloudwatch", "s3".
   * @default "cloudwatch"
   */
  readonly destination?: Input<"none" | "cloudwatch" | "s3">;
  /**
   * Which traffic is logged.
   * Allowed: one of "ALL", "ACCEPT", "REJECT".
   * @default "ALL"
   */
  readonly trafficType?: Input<"ALL" | "ACCEPT" | "REJECT">;
  /**
   * How long packets of a flow are gathered into one record.
   * Allowed: one of 60, 600 seconds.
   * @default 600
   */
  readonly aggregationSeconds?: Input<number>;
  /**
   * What a record holds, in this order, by the names of AWS's page "Flow log records"; a change replaces the flow log. Default: the fields of version 2.
   * Allowed: one field at least.
   * Each field: a field's name of lower-case letters, digits and hyphens alone.
   * @default ["version","account-id","interface-id","srcaddr","dstaddr","srcport","dstport","protocol","packets","bytes","start","end","action","log-status"]
   */
  readonly fields?: Input<readonly Input<string>[]>;
  /**
   * How long CloudWatch Logs keeps records.
   * Allowed: one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days.
   * @default 365
   */
  readonly retentionDays?: Input<number>;
  /**
   * Key that encrypts the log group; its policy must let CloudWatch Logs use it. Default: the service's own key.
   * Allowed: a KMS key's ARN, such as "arn:aws:kms:region:123456789012:resource".
   */
  readonly kmsKeyArn?: Input<string | null>;
  /**
   * The bucket for destination s3, with an optional key prefix.
   * Allowed: a bucket's ARN, such as "arn:aws:s3:region:123456789012:resource".
   */
  readonly bucketArn?: Input<string | null>;
  /**
   * How files in the bucket are written: text, or Apache Parquet, which is queried quicker.
   * Allowed: one of "plain-text", "parquet".
   * @default "plain-text"
   */
  readonly fileFormat?: Input<"plain-text" | "parquet">;
  /**
   * Whether prefixes in the bucket are names and values (year=2026/month=11), as Hive and Athena take them.
   * @default false
   */
  readonly hiveCompatiblePartitions?: Input<boolean>;
  /**
   * Whether the bucket has a prefix per hour, not per day.
   * @default false
   */
  readonly perHourPartition?: Input<boolean>;
}

/** DHCP options. */
export interface NetworkDhcp {
  /**
   * The domain that instances complete names with.
   * Allowed: a domain name in lower case without a final dot, such as "api.example.com".
   */
  readonly domainName?: Input<string | null>;
  /**
   * DNS servers, up to 4 of each IP version; empty: the VPC's resolver.
   * Allowed: at most 4 servers of an IP version.
   * Each server: an IP address or AmazonProvidedDNS.
   * @default []
   */
  readonly domainNameServers?: Input<readonly Input<string>[]>;
  /**
   * Time servers by address, up to 4 of each IP version; empty: the Amazon Time Sync Service.
   * Allowed: at most 4 servers of an IP version.
   * Each server: an IP address.
   * @default []
   */
  readonly ntpServers?: Input<readonly Input<string>[]>;
}

