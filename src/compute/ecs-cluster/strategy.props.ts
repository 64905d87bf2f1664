// Generated from src/compute/ecs-cluster/strategy.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A provider's part in a strategy. */
export interface EcsStrategyItem {
  /**
   * Share of the tasks beyond `base`, against the other providers' weights.
   * Allowed: a whole number from 0 to 1000.
   * @default 1
   */
  readonly weight?: Input<number>;
  /**
   * Tasks that run here before any weight counts.
   * Allowed: a whole number from 0 to 100000 tasks.
   * @default 0
   */
  readonly base?: Input<number>;
}

