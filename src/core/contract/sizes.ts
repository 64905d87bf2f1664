/** Sizes that AWS limits, and the words where something is larger. */
import {
  add,
  type Expr,
  endsWith,
  floorDiv,
  gt,
  type In,
  items,
  listEach,
  listFrom,
  mul,
  replace,
  str,
  sub,
  textLength,
  when,
} from "../expressions";

/** Bytes of a text in UTF-8, from its Base64: Terraform's own length counts letters. */
export function bytesIn(encoded: Expr<string>): Expr<number> {
  const padding = (end: string) =>
    when<number>(
      endsWith(encoded, end),
      () => 1,
      () => 0,
    );
  return sub(mul(3, floorDiv(textLength(encoded), 4)), add(padding("="), padding("==")));
}

/** The characters of a policy as IAM counts them, without white space (IAM User Guide, "IAM and AWS STS quotas"). */
export const policyCharacters = (document: Expr<string>): Expr<number> =>
  textLength(replace(document, " ", ""));

/** At least the characters of a document that somebody wrote, once the provider has written it anew without indentation. */
export const compactCharacters = (document: Expr<string>): Expr<number> =>
  textLength([" ", "\t", "\r", "\n"].reduce((text, space) => replace(text, space, ""), document));

export interface SizeLimit {
  readonly most: In<number>;
  readonly unit: "bytes" | "characters";
  /** What to do about it. */
  readonly remedy: string;
}

/** `the trust policy of roles["operator"] comes to …` */
const tooLarge = (what: In<string>, size: Expr<number>, { most, unit, remedy }: SizeLimit): Expr<string> =>
  str`${what} comes to ${size} ${unit}; allowed: up to ${most} ${unit}. ${remedy}`;

/** The problem with one text, if there is one. `what` is what comes to the size. */
export const overLimit = (what: In<string>, size: Expr<number>, limit: SizeLimit): Expr<string[]> =>
  listEach<number, string>(items<number>([size]), ["size"], (counted) => ({
    value: tooLarge(what, counted, limit),
    when: gt(counted, limit.most),
  }));

/** The problems with texts by key. */
export const eachOverLimit = (
  what: (key: Expr<string>) => In<string>,
  sizes: Expr<Readonly<Record<string, number>>>,
  limit: SizeLimit,
): Expr<string[]> =>
  listFrom<number, string>(sizes, ["key", "size"], (key, size) => ({
    value: tooLarge(what(key), size, limit),
    when: gt(size, limit.most),
  }));
