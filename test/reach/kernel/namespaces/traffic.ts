/** What a rule is about, in nft's words. */
import type { Traffic } from "../topology";

export const traffic = (about: Traffic): string =>
  about.protocol === "all" ? "" : `${about.protocol} dport ${about.from}-${about.to}`;
