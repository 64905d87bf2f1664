// Generated from src/edge/gateway-load-balancer/gateway-load-balancer.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { BlockProps } from "../../core/inner-resources";
import type { NetworkReference } from "../../network/network-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface GatewayLoadBalancerResources {
  readonly lb: typeof import("@cdktf/provider-aws/lib/lb").Lb;
  readonly lbListener: typeof import("@cdktf/provider-aws/lib/lb-listener").LbListener;
  readonly lbTargetGroup: typeof import("@cdktf/provider-aws/lib/lb-target-group").LbTargetGroup;
  readonly lbTargetGroupAttachment: typeof import("@cdktf/provider-aws/lib/lb-target-group-attachment").LbTargetGroupAttachment;
}

/** A Gateway Load Balancer in front of virtual appliances: firewalls, intrusion detection, inspection. */
export interface GatewayLoadBalancerProps extends BlockProps<GatewayLoadBalancerResources> {
  /**
   * The load balancer's name: once in a region and account. A change replaces it.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: a name that does not begin with "internal-", which AWS keeps for its own.
   */
  readonly name: Input<string>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /** The network of the appliances: the `ref` of `Network`, or such an object. */
  readonly network: Input<NetworkReference>;
  /**
   * The tier of `network` whose subnets it stands in: that of the appliances.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * Zones of the tier that it stands in; default: all. A zone cannot be taken away later.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * Which packets it takes: IPv4, or both.
   * Allowed: one of "ipv4", "dualstack".
   * @default "ipv4"
   */
  readonly ipAddressType?: Input<"ipv4" | "dualstack">;
  /**
   * Whether packets of one zone go to appliances of every zone; data between zones is charged (enable_cross_zone_load_balancing). Off, a zone without a healthy appliance drops its packets.
   * @default false
   */
  readonly crossZone?: Input<boolean>;
  /**
   * Whether AWS refuses to delete it; turn it off in an apply of its own before a destroy.
   * @default true
   */
  readonly deletionProtection?: Input<boolean>;
  /**
   * The appliances' target group: GENEVE on port 6081.
   * @default {}
   */
  readonly targetGroup?: Input<GatewayTargetGroup>;
  /**
   * Appliances by names of your choice. None where an Auto Scaling group registers its instances with `targetGroupArn`.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default {}
   */
  readonly targets?: Input<Readonly<Record<string, GatewayTarget>>>;
}

/** The appliances' target group: GENEVE on port 6081. */
export interface GatewayTargetGroup {
  /**
   * What is registered: instances, or addresses. A change makes a new group.
   * Allowed: one of "instance", "ip".
   * @default "instance"
   */
  readonly targetType?: Input<"instance" | "ip">;
  /**
   * How the appliances' health is found out.
   * Allowed: a timeoutSeconds below the intervalSeconds.
   * Allowed: a path and a matcher with HTTP or HTTPS only.
   * @default {}
   */
  readonly healthCheck?: Input<GatewayHealthCheck>;
  /**
   * Seconds that a leaving appliance stays draining.
   * Allowed: a whole number from 0 to 3600 seconds.
   * @default 300
   */
  readonly deregistrationDelaySeconds?: Input<number>;
  /**
   * What makes a flow, and so which packets reach one appliance: both addresses, both ports and the protocol; both addresses and the protocol; both addresses. A change needs existing flows drained (flow stickiness).
   * Allowed: one of "5_tuple", "source_ip_dest_ip_proto", "source_ip_dest_ip".
   * @default "5_tuple"
   */
  readonly flow?: Input<"5_tuple" | "source_ip_dest_ip_proto" | "source_ip_dest_ip">;
  /**
   * What becomes of the flows of an appliance that leaves or is unhealthy: they move to a healthy one, or stay and are lost if it is gone (target_failover).
   * Allowed: one of "rebalance", "no_rebalance".
   * @default "rebalance"
   */
  readonly failover?: Input<"rebalance" | "no_rebalance">;
}

/** How the appliances' health is found out. */
export interface GatewayHealthCheck {
  /**
   * How an appliance is asked; GENEVE itself cannot be.
   * Allowed: one of "TCP", "HTTP", "HTTPS".
   * @default "TCP"
   */
  readonly protocol?: Input<"TCP" | "HTTP" | "HTTPS">;
  /**
   * The port that is asked.
   * Allowed: a whole number from 1 to 65535.
   * @default 80
   */
  readonly port?: Input<number>;
  /**
   * The path that is asked for; with HTTP and HTTPS only. Default: /.
   * Allowed: up to 1024 visible ASCII characters, beginning with a slash.
   */
  readonly path?: Input<string | null>;
  /**
   * Status codes of a healthy appliance; with HTTP and HTTPS only. Default: 200-399.
   * Allowed: status codes from 200 to 399, such as "200-399".
   */
  readonly matcher?: Input<string | null>;
  /**
   * Seconds between two checks of an appliance.
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
   * Checks in a row that make an appliance healthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 5
   */
  readonly healthyThreshold?: Input<number>;
  /**
   * Failed checks in a row that make an appliance unhealthy.
   * Allowed: a whole number from 2 to 10 checks.
   * @default 2
   */
  readonly unhealthyThreshold?: Input<number>;
}

/** An appliance. */
export interface GatewayTarget {
  /**
   * The instance; with the targetType instance.
   * Allowed: an instance's id.
   */
  readonly instanceId?: Input<string | null>;
  /**
   * The address; with the targetType ip.
   * Allowed: an IPv4 address.
   * Allowed: a private address (RFC 1918, RFC 6598); public ones cannot be targets.
   */
  readonly address?: Input<string | null>;
  /**
   * Whether the address is of no subnet of the VPC; its zone is then all of them.
   * @default false
   */
  readonly outsideVpc?: Input<boolean>;
}

