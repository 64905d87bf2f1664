/** Whole-number arithmetic, as far as JavaScript and Terraform agree to the last digit. */
import { asNumber, FoldError, RefusedError } from "../../terraform/convert";
import { Precedence } from "./code";
import { type Expr, type In, wrap } from "./expr";
import { binary, scalarFunction } from "./fold";
import { toNode } from "./lift";
import { call } from "./literal";
import { code, list, type Node, scalar } from "./node";

type Numeric = In<number | null>;

function operator(
  symbol: string,
  precedence: Precedence,
  neutral: number | undefined,
  fold: (a: number, b: number) => number,
) {
  return (left: Numeric, right: Numeric): Expr<number> => {
    const [a, b] = [toNode(left), toNode(right)];
    if (a.kind === "scalar" && b.kind === "scalar") {
      return wrap(scalar(exact(fold(asNumber(a.value), asNumber(b.value)))));
    }
    if (neutral !== undefined && b.kind === "scalar" && b.value === neutral) return wrap(a);
    return wrap(code(binary(symbol, precedence, a, b)));
  };
}

export const add = operator("+", Precedence.sum, 0, (a, b) => a + b);
export const sub = operator("-", Precedence.sum, 0, (a, b) => a - b);
export const mul = operator("*", Precedence.product, 1, (a, b) => a * b);
/** The remainder, with the sign of `left`. Terraform has no division by zero here: it gives `left`. */
export const mod = operator("%", Precedence.product, undefined, (a, b) => (b === 0 ? a : a % b));

/** Rounded down. */
export const floor = (value: Numeric): Expr<number> =>
  scalarFunction("floor", (a: number) => Math.floor(asNumber(a)), value);

/** Division rounded down: `floor(a / b)`. */
export function floorDiv(left: Numeric, right: Numeric): Expr<number> {
  const [a, b] = [toNode(left), toNode(right)];
  if (a.kind === "scalar" && b.kind === "scalar") {
    return wrap(scalar(flooredQuotient(exact(asNumber(a.value)), exact(asNumber(b.value)))));
  }
  return scalarFunction("floor", Math.floor, wrap(code(binary("/", Precedence.product, a, b))));
}

/** By the remainder: `Math.floor(a / b)` rounds a quotient just below a whole number up. */
function flooredQuotient(a: number, b: number): number {
  if (b === 0) throw new FoldError("division by zero");
  const remainder = a % b;
  const shortfall = remainder !== 0 && remainder < 0 !== b < 0 ? 1 : 0;
  return (a - remainder) / b - shortfall;
}

export const pow = (base: Numeric, exponent: Numeric): Expr<number> =>
  scalarFunction("pow", (a: number, b: number) => exact(asNumber(a) ** asNumber(b)), base, exponent);

export const max = (...values: Numeric[]): Expr<number> =>
  scalarFunction("max", (...numbers: number[]) => extreme(Math.max, numbers), ...values);

export const min = (...values: Numeric[]): Expr<number> =>
  scalarFunction("min", (...numbers: number[]) => extreme(Math.min, numbers), ...values);

function extreme(choose: typeof Math.max, numbers: number[]): number {
  if (numbers.length === 0) throw new FoldError("no numbers to choose from");
  return choose(...numbers.map(asNumber));
}

/** The sum of a list; of an empty one 0, where Terraform's own `sum` fails. */
export function sum(values: In<readonly number[]>): Expr<number> {
  const node = toNode(values);
  if (node.kind === "list" && node.items.every((item) => item.kind === "scalar")) {
    const numbers = node.items.map((item) => asNumber((item as { value: unknown }).value));
    return wrap(scalar(exact(numbers.reduce((total, value) => total + value, 0))));
  }
  return wrap(code(call("sum", code(call("concat", list([scalar(0)]), node)))));
}

/** `range(start, end)`: start, start + 1, … end - 1. Terraform allows 1024 items. */
export function range(start: Numeric, end: Numeric): Expr<number[]> {
  const [a, b] = [toNode(start), toNode(end)];
  if (a.kind === "scalar" && b.kind === "scalar")
    return wrap(list(count(exact(asNumber(a.value)), exact(asNumber(b.value)))));
  return scalarFunction("range", () => null, start, end);
}

function count(start: number, end: number): Node[] {
  if (Math.abs(end - start) > 1024) throw new FoldError("more than 1024 values in a range");
  const step = end < start ? -1 : 1;
  return Array.from({ length: Math.abs(end - start) }, (_, index) => scalar(start + step * index));
}

/** `tonumber`; null stays null. */
export function toNumber(value: In<string | number | null>): Expr<number> {
  return scalarFunction(
    "tonumber",
    (text: string | number | null) => (text === null ? null : asNumber(text)),
    value,
  );
}

function exact(value: number): number {
  if (Number.isSafeInteger(value)) return value;
  throw new RefusedError(`${value} is not a whole number that both languages hold exactly`);
}
