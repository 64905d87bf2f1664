/** What blocks ask of the tier that they are to stand in. Of one that is not there only `tierExists` speaks. */
import type { CrossRule, Shape } from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { NetworkReferenceValue, TierReferenceValue } from "./reference";

/** Inputs of a block that stands in one tier of a network. */
export interface InTier {
  readonly network: Expr<NetworkReferenceValue>;
  readonly tier: Expr<string>;
}

export const hasTier = ({ network, tier }: InTier): Expr<boolean> => x.hasKey(network.tiers, tier);

/** For where it is known to be there. */
export const tierOf = ({ network, tier }: InTier): Expr<TierReferenceValue> => x.get(network.tiers, tier);

/** A test of the tier; it holds where there is none. */
export const inTier = (inputs: InTier, test: () => Expr<boolean>): Expr<boolean> =>
  x.when(hasTier(inputs), test, () => true);

export const kindOf = (inputs: InTier, otherwise = ""): Expr<string> =>
  x.when(
    hasTier(inputs),
    () => tierOf(inputs).kind,
    () => otherwise,
  );

export const zonesOfTier = (inputs: InTier): Expr<string[]> =>
  x.when(
    hasTier(inputs),
    () => x.keys(tierOf(inputs).subnets),
    () => [],
  );

/** Whether its routes lead to the internet: as the network says, else as its kind does. */
export const leadsOut = ({ internet, kind }: Expr<TierReferenceValue>): Expr<boolean> =>
  x.orElse(internet, () => x.ne(kind, "isolated"));

/** The rule; `refused` are tiers that the block's sample network has not. */
export const tierExists = <S extends Shape>(...refused: [string, ...string[]]): CrossRule<S> =>
  ({
    on: "tier",
    test: hasTier,
    message: ({ tier, network }: InTier) =>
      x.str`tier is ${x.jsonEncode(tier)}; allowed: of ${x.jsonEncode(x.keys(network.tiers))}, the network's tiers.`,
    refused: refused.map((tier) => ({ tier })),
  }) as unknown as CrossRule<S>;
