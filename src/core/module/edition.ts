/**
 * The editions of the modules: the common one, which AWS provider 5.100 and 6 take, and that for provider 6, which has what only
 * provider 6 does. Where a block has nothing of it, its module is the same in both.
 */
import { sinceIn } from "../contract/later";
import { COMMON, forProvider } from "../contract/provider";
import type { BlockDefinition } from "./block";

export type Edition = "common" | "6";

export const inEdition = <T>({ contract }: BlockDefinition, edition: Edition = "common", make: () => T): T =>
  forProvider(edition === "common" ? COMMON : (sinceIn(contract.everyInput).at(-1) ?? COMMON), make);
