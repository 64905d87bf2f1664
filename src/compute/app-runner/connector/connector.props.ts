// Generated from src/compute/app-runner/connector/connector.ts by `npm run modules`. Do not edit.
import type { Input } from "../../../core/expressions";
import type { BlockProps } from "../../../core/inner-resources";
import type { NetworkReference } from "../../../network/network-reference.props";
import type { SecurityGroupReference } from "../../../network/security-group/security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface AppRunnerConnectorResources {
  readonly apprunnerVpcConnector: typeof import("@cdktf/provider-aws/lib/apprunner-vpc-connector").ApprunnerVpcConnector;
  readonly securityGroup: typeof import("@cdktf/provider-aws/lib/security-group").SecurityGroup;
  readonly vpcSecurityGroupEgressRule: typeof import("@cdktf/provider-aws/lib/vpc-security-group-egress-rule").VpcSecurityGroupEgressRule;
  readonly vpcSecurityGroupIngressRule: typeof import("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule").VpcSecurityGroupIngressRule;
}

/** The way of App Runner services into a VPC, shared by many services: one private subnet in each zone, a security group of its own that only lets out, and the matching inbound rule on what services call. */
export interface AppRunnerConnectorProps extends BlockProps<AppRunnerConnectorResources> {
  /**
   * The beginning of the connector's name; a hyphen and eight digits of what it holds follow. A connector never changes: with other subnets or groups a new one is made before the old one goes, and App Runner has one connector of a name.
   * Allowed: 4 to 31 ASCII letters, digits, hyphens and underscores, beginning with a letter or digit.
   */
  readonly name: Input<string>;
  /** The network that services reach into. */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of `network` that the connector's network interfaces stand in: private or isolated, never public.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * The zones of the tier that the connector stands in, one subnet each. Default: all of them. Leave out what App Runner does not support.
   * Allowed: one zone at least.
   * Allowed: each zone once.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /** Whether the tier's routes lead to the internet. Default: as the network says, else as its kind does: private: yes, by NAT; isolated: no. */
  readonly internet?: Input<boolean | null>;
  /**
   * Security groups of the connector, of the network's VPC, whose outbound rules are yours. Default: a group of its own.
   * Allowed: at most 5 groups.
   * @default []
   */
  readonly securityGroups?: Input<readonly SecurityGroupReference[]>;
  /**
   * What services call in the VPC, by name. Each gets its inbound rule here, by reference.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly targets?: Input<Readonly<Record<string, AppRunnerTarget>>>;
  /**
   * What the connector's own group lets out beside `targets`, by name. Default: HTTPS to everywhere, by NAT or endpoints; an empty map: nothing else.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {"https":{"port":443,"ranges":["0.0.0.0/0"]}}
   */
  readonly outbound?: Input<Readonly<Record<string, AppRunnerOutbound>>>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** Something in the VPC that services call: it gets the inbound rule, the connector the outbound one. */
export interface AppRunnerTarget {
  /** The group of what is called: a database's, a cache's. */
  readonly securityGroup: Input<SecurityGroupReference>;
  /**
   * The TCP port that it listens on.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
}

/** Further addresses that services may call. */
export interface AppRunnerOutbound {
  /**
   * The TCP port.
   * Allowed: a whole number from 1 to 65535.
   */
  readonly port: Input<number>;
  /**
   * IPv4 ranges that are called: a connector carries IPv4 alone.
   * Allowed: each range once.
   * Each range: an IPv4 range with a prefix length from 0 to 32 and no host bits set, such as "10.0.0.0/16".
   * @default []
   */
  readonly ranges?: Input<readonly Input<string>[]>;
  /**
   * Further ranges by names of your choice: for those that are known only after the apply, since a range of `ranges` is part of its rule's address and a name here is in its place.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Each range: an IPv4 range with a prefix length from 0 to 32 and no host bits set, such as "10.0.0.0/16".
   * @default {}
   */
  readonly namedRanges?: Input<Readonly<Record<string, string>>>;
  /**
   * Why: the description of its rules.
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   */
  readonly description?: Input<string | null>;
}

