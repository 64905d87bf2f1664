// Generated from src/compute/policy/statements.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A statement of a policy. */
export interface PolicyStatement {
  /**
   * Whether it allows or forbids.
   * Allowed: one of "Allow", "Deny".
   * @default "Allow"
   */
  readonly effect?: Input<"Allow" | "Deny">;
  /**
   * Actions, such as "s3:GetObject".
   * Allowed: a list of actions with their service, such as "s3:GetObject".
   */
  readonly actions: Input<readonly Input<string>[]>;
  /**
   * ARNs; * for actions that are on no resource.
   * Allowed: one resource at least.
   */
  readonly resources: Input<readonly Input<string>[]>;
  /**
   * Conditions by operator and key: `{ StringEquals = { "s3:prefix" = ["public/"] } }`.
   * @default {}
   */
  readonly conditions?: Input<Readonly<Record<string, Readonly<Record<string, readonly Input<string>[]>>>>>;
}

