/** Round brackets that say nothing are left out; those that help a reader to see what binds tighter stay. */
import { type Expression, RANKS } from "../../../text/code/expression";

/** From the loosest: a choice, then the operators by rank, then what is one thing. */
const CHOICE = -1;
const LOGIC = 1;
const ONE_THING = RANKS.length + 1;

export function withoutNeedless(expression: Expression): Expression {
  return bare(expression, CHOICE);
}

function rankOf(expression: Expression): number {
  if (expression.kind === "choice") return CHOICE;
  if (expression.kind === "unary") return RANKS.length;
  if (expression.kind !== "chain") return ONE_THING;
  return RANKS.findIndex((operators) => operators.includes(expression.operators[0] as string));
}

/** Without brackets around what binds at least as tight as that. */
function bare(expression: Expression, atLeast: number): Expression {
  if (expression.kind !== "group") return within(expression);
  const inner = bare(expression.inner, CHOICE);
  return rankOf(inner) >= atLeast ? inner : { kind: "group", inner };
}

const free = (expression: Expression): Expression => bare(expression, CHOICE);

/** "and" in "or", a choice in a choice: brackets say which is which. */
const inChain = (rank: number): number => Math.max(rank + 1, LOGIC + 1);

function within(expression: Expression): Expression {
  switch (expression.kind) {
    case "word":
      return expression;
    case "unary":
      return { ...expression, operand: bare(expression.operand, ONE_THING) };
    case "chain": {
      const rank = inChain(rankOf(expression));
      return { ...expression, operands: expression.operands.map((operand) => bare(operand, rank)) };
    }
    case "choice":
      return {
        ...expression,
        condition: bare(expression.condition, LOGIC + 1),
        yes: bare(expression.yes, LOGIC + 1),
        no: elseBranch(expression.no),
      };
    case "group":
      return { ...expression, inner: free(expression.inner) };
    case "list":
      return { ...expression, items: expression.items.map(free) };
    case "object":
      return {
        ...expression,
        entries: expression.entries.map(([key, value]) => [key, free(value)] as const),
      };
    case "call":
      return { ...expression, args: expression.args.map(free) };
    case "for":
      return {
        ...expression,
        collection: bare(expression.collection, ONE_THING),
        ...(expression.key === undefined ? {} : { key: free(expression.key) }),
        value: free(expression.value),
        ...(expression.condition === undefined ? {} : { condition: free(expression.condition) }),
      };
    case "part":
      return {
        ...expression,
        of: bare(expression.of, ONE_THING),
        step: typeof expression.step === "string" ? expression.step : free(expression.step),
      };
  }
}

/** A choice after a choice reads as a table. */
function elseBranch(expression: Expression): Expression {
  const inner = free(expression);
  return inner.kind === "choice" ? inner : bare(expression, LOGIC + 1);
}
