// Generated from src/edge/gateway-load-balancer/endpoints/gateway-endpoints.ts by `npm run modules`. Do not edit.
import type { Input } from "../../../core/expressions";
import type { BlockProps } from "../../../core/inner-resources";
import type { NetworkReference } from "../../../network/network-reference.props";

/** What the block may make, for `transform`, `resource` and `instance`. */
export interface GatewayEndpointsResources {
  readonly route: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeIngress: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeIngressIpv6: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeReturn: typeof import("@cdktf/provider-aws/lib/route").Route;
  readonly routeTableAssociationIngress: typeof import("@cdktf/provider-aws/lib/route-table-association").RouteTableAssociation;
  readonly routeTableIngress: typeof import("@cdktf/provider-aws/lib/route-table").RouteTable;
  readonly vpcEndpoint: typeof import("@cdktf/provider-aws/lib/vpc-endpoint").VpcEndpoint;
}

/** The consumer's side of a Gateway Load Balancer: an endpoint in each zone of a network, the routes that lead protected subnets' packets through the appliances, and those that lead the answers back the same way. */
export interface GatewayEndpointsProps extends BlockProps<GatewayEndpointsResources> {
  /** The network whose packets are inspected: the `ref` of `Network`, or such an object. */
  readonly network: Input<NetworkReference>;
  /**
   * The tier whose subnets hold the endpoints, one in a zone, and nothing else: inspected packets leave by its route tables.
   * Allowed: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly tier: Input<string>;
  /**
   * Zones of the tier that get an endpoint; default: all.
   * Each zone: a zone's name, such as "ap-northeast-2a" (not its id, and not the region).
   */
  readonly zones?: Input<readonly Input<string>[] | null>;
  /**
   * The beginning of the names of what belongs to the block.
   * Allowed: 1 to 32 ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly name: Input<string>;
  /** The endpoint service of the Gateway Load Balancer: the `ref` of `EndpointService`, or its name. */
  readonly service: Input<GatewayEndpointService>;
  /**
   * Whether the endpoints' requests are accepted here; where the service is of the same account and wants acceptance.
   * @default false
   */
  readonly accept?: Input<boolean>;
  /**
   * Which packets the endpoints take; default: IPv4. dualstack where the load balancer is.
   * Allowed: one of "ipv4", "dualstack".
   */
  readonly ipAddressType?: Input<"ipv4" | "dualstack" | null>;
  /**
   * Tags for every resource of the block, over the provider's default tags.
   * Allowed: at most 50 tags, keys of 1 to 128 letters, digits, spaces and _ . : / = + - @, not beginning with "aws:".
   * Each tag: up to 256 letters, digits, spaces and _ . : / = + - @.
   * @default {}
   */
  readonly tags?: Input<Readonly<Record<string, string>>>;
  /**
   * Tiers whose route tables lead to the endpoint of their own zone, for `destinations`. Tiers of `Network` have `defaultRoute = false`.
   * Allowed: one tier at least.
   * Each tier: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   */
  readonly protectedTiers: Input<readonly Input<string>[]>;
  /**
   * Tiers behind the endpoints that answer protected tiers, such as the NAT gateways': their tables lead to each protected subnet through the endpoint of its zone.
   * Each tier: 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * @default []
   */
  readonly returnTiers?: Input<readonly Input<string>[]>;
  /**
   * Ranges that protected tiers reach through the endpoints, by names of your choice.
   * Allowed: keys of 1 to 32 lower-case ASCII letters, digits and hyphens, beginning with a letter and not ending with a hyphen.
   * Allowed: one range at least.
   * Each range: an IPv4 or IPv6 range without host bits, such as "10.0.0.0/16" or "::/0".
   * @default {"internet":"0.0.0.0/0"}
   */
  readonly destinations?: Input<Readonly<Record<string, string>>>;
  /** Sends what the internet gateway brings for protected subnets through the endpoint of their zone, by a route table of the gateway's own. */
  readonly ingress?: Input<GatewayEndpointIngress | null>;
}

/** The endpoint service of the Gateway Load Balancer: the `ref` of `EndpointService`, or its name. */
export interface GatewayEndpointService {
  /**
   * The service's whole name, as its provider tells it.
   * Allowed: the whole name of an endpoint service, such as "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0123456789abcdef0".
   */
  readonly serviceName: Input<string>;
  /**
   * Zones where the service is; empty: not known. Another account may have other names for the same zones.
   * @default []
   */
  readonly zones?: Input<readonly Input<string>[]>;
  /** The service's id; not needed. */
  readonly id?: Input<string | null>;
  /** Gateway Load Balancer endpoints have no names; not used. */
  readonly privateDnsName?: Input<string | null>;
}

/** Sends what the internet gateway brings for protected subnets through the endpoint of their zone, by a route table of the gateway's own. */
export interface GatewayEndpointIngress {
  /**
   * The network's internet gateway: its output `internetGatewayId`.
   * Allowed: an id that begins with "igw-".
   */
  readonly internetGatewayId: Input<string>;
}

