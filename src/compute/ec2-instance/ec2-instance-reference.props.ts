// Generated from src/compute/ec2-instance/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A server: the `ref` of `Ec2Instance`, or an object written by hand. */
export interface Ec2InstanceReference {
  /** The server's name. */
  readonly name: Input<string>;
  /** The instance's id; another one when the server is replaced. */
  readonly instanceId: Input<string>;
  /** Its private IPv4 address. */
  readonly privateIp: Input<string>;
  /** Its public IPv4 address; null without one. */
  readonly publicIp?: Input<string | null>;
  /** Name of the role that its applications have, to attach policies to. */
  readonly roleName: Input<string>;
  /** ARN of that role. */
  readonly roleArn: Input<string>;
}

