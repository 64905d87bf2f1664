/** How long policies may be. IAM User Guide, "IAM and AWS STS quotas": IAM character limits; white space is not counted. */
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";

export const MANAGED_POLICY = 6144;

/** All inline policies of one role together. */
export const INLINE_POLICIES = 10240;

/** A role's trust policy, where the account's quota has not been raised. */
export const TRUST_POLICY = 2048;

export const charactersUpTo = (most: t.SizeLimit["most"], remedy: string): t.SizeLimit => ({
  most,
  unit: "characters",
  remedy,
});

/** The characters of the policy that the statements make. */
export const charactersOf = (statements: In<readonly unknown[]>): Expr<number> =>
  t.policyCharacters(policyDocument(statements));
