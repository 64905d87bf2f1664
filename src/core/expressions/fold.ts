/** How an operation becomes a value or code: the one place where known and unknown part ways. */
import { FoldError, RefusedError } from "../../terraform/convert";
import { Code, Precedence } from "./code";
import { type Expr, wrap } from "./expr";
import { toNode } from "./lift";
import { call, operand } from "./literal";
import { code, isKnownNode, type Node, plain, type Scalar, scalar } from "./node";

/** A function of scalars: folds when all arguments are known, else Terraform's function of that name. */
export function scalarFunction<T>(
  name: string,
  fold: (...values: never[]) => Scalar,
  ...args: unknown[]
): Expr<T> {
  const nodes = args.map(toNode);
  if (nodes.every((node) => node.kind === "scalar")) {
    const values = nodes.map((node) => (node as { value: Scalar }).value);
    // what a fold takes is what its expression function takes, which the types of that one hold
    return wrap(scalar(fold(...(values as never[]))));
  }
  return wrap(code(call(name, ...nodes)));
}

/** A function whose arguments must be known to their leaves to fold. */
export function deepFunction<T>(
  name: string,
  fold: (...values: never[]) => unknown,
  ...args: unknown[]
): Expr<T> {
  const nodes = args.map(toNode);
  if (nodes.some((node) => node.kind === "scalar" && node.value === null))
    throw new FoldError(`${name}() takes no null`);
  if (nodes.every(isKnownNode)) return wrap(toNode(escapeAll(fold(...(nodes.map(plain) as never[])))));
  return wrap(code(call(name, ...nodes)));
}

/** Undefined where what is known makes the computation fail, as it would make Terraform's. */
export function ifComputable<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FoldError && !(error instanceof RefusedError)) return undefined;
    throw error;
  }
}

/**
 * A binary operator; the right side binds tighter, so that `a - (b - c)` keeps its parentheses. So does `a * (b % c)`:
 * product and remainder are of one precedence.
 */
export function binary(operator: string, precedence: Precedence, left: Node, right: Node): Code {
  const tighter = (precedence + 1) as Precedence;
  const associative = operator === "+" || operator === "&&" || operator === "||";
  // nobody reads a != null == b
  const compares = precedence === Precedence.equality || precedence === Precedence.comparison;
  return Code.of(
    [
      ...operand(left, compares ? tighter : precedence),
      ` ${operator} `,
      ...operand(right, associative ? precedence : tighter),
    ],
    precedence,
  );
}

export function unary(operator: string, value: Node): Code {
  return Code.of([operator, ...operand(value, Precedence.atom)], Precedence.unary);
}

/** A folded text is literal, `${` in it included; `toNode` reads what a user wrote. */
function escapeAll(value: unknown): unknown {
  if (typeof value === "string") return wrap(scalar(value));
  if (Array.isArray(value)) return value.map(escapeAll);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapeAll(item)]));
  }
  return value;
}
