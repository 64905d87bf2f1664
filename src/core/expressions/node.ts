/** The inner form of an expression: a known value, a list or map that may have unknown parts, or Terraform's code. */
import { FoldError } from "../../terraform/convert";
import { compareText } from "../../terraform/text";
import { Code, Precedence } from "./code";
import { isIdentifier } from "./names";
import { quoteInner } from "./quote";

export type Scalar = string | number | boolean | null;

/** Objects and maps are one: object fields are stored in snake_case. */
export type Node =
  | { readonly kind: "scalar"; readonly value: Scalar }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string, Node> }
  | { readonly kind: "code"; readonly code: Code };

/** Terraform normalizes every string (Unicode's NFC): "e" and a combining accent are "é" to it. */
export const scalar = (value: Scalar): Node => ({
  kind: "scalar",
  value: typeof value === "string" ? value.normalize() : value,
});
export const list = (items: readonly Node[]): Node => ({ kind: "list", items });
export const map = (entries: Iterable<readonly [string, Node]>): Node => ({
  kind: "map",
  entries: sorted(entries),
});
export const code = (value: Code): Node => ({ kind: "code", code: value });

/** Terraform orders map keys by bytes; a fold must see them in the same order. */
function sorted(entries: Iterable<readonly [string, Node]>): ReadonlyMap<string, Node> {
  const normalized = Array.from(entries, ([key, value]) => [key.normalize(), value] as const);
  return new Map(normalized.sort(([a], [b]) => compareText(a, b)));
}

/** `node.name`, where name is a Terraform attribute name. */
export function field(node: Node, name: string): Node {
  if (node.kind === "code") {
    const access = isIdentifier(name) ? `.${name}` : `["${quoteInner(name)}"]`;
    return code(Code.of([...node.code.operand(Precedence.atom), access], Precedence.atom));
  }
  const value =
    node.kind === "map"
      ? node.entries.get(name.normalize())
      : node.kind === "list"
        ? node.items[Number(name)]
        : undefined;
  if (value === undefined) throw new FoldError(`there is no "${name}" in ${describe(node)}`);
  return value;
}

/** Whether the whole value is known, down to its leaves. */
export function isKnownNode(node: Node): boolean {
  switch (node.kind) {
    case "scalar":
      return true;
    case "list":
      return node.items.every(isKnownNode);
    case "map":
      return [...node.entries.values()].every(isKnownNode);
    case "code":
      return false;
  }
}

/** The plain value of a known node, keys in snake_case. */
export function plain(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plain);
    case "map":
      return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
    case "code":
      throw new Error(`not known while synthesizing: ${node.code}`);
  }
}

function describe(node: Node): string {
  return node.kind === "map"
    ? `an object with ${[...node.entries.keys()].join(", ") || "no fields"}`
    : node.kind;
}
