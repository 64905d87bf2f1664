/** Known values written as HCL, and nodes as operands. */
import { Code, type Part, Precedence } from "./code";
import { isIdentifier } from "./names";
import type { Node, Scalar } from "./node";
import { quoteInner } from "./quote";

function scalarText(value: Scalar): string {
  return typeof value === "string" ? `"${quoteInner(value)}"` : String(value);
}

/** A node as Terraform code. */
export function toCode(node: Node): Code {
  switch (node.kind) {
    case "code":
      return node.code;
    case "scalar":
      return Code.of([scalarText(node.value)], negative(node.value) ? Precedence.unary : Precedence.atom);
    case "list":
      return Code.of(["[", ...separated(node.items.map((item) => toCode(item).parts)), "]"]);
    case "map": {
      const entries = [...node.entries].map(([key, value]): Part[] => [
        `${keyText(key)} = `,
        ...toCode(value).parts,
      ]);
      return Code.of(entries.length === 0 ? ["{}"] : ["{ ", ...separated(entries), " }"]);
    }
  }
}

export function operand(node: Node, least: Precedence): readonly Part[] {
  return toCode(node).operand(least);
}

function separated(parts: readonly (readonly Part[])[], separator = ", "): Part[] {
  return parts.flatMap((part, index) => (index === 0 ? [...part] : [separator, ...part]));
}

/** `name(argument, …)` */
export function call(name: string, ...args: readonly Node[]): Code {
  return Code.of([`${name}(`, ...separated(args.map((argument) => toCode(argument).parts)), ")"]);
}

function keyText(key: string): string {
  // `{ for` would begin a for expression
  return isIdentifier(key) && key !== "for" ? key : `"${quoteInner(key)}"`;
}

function negative(value: Scalar): boolean {
  return typeof value === "number" && value < 0;
}
