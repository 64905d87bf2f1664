/** Whether a tier reaches the internet, for those who stand in it. */
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import type { NetworkInputs, Tier } from "./network.inputs";

/** Null where the tier's way out is left to somebody else. */
export const reachesInternet = (tier: Expr<Tier>, { nat }: NetworkInputs): Expr<boolean | null> =>
  x.when(
    tier.defaultRoute,
    () => x.or(x.eq(tier.kind, "public"), x.and(x.eq(tier.kind, "private"), x.ne(nat.mode, "none"))),
    () => null,
  );
