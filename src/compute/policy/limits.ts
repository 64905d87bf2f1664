/** How long policies may be. IAM User Guide, "IAM and AWS STS quotas": IAM character limits; white space is not counted. */
import type { SizeLimit } from "../../core/contract";

export const MANAGED_POLICY = 6144;

/** All inline policies of one role together. */
export const INLINE_POLICIES = 10240;

/** A role's trust policy, where the account's quota has not been raised. */
export const TRUST_POLICY = 2048;

export const charactersUpTo = (most: SizeLimit["most"], remedy: string): SizeLimit => ({
  most,
  unit: "characters",
  remedy,
});
