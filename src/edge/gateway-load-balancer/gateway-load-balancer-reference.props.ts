// Generated from src/edge/gateway-load-balancer/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A Gateway Load Balancer: the `ref` of `GatewayLoadBalancer`, or an object written by hand. */
export interface GatewayLoadBalancerReference {
  /** The load balancer's ARN, for an endpoint service. Whoever uses it waits for the listener. */
  readonly arn: Input<string>;
  /** The part of the ARN that CloudWatch takes. */
  readonly arnSuffix: Input<string>;
  /** The load balancer's name. */
  readonly name: Input<string>;
  /** The appliances' target group, for an Auto Scaling group. */
  readonly targetGroupArn: Input<string>;
  /** The zones that it stands in. */
  readonly zones: Input<readonly Input<string>[]>;
  /** Ranges that packets and health checks come to the appliances from: those of its subnets. */
  readonly cidrBlocks: Input<readonly Input<string>[]>;
  /** The port where health checks come. */
  readonly healthCheckPort: Input<number>;
}

