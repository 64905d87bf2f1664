// Generated from src/compute/ec2-fleet/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A fleet: the `ref` of `Ec2Fleet`, or an object written by hand. */
export interface Ec2FleetReference {
  /** The fleet's name. */
  readonly name: Input<string>;
  /** The Auto Scaling group's name. */
  readonly autoScalingGroupName: Input<string>;
  /** The Auto Scaling group's ARN. */
  readonly autoScalingGroupArn: Input<string>;
  /** The name of the instances' role. */
  readonly roleName: Input<string>;
  /** The role's ARN. */
  readonly roleArn: Input<string>;
  /** Ids of the instances' security groups. */
  readonly securityGroupIds: Input<readonly Input<string>[]>;
}

