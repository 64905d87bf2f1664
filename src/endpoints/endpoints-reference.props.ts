// Generated from src/endpoints/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../core/expressions";

/** Endpoints: the `ref` of `Endpoints`, or an object written by hand. */
export interface EndpointsReference {
  /** The VPC's id. */
  readonly vpcId: Input<string>;
  /** The region that the endpoints serve. */
  readonly region: Input<string>;
  /**
   * Interface endpoints by the service's short name.
   * @default {}
   */
  readonly interfaces?: Input<Readonly<Record<string, InterfaceEndpointReference>>>;
  /**
   * Endpoints of other services, by the names that they were given.
   * @default {}
   */
  readonly services?: Input<Readonly<Record<string, InterfaceEndpointReference>>>;
  /**
   * Gateway endpoints: s3, dynamodb.
   * @default {}
   */
  readonly gateways?: Input<Readonly<Record<string, GatewayEndpointReference>>>;
  /** The group of the interface endpoints, for clients' egress rules; null where each has its own. */
  readonly securityGroupId?: Input<string | null>;
}

/** An interface endpoint. */
export interface InterfaceEndpointReference {
  /** The endpoint's id, for `aws:SourceVpce`. */
  readonly id: Input<string>;
  /** The zones where it has an address. */
  readonly zones: Input<readonly Input<string>[]>;
}

/** A gateway endpoint. */
export interface GatewayEndpointReference {
  /** The endpoint's id, for `aws:SourceVpce` in policies of buckets and tables. */
  readonly id: Input<string>;
  /** The service's prefix list, for security groups' egress rules. */
  readonly prefixListId?: Input<string | null>;
  /** The tiers whose route tables lead to it. */
  readonly tiers: Input<readonly Input<string>[]>;
}

