/** A capacity provider strategy: how tasks spread over providers. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

/** The providers that AWS has of its own. */
export const FARGATE_PROVIDERS = ["FARGATE", "FARGATE_SPOT"] as const;

/** Amazon ECS API Reference: CreateCluster, defaultCapacityProviderStrategy. */
const MOST_PROVIDERS = 20;

/** Shared by the cluster and its services. */
const STRATEGY_FILE = "compute/ecs-cluster/strategy.props";

export const strategyItem = t
  .shape(
    "EcsStrategyItem",
    {
      weight: t
        .integer({ min: 0, max: 1000 })
        .describe("Share of the tasks beyond `base`, against the other providers' weights.")
        .default(1),
      base: t
        .integer({ min: 0, max: 100000 }, "tasks")
        .describe("Tasks that run here before any weight counts.")
        .default(0),
    },
    STRATEGY_FILE,
  )
  .describe("A provider's part in a strategy.");

type StrategyItem = t.Infer<typeof strategyItem>;

type Strategy = Readonly<Record<string, StrategyItem>>;

const withBase = (strategy: Expr<Strategy>) =>
  x.keysWhere(strategy, ["provider", "item"], (_, { base }) => x.gt(base, 0));

const weighted = (strategy: Expr<Strategy>) =>
  x.keysWhere(strategy, ["provider", "item"], (_, { weight }) => x.gt(weight, 0));

const fargateIn = (strategy: Expr<Strategy>) =>
  x.itemsWhere(x.items(FARGATE_PROVIDERS), "provider", (provider) => x.hasKey(strategy, provider));

export const defaultStrategy = t
  .mapOf(strategyItem, "item")
  .length({ max: MOST_PROVIDERS, of: "provider" })
  .rule({
    test: (strategy) => x.le(x.length(withBase(strategy)), 1),
    got: (strategy) => x.str`a strategy with a base on ${x.shownTexts(withBase(strategy))}`,
    allowed: "a base on one provider at most",
    refused: [{ FARGATE: { base: 1 }, FARGATE_SPOT: { base: 1 } }],
  })
  .rule({
    test: (strategy) => x.or(x.isEmpty(strategy), x.not(x.isEmpty(weighted(strategy)))),
    got: (strategy) => x.str`a strategy of ${x.shownTexts(x.keys(strategy))} without any weight`,
    allowed: "a weight above 0 on one provider at least",
    refused: [{ FARGATE: { weight: 0 } }, { FARGATE: { weight: 0, base: 1 }, FARGATE_SPOT: { weight: 0 } }],
  })
  .rule({
    test: (strategy) =>
      x.or(x.isEmpty(fargateIn(strategy)), x.le(x.length(strategy), x.length(fargateIn(strategy)))),
    got: (strategy) => x.str`a strategy of ${x.shownTexts(x.keys(strategy))}`,
    allowed: "either Fargate or EC2 providers, not both",
    refused: [
      { FARGATE: {}, general: {} },
      { FARGATE_SPOT: {}, general: {} },
    ],
  })
  .example({ FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 3 } });

/** One provider of a strategy, as AWS takes it. */
export interface StrategyPart {
  readonly provider: string;
  readonly weight: number;
  readonly base: number;
}

/** The part of a provider by its key: what was given for it, or the defaults. */
export const strategyPart = (
  given: Expr<Strategy | null>,
  names: Expr<Record<string, string>>,
  key: Expr<string>,
): Expr<StrategyPart> =>
  x.object({
    provider: x.get(names, key),
    weight: x.attempt(() => x.get(x.nonNull(given), key).weight, 1),
    base: x.attempt(() => x.get(x.nonNull(given), key).base, 0),
  });
