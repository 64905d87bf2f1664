// Generated from src/access/roles/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A role for people, as `AccessRoles` gives it by name. */
export interface AccessRoleReference {
  /** The role's name. */
  readonly name: Input<string>;
  /** The role's ARN, for `roleArn` of a profile and for resource policies. */
  readonly arn: Input<string>;
  /** developer or operator. */
  readonly kind: Input<string>;
}

