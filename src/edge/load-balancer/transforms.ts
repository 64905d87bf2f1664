/** What a rule changes in a request on its way to the targets: the host that it names, and its path and query. */
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

/** One piece of a regular expression: a character, an escaped one, a class. */
const PIECES = "(?:[^\\\\[]|\\\\.|\\[\\^?\\]?(?:[^\\]\\\\]|\\\\.)*\\])*";

/** Lookarounds, atomic groups, recursion and subroutines; references back and `\p{L}`; possessive quantifiers. */
const UNSUPPORTED = "(?:\\(\\?(?:[=!>R&]|<[=!]|P[>=]|[+-]?[0-9])|\\\\[1-9pPgkR]|[*+?}]\\+)";

/** Elastic Load Balancing API Reference: RewriteConfig. */
const LONGEST = 1024;

const rewrite = t.shape("LbRewrite", {
  regex: t
    .text()
    .describe("What is replaced: a regular expression. A request that it does not match stays as it is.")
    .length({ min: 1, max: LONGEST })
    /** Application Load Balancers guide, "Listener rules for your Application Load Balancer", Rule basics. */
    .rule({
      test: (regex) => x.not(x.matches(`^${PIECES}${UNSUPPORTED}`, regex)),
      allowed:
        "a regular expression without lookaheads, lookbehinds, backreferences, atomic groups, possessive quantifiers, subroutines, recursion and Unicode classes",
      refused: ["^/(?=a)", "(?<!a)b", "(a)\\1", "(?>a)", "a++", "[a-z]*+", "(?R)", "(?1)", "\\p{L}"],
    })
    .example("^/api/(.*)$"),
  replace: t
    .text()
    .describe("What stands in its place; $1 is what the expression's first group matched.")
    .length({ max: LONGEST })
    .example("/$1"),
});

type Rewrite = t.Infer<typeof rewrite>;

/** Application Load Balancers guide, "Transforms for listener rules": one of either kind in a rule, none in the default action. */
const transformShape = t.shape("LbTransform", {
  hostHeader: rewrite.describe("Another name of the host, for the targets.").optional(),
  url: rewrite
    .describe("Another path and query, for the targets; rules look at what the client sent.")
    .optional(),
});

export type Transform = t.Infer<typeof transformShape>;

export const transform = transformShape
  .rule(t.atLeastOneOf("hostHeader", "url"))
  .describe(
    "Rewrites of a request before it is sent to the targets. What a rule's conditions see is not changed.",
  )
  .example({ url: { regex: "^/api/(.*)$", replace: "/$1" } })
  .since("6.19")
  .optional();

/** Whether some rule has one: only then is it in what the rules are made from. */
export const mayTransform = (transforms: Expr<readonly (Transform | null)[]>): boolean => {
  const some = x.someItem(transforms, "transform", (one) => x.isSet(one));
  return t.hasProvider("6.19") && (!x.isKnown(some) || x.knownValue(some));
};

/** A rule's rewrite of one kind, as a list of it or of none. */
export const rewriteOf = (kind: keyof Transform, transform: Expr<Transform | null | undefined>) =>
  x.itemWhereSet(
    x.attempt<Rewrite | null>(() => transform[kind], null),
    "rewrite",
  );
