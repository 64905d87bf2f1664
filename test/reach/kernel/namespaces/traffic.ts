/** What a rule is about, in nft's words. */
import type { Traffic } from "../topology";

/** What a VPC's router writes into IPv6 packets that an internet gateway let in. */
export const FROM_INTERNET = "cs1";

export const traffic = (about: Traffic): string =>
  about.protocol === "all" ? "" : `${about.protocol} dport ${about.from}-${about.to}`;
