// Generated from src/edge/static-ip/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";
import type { TargetGroupReference } from "../load-balancer/load-balancer-reference.props";
import type { SecurityGroupReference } from "../../network/security-group/security-group-reference.props";

/** A fixed address: the `ref` of `StaticIp`, or an object written by hand. */
export interface StaticIpReference {
  /** The name of what has the addresses. */
  readonly name: Input<string>;
  /**
   * The way from the addresses to the targets.
   * Allowed: one of "nlb-nginx", "nlb-alb", "global-accelerator".
   */
  readonly topology: Input<"nlb-nginx" | "nlb-alb" | "global-accelerator">;
  /** The ARN of the Network Load Balancer, or of the accelerator. */
  readonly arn: Input<string>;
  /** The part of the Network Load Balancer's ARN that CloudWatch takes; null for an accelerator. */
  readonly arnSuffix?: Input<string | null>;
  /** Its own DNS name. */
  readonly dnsName: Input<string>;
  /** The hosted zone of that name, for alias records. */
  readonly zoneId: Input<string>;
  /**
   * The fixed IPv4 addresses, by zone; an accelerator's by `first` and `second`.
   * @default {}
   */
  readonly addresses?: Input<Readonly<Record<string, string>>>;
  /**
   * Where targets find the client's address, in the words of a service's `nginx.clientAddress`.
   * Allowed: one of "preserved", "proxy_protocol", "forwarded".
   */
  readonly clientAddress: Input<"preserved" | "proxy_protocol" | "forwarded">;
  /**
   * The groups that targets are reached from, for them to admit: the Network Load Balancer's, or the Application Load Balancer's where there is one.
   * @default []
   */
  readonly securityGroups?: Input<readonly SecurityGroupReference[]>;
  /**
   * The Network Load Balancer's groups, for an Application Load Balancer behind it to admit; empty for an accelerator.
   * @default []
   */
  readonly frontSecurityGroups?: Input<readonly SecurityGroupReference[]>;
  /**
   * The target groups that services register with, by key; behind an Application Load Balancer its own ones.
   * @default {}
   */
  readonly targetGroups?: Input<Readonly<Record<string, TargetGroupReference>>>;
}

