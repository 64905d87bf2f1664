// Generated from src/network/security-group/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A security group: the `ref` of `SecurityGroup`, or an object written by hand. */
export interface SecurityGroupReference {
  /** The group's id; may be known only after the apply. */
  readonly id: Input<string>;
  /**
   * A lasting label that is known when Terraform plans; part of the addresses of rules that name the group.
   * Allowed: 1 to 255 ASCII letters, digits, spaces and . _ - : / ( ) # , @ [ ] + = & ; { } ! $ *, without a space at either end.
   * Allowed: a name that does not begin with "sg-", which AWS keeps for ids.
   */
  readonly name: Input<string>;
  /** The group's ARN. */
  readonly arn?: Input<string | null>;
  /** The VPC that the group belongs to. */
  readonly vpcId?: Input<string | null>;
}

