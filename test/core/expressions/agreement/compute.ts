import type { Expr } from "../../../../src/core/expressions";
import * as layer from "../../../../src/core/expressions";
import { unwrap, wrap } from "../../../../src/core/expressions/expr";
import { toCode } from "../../../../src/core/expressions/literal";
import { isKnownNode, list, map, type Node, plain, scalar } from "../../../../src/core/expressions/node";
import { FoldError, RefusedError } from "../../../../src/terraform/convert";
import { jsonLiteral, type Outcome } from "../evaluate";

import { Plain, type Spec } from "./specs";

export interface Case {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly apply: Spec["apply"];
}

/** An argument as a known expression: nothing in its texts is read as a template. */
function known(value: unknown): Node {
  if (Array.isArray(value)) return list(value.map(known));
  if (typeof value === "object" && value !== null)
    return map(Object.entries(value).map(([name, item]) => [name, known(item)]));
  return scalar(value as string);
}

/** What comes of computing it here: a value, a failure, or code for Terraform to evaluate. */
export type Computed = { outcome: Outcome | "refuses" } | { code: string };

export function compute(
  { args, apply }: Case,
  isOpen: (index: number) => boolean,
  reference: (index: number) => string,
): Computed {
  try {
    const given = args.map((value, index) => {
      if (value instanceof Plain) return value.value;
      return isOpen(index) ? layer.raw(reference(index)) : wrap(known(value));
    });
    const node = unwrap(layer.lift(apply(...given)) as Expr<unknown>);
    return isKnownNode(node) ? { outcome: { value: plain(node) } } : { code: toCode(node).toString() };
  } catch (error) {
    if (error instanceof RefusedError) return { outcome: "refuses" };
    if (error instanceof FoldError) return { outcome: "fails" };
    return { outcome: { value: (error as Error).stack } };
  }
}

/** Where all items are of one scalar type, as a module's variable would hold them: `list(string)`, `map(number)`. */
export function typed(value: unknown, reference: string): unknown {
  if (typeof value !== "object" || value === null) return jsonLiteral(value);
  const types = new Set(Object.values(value).map((item) => (item === null ? "null" : typeof item)));
  const plainItems = [...types].every((type) => type === "string" || type === "number" || type === "boolean");
  if (types.size !== 1 || !plainItems) return jsonLiteral(value);
  return `\${${Array.isArray(value) ? "tolist" : "tomap"}(${reference})}`;
}

/** Numbers as both print them; a decimal text keeps its digits. */
export function show(computed: Outcome | "refuses"): string {
  return typeof computed === "string" ? computed : JSON.stringify(sortKeys(computed.value));
}

function sortKeys(value: unknown): unknown {
  if (typeof value === "string") return value.normalize();
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([name, item]) => [name.normalize(), sortKeys(item)])
    .sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
}
