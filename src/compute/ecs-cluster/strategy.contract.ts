/** A capacity provider strategy: how tasks spread over providers. */
import { type Infer, integer, mapOf, shape } from "../../core/contract";
import {
  type Expr,
  gt,
  hasKey,
  isEmpty,
  items,
  jsonEncode,
  keys,
  le,
  length,
  listEach,
  listFrom,
  not,
  or,
  str,
} from "../../core/expressions";

/** The providers that AWS has of its own. */
export const FARGATE_PROVIDERS = ["FARGATE", "FARGATE_SPOT"] as const;

/** Amazon ECS API Reference: CreateCluster, defaultCapacityProviderStrategy. */
const MOST_PROVIDERS = 20;

/** Shared by the cluster and its services. */
const STRATEGY_FILE = "compute/ecs-cluster/strategy.props";

export const strategyItem = shape(
  "EcsStrategyItem",
  {
    weight: integer({ min: 0, max: 1000 })
      .describe("Share of the tasks beyond `base`, against the other providers' weights.")
      .default(1),
    base: integer({ min: 0, max: 100000 }, "tasks")
      .describe("Tasks that run here before any weight counts.")
      .default(0),
  },
  STRATEGY_FILE,
).describe("A provider's part in a strategy.");

export type StrategyItem = Infer<typeof strategyItem>;
type Strategy = Readonly<Record<string, StrategyItem>>;

const withBase = (strategy: Expr<Strategy>) =>
  listFrom<StrategyItem, string>(strategy, ["provider", "item"], (provider, { base }) => ({
    value: provider,
    when: gt(base, 0),
  }));

const weighted = (strategy: Expr<Strategy>) =>
  listFrom<StrategyItem, string>(strategy, ["provider", "item"], (provider, { weight }) => ({
    value: provider,
    when: gt(weight, 0),
  }));

const fargateIn = (strategy: Expr<Strategy>) =>
  listEach<string, string>(items<string>([...FARGATE_PROVIDERS]), ["provider"], (provider) => ({
    value: provider,
    when: hasKey(strategy, provider),
  }));

const TOO_MANY = Object.fromEntries(
  Array.from({ length: MOST_PROVIDERS + 1 }, (_, index) => [`p${index}`, {}]),
);

export const defaultStrategy = mapOf(strategyItem, "item")
  .rule({
    test: (strategy) => le(length(strategy), MOST_PROVIDERS),
    got: (strategy) => str`a strategy of ${length(strategy)} providers`,
    allowed: `at most ${MOST_PROVIDERS} providers`,
    refused: [TOO_MANY],
  })
  .rule({
    test: (strategy) => le(length(withBase(strategy)), 1),
    got: (strategy) => str`a strategy with a base on ${jsonEncode(withBase(strategy))}`,
    allowed: "a base on one provider at most",
    refused: [{ FARGATE: { base: 1 }, FARGATE_SPOT: { base: 1 } }],
  })
  .rule({
    test: (strategy) => or(isEmpty(strategy), not(isEmpty(weighted(strategy)))),
    got: (strategy) => str`a strategy of ${jsonEncode(keys(strategy))} without any weight`,
    allowed: "a weight above 0 on one provider at least",
    refused: [{ FARGATE: { weight: 0 } }, { FARGATE: { weight: 0, base: 1 }, FARGATE_SPOT: { weight: 0 } }],
  })
  .rule({
    test: (strategy) => or(isEmpty(fargateIn(strategy)), le(length(strategy), length(fargateIn(strategy)))),
    got: (strategy) => str`a strategy of ${jsonEncode(keys(strategy))}`,
    allowed: "either Fargate or EC2 providers, not both",
    refused: [
      { FARGATE: {}, general: {} },
      { FARGATE_SPOT: {}, general: {} },
    ],
  })
  .example({ FARGATE: { weight: 1, base: 1 }, FARGATE_SPOT: { weight: 3 } });
