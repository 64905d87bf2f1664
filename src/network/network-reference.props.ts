// Generated from src/network/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../core/expressions";

/** A network: the `ref` of `Network`, or an object written by hand for an existing VPC. */
export interface NetworkReference {
  /** The VPC's id. */
  readonly vpcId: Input<string>;
  /** The VPC's IPv4 ranges, the primary one first. */
  readonly cidrBlocks: Input<readonly Input<string>[]>;
  /** The VPC's IPv6 range. */
  readonly ipv6CidrBlock?: Input<string | null>;
  /** The network's tiers, by name. */
  readonly tiers: Input<Readonly<Record<string, TierReference>>>;
  /**
   * A network's DNS settings.
   * @default {}
   */
  readonly dns?: Input<DnsReference>;
}

/** One tier of a network: a subnet in every zone. */
export interface TierReference {
  /**
   * Whether its subnets reach the internet directly, through NAT, or not at all.
   * Allowed: one of "public", "private", "isolated".
   */
  readonly kind: Input<"public" | "private" | "isolated">;
  /** Whether they do reach it; default: as the kind says. A private tier without NAT does not. */
  readonly internet?: Input<boolean | null>;
  /** The tier's subnets, by zone. */
  readonly subnets: Input<Readonly<Record<string, SubnetReference>>>;
}

/** One subnet of a network. */
export interface SubnetReference {
  /** The subnet's id. */
  readonly id: Input<string>;
  /** The subnet's IPv4 range. */
  readonly cidrBlock: Input<string>;
  /** The subnet's IPv6 range. */
  readonly ipv6CidrBlock?: Input<string | null>;
  /** The route table of the subnet. */
  readonly routeTableId?: Input<string | null>;
}

/** A network's DNS settings. */
export interface DnsReference {
  /**
   * Whether the VPC's own resolver answers (enable_dns_support).
   * @default true
   */
  readonly support?: Input<boolean>;
  /**
   * Whether instances get DNS names (enable_dns_hostnames).
   * @default true
   */
  readonly hostnames?: Input<boolean>;
  /**
   * DNS servers set by DHCP options in place of the VPC's resolver; empty: the VPC's resolver.
   * @default []
   */
  readonly servers?: Input<readonly Input<string>[]>;
}

