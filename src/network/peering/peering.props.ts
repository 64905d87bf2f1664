// Generated from src/network/peering/peering.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { NetworkReference } from "../network-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface PeeringResources {
  readonly routeAccepter: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeRequester: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly vpcPeeringConnection: typeof import("@cdktf/provider-aws/lib/vpc-peering-connection").VpcPeeringConnection;
  readonly vpcPeeringConnectionAccepter: typeof import("@cdktf/provider-aws/lib/vpc-peering-connection-accepter").VpcPeeringConnectionAccepterA;
  readonly vpcPeeringConnectionOptionsAccepter: typeof import("@cdktf/provider-aws/lib/vpc-peering-connection-options").VpcPeeringConnectionOptions;
  readonly vpcPeeringConnectionOptionsRequester: typeof import("@cdktf/provider-aws/lib/vpc-peering-connection-options").VpcPeeringConnectionOptions;
}

/** A VPC peering connection between two networks, also across accounts and regions: requested, accepted, with names resolved to private addresses and routes on both sides. */
export interface PeeringProps extends BlockProps<PeeringResources> {
  /**
   * The connection's name: its Name tag.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /**
   * The network that asks for the connection, of the default provider.
   * Allowed: each range once.
   */
  readonly requester: Input<NetworkReference>;
  /**
   * The network that accepts it, of the provider `aws.accepter`.
   * Allowed: each range once.
   */
  readonly accepter: Input<NetworkReference>;
  /** Tiers of the requester whose route tables lead to the accepter; default: the private and the isolated ones. Empty: none. */
  readonly requesterTiers?: Input<readonly Input<string>[] | null>;
  /** Tiers of the accepter whose route tables lead to the requester; default: the private and the isolated ones. Empty: none. */
  readonly accepterTiers?: Input<readonly Input<string>[] | null>;
  /** Whether IPv6 ranges are routed too; default: where both networks have one. Say it where the networks are made in the same apply: their ranges are not known when Terraform plans. */
  readonly ipv6?: Input<boolean | null>;
  /**
   * Whether public DNS names of instances resolve to private addresses from the other side (Amazon VPC Peering Guide: DNS resolution).
   * @default true
   */
  readonly dnsResolution?: Input<boolean>;
  /**
   * The accepter's region, where it is another one.
   * Allowed: a region's name, such as "ap-northeast-2".
   */
  readonly peerRegion?: Input<string | null>;
  /**
   * The accepter's account, where it is another one.
   * Allowed: an account's id of 12 digits, such as "123456789012".
   */
  readonly peerOwnerId?: Input<string | null>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
}

