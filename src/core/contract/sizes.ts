/**
 * Sizes that AWS limits, and the words where something is larger. A size tells nothing of what it is counted from: with a
 * sensitive value among that Terraform would hide the words, and warn of it at every plan.
 */
import type { Expr, In } from "../expressions";
import * as x from "../expressions";

/** Bytes of a text in UTF-8, from its Base64: Terraform's own length counts letters. */
export function bytesIn(encoded: Expr<string>): Expr<number> {
  const padding = (end: string) => x.choose(x.endsWith(encoded, end), 1, 0);
  const bytes = x.sub(x.mul(3, x.floorDiv(x.textLength(encoded), 4)), x.add(padding("="), padding("==")));
  return x.nonsensitive(bytes);
}

/** The characters of a policy as IAM counts them, without white space (IAM User Guide, "IAM and AWS STS quotas"). */
export const policyCharacters = (document: Expr<string>): Expr<number> =>
  x.nonsensitive(x.textLength(x.replace(document, " ", "")));

/** At least the characters of a document that somebody wrote, once the provider has written it anew without indentation. */
export const compactCharacters = (document: Expr<string>): Expr<number> =>
  x.nonsensitive(x.occurrences("[^ \\t\\r\\n]", document));

export interface SizeLimit {
  readonly most: In<number>;
  readonly unit: "bytes" | "characters";
  /** What to do about it. */
  readonly remedy: string;
}

/** `the trust policy of roles["operator"] comes to …` */
const tooLarge = (what: In<string>, size: Expr<number>, { most, unit, remedy }: SizeLimit): Expr<string> =>
  x.str`${what} comes to ${size} ${unit}; allowed: up to ${most} ${unit}. ${remedy}`;

/** The problem with one text, if there is one. `what` is what comes to the size. */
export const overLimit = (what: In<string>, size: Expr<number>, limit: SizeLimit): Expr<string[]> =>
  x.listEach(x.items([size]), ["size"], (counted) => ({
    value: tooLarge(what, counted, limit),
    when: x.gt(counted, limit.most),
  }));

/** The problems with texts by key. */
export const eachOverLimit = (
  what: (key: Expr<string>) => In<string>,
  sizes: Expr<Readonly<Record<string, number>>>,
  limit: SizeLimit,
): Expr<string[]> =>
  x.listFrom(sizes, ["key", "size"], (key, size) => ({
    value: tooLarge(what(key), size, limit),
    when: x.gt(size, limit.most),
  }));
