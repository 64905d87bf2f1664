/** Whether a tier reaches the internet, for those who stand in it. */
import { and, type Expr, eq, ne, or, when } from "../core/expressions";
import type { NetworkInputs, Tier } from "./network.inputs";

/** Null where the tier's way out is left to somebody else. */
export const reachesInternet = (tier: Expr<Tier>, { nat }: NetworkInputs): Expr<boolean | null> =>
  when<boolean | null>(
    tier.defaultRoute,
    () =>
      or(
        eq<string>(tier.kind, "public"),
        and(eq<string>(tier.kind, "private"), ne<string>(nat.mode, "none")),
      ),
    () => null,
  );
