// Generated from src/edge/load-balancer/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** An Application Load Balancer: the `ref` of `LoadBalancer`, or an object written by hand. */
export interface LoadBalancerReference {
  /** The load balancer's ARN. */
  readonly arn: Input<string>;
  /** The part of the ARN that CloudWatch and scaling policies take. */
  readonly arnSuffix: Input<string>;
  /** The load balancer's name. */
  readonly name: Input<string>;
  /** Its own DNS name. */
  readonly dnsName: Input<string>;
  /** The hosted zone of that name, for alias records. */
  readonly zoneId: Input<string>;
  /** The VPC that it stands in. */
  readonly vpcId?: Input<string | null>;
  /**
   * Whether it has private addresses only.
   * @default true
   */
  readonly internal?: Input<boolean>;
  /**
   * Its security groups.
   * @default []
   */
  readonly securityGroups?: Input<readonly SecurityGroupReference[]>;
  /**
   * Its listeners, by key; `http-redirect` is its own.
   * @default {}
   */
  readonly listeners?: Input<Readonly<Record<string, ListenerReference>>>;
  /**
   * Its target groups, by key.
   * @default {}
   */
  readonly targetGroups?: Input<Readonly<Record<string, TargetGroupReference>>>;
}

/** One listener of a load balancer. */
export interface ListenerReference {
  /** The listener's ARN. */
  readonly arn: Input<string>;
  /** Its port. */
  readonly port: Input<number>;
  /** Its protocol. */
  readonly protocol: Input<string>;
}

/** One target group of a load balancer. */
export interface TargetGroupReference {
  /** The target group's ARN. */
  readonly arn: Input<string>;
  /** The part of the ARN that CloudWatch and scaling policies take. */
  readonly arnSuffix: Input<string>;
  /** The target group's name; a replaced group has another. */
  readonly name: Input<string>;
  /** The port of targets that do not name one themselves. */
  readonly port: Input<number>;
  /** The protocol towards the targets. */
  readonly protocol: Input<string>;
  /** The same part of the load balancer's ARN. */
  readonly loadBalancerArnSuffix: Input<string>;
  /** Listeners and rules that forward to the group. ECS takes no group without: whoever uses them waits for them. */
  readonly listenerArns: Input<readonly Input<string>[]>;
}

