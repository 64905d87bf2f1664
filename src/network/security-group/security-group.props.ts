// Generated from src/network/security-group/security-group.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { NetworkReference } from "../network-reference.props";
import type { SecurityGroupReference } from "./security-group-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface SecurityGroupResources {
  readonly securityGroup: typeof import("@cdktf/provider-aws/lib/security-group").SecurityGroup;
  readonly vpcSecurityGroupEgressRule: typeof import("@cdktf/provider-aws/lib/vpc-security-group-egress-rule").VpcSecurityGroupEgressRule;
  readonly vpcSecurityGroupIngressRule: typeof import("@cdktf/provider-aws/lib/vpc-security-group-ingress-rule").VpcSecurityGroupIngressRule;
}

/** A security group whose rules are resources of their own, each at an address that says what it allows: adding, removing or reordering one changes no other. */
export interface SecurityGroupProps extends BlockProps<SecurityGroupResources> {
  /**
   * The group's name: its Name tag, its label in other groups' rules, and the beginning of its name at AWS.
   * Allowed: 1 to 228 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   * Allowed: a name that does not begin with "sg-", which AWS keeps for ids.
   */
  readonly name: Input<string>;
  /**
   * What the group is for (Amazon EC2 API Reference: CreateSecurityGroup). A change makes a new group.
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   */
  readonly description: Input<string>;
  /** The network whose VPC the group belongs to: the `ref` of `Network`, or such an object. */
  readonly network: Input<NetworkReference>;
  /**
   * What may come in. Replies need no rule. Their order has no meaning; each rule's key follows from what it says.
   * Allowed: one rule of a name, which is no other rule's key either.
   * Allowed: one rule for a protocol, its ports and a peer.
   * @default []
   */
  readonly ingress?: Input<readonly SecurityGroupIngressRule[]>;
  /**
   * What may leave; nothing where empty, unlike AWS's own default. Replies need no rule.
   * Allowed: one rule of a name, which is no other rule's key either.
   * Allowed: one rule for a protocol, its ports and a peer.
   * @default []
   */
  readonly egress?: Input<readonly SecurityGroupEgressRule[]>;
  /**
   * Most rules of a direction and IP version (Amazon VPC User Guide: quotas; 60 unless the account's was raised).
   * Allowed: a whole number from 1 to 1000.
   * @default 60
   */
  readonly ruleQuota?: Input<number>;
  /**
   * Whether the group's name at AWS is `name` as it stands, without a suffix. A change that makes a new group then needs a new name too, since the old group is there until nothing uses it.
   * @default false
   */
  readonly exactName?: Input<boolean>;
  /**
   * Whether all rules of the group are revoked before it is deleted: for services that add rules of their own, such as EMR.
   * @default false
   */
  readonly revokeRulesOnDelete?: Input<boolean>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

/** A rule for what may come in. */
export interface SecurityGroupIngressRule {
  /**
   * The rule's key, in place of one that follows from what it says: for a `cidr`, or a label of its peer, that is known only after the apply. A rule that is there keeps its address by its present key as `name`.
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   */
  readonly name?: Input<string | null>;
  /**
   * Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference: IpRange).
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   */
  readonly description: Input<string>;
  /**
   * The protocol; `all` has no ports.
   * Allowed: one of "tcp", "udp", "icmp", "icmpv6", "all".
   * @default "tcp"
   */
  readonly protocol?: Input<"tcp" | "udp" | "icmp" | "icmpv6" | "all">;
  /**
   * First destination port, of tcp and udp; needed there.
   * Allowed: a whole number from 0 to 65535.
   */
  readonly fromPort?: Input<number | null>;
  /**
   * Last destination port; default: `fromPort`.
   * Allowed: a whole number from 0 to 65535.
   */
  readonly toPort?: Input<number | null>;
  /**
   * ICMP type (IANA: ICMP Parameters); default: all.
   * Allowed: a whole number from 0 to 255.
   */
  readonly icmpType?: Input<number | null>;
  /**
   * ICMP code; default: all of the type.
   * Allowed: a whole number from 0 to 255.
   */
  readonly icmpCode?: Input<number | null>;
  /**
   * Peer: an IPv4 or IPv6 range.
   * Allowed: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   */
  readonly cidr?: Input<string | null>;
  /** Peer: a security group, of this VPC or of a peered one in the region. */
  readonly group?: Input<SecurityGroupReference | null>;
  /** Peer: a prefix list, such as a gateway endpoint's. */
  readonly prefixList?: Input<SecurityGroupPrefixList | null>;
  /**
   * Peer: whatever has this group.
   * @default false
   */
  readonly self?: Input<boolean>;
  /**
   * Lets a rule admit the whole internet (0.0.0.0/0 or ::/0).
   * @default false
   */
  readonly public?: Input<boolean>;
}

/** Peer: a prefix list, such as a gateway endpoint's. */
export interface SecurityGroupPrefixList {
  /** The prefix list's id; may be known only after the apply. */
  readonly id: Input<string>;
  /**
   * A lasting label that is known when Terraform plans; part of the rule's address.
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   * Allowed: a name that does not begin with "sg-", which AWS keeps for ids.
   */
  readonly name: Input<string>;
}

/** A rule for what may leave. */
export interface SecurityGroupEgressRule {
  /**
   * The rule's key, in place of one that follows from what it says: for a `cidr`, or a label of its peer, that is known only after the apply. A rule that is there keeps its address by its present key as `name`.
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   */
  readonly name?: Input<string | null>;
  /**
   * Why the rule is there; AWS shows it beside the rule (Amazon EC2 API Reference: IpRange).
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   */
  readonly description: Input<string>;
  /**
   * The protocol; `all` has no ports.
   * Allowed: one of "tcp", "udp", "icmp", "icmpv6", "all".
   * @default "tcp"
   */
  readonly protocol?: Input<"tcp" | "udp" | "icmp" | "icmpv6" | "all">;
  /**
   * First destination port, of tcp and udp; needed there.
   * Allowed: a whole number from 0 to 65535.
   */
  readonly fromPort?: Input<number | null>;
  /**
   * Last destination port; default: `fromPort`.
   * Allowed: a whole number from 0 to 65535.
   */
  readonly toPort?: Input<number | null>;
  /**
   * ICMP type (IANA: ICMP Parameters); default: all.
   * Allowed: a whole number from 0 to 255.
   */
  readonly icmpType?: Input<number | null>;
  /**
   * ICMP code; default: all of the type.
   * Allowed: a whole number from 0 to 255.
   */
  readonly icmpCode?: Input<number | null>;
  /**
   * Peer: an IPv4 or IPv6 range.
   * Allowed: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   */
  readonly cidr?: Input<string | null>;
  /** Peer: a security group, of this VPC or of a peered one in the region. */
  readonly group?: Input<SecurityGroupReference | null>;
  /** Peer: a prefix list, such as a gateway endpoint's. */
  readonly prefixList?: Input<SecurityGroupPrefixList | null>;
  /**
   * Peer: whatever has this group.
   * @default false
   */
  readonly self?: Input<boolean>;
}

