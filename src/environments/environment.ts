/** What differs between environments, and nothing else: everything that is not here is the same in all of them. */
import type { StateBackend } from "../core/stack/stack";
import type { NetworkNat } from "../network/network.props";

export interface Environment {
  /** Part of every stack's name: `three-tier-dev`. */
  readonly name: string;
  readonly region: string;
  readonly zones: readonly [string, ...string[]];
  /** The environment's own range; no other environment's may overlap it, so that they can be peered one day. */
  readonly cidr: string;
  readonly nat: NetworkNat;
  /** How long CloudWatch Logs keeps flow logs, in days. */
  readonly flowLogRetentionDays: number;
  /** Accounts that the environment may be applied to; default: any. */
  readonly allowedAccountIds?: readonly string[];
  /** Default: local state, a file per stack. */
  readonly backend?: StateBackend;
}
