/** A node as Terraform's JSON has it. */
import { CodeToken } from "./code";
import type { Node } from "./node";
import { escapeTemplate } from "./quote";

/** Literal where known, `${…}` where not. */
export function toJson(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return typeof node.value === "string" ? escapeTemplate(node.value) : node.value;
    case "list":
      return node.items.map(toJson);
    case "map":
      return Object.fromEntries(
        [...node.entries].map(([key, value]) => [escapeTemplate(key), toJson(value)]),
      );
    case "code":
      return new CodeToken(node.code);
  }
}
