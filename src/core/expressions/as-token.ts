/** What cdktf and JavaScript see of an expression: a token, so that it is used as any attribute of cdktf's is. */
import { type IResolvable, type IResolveContext, Token } from "cdktf";
import { CodeToken, SPREAD, spreadMark } from "./code";
import { toJson } from "./json";
import { toCode } from "./literal";
import type { Node } from "./node";
import { StructureToken } from "./structure-token";

export const tokenOf = (node: Node): IResolvable =>
  node.kind === "code" ? new CodeToken(node.code) : new StructureToken(node, toJson(node));

/** In a template, a concatenation, a property of type string. */
export const textOf = (node: Node): string =>
  node.kind === "scalar" ? String(toJson(node)) : Token.asString(new CodeToken(toCode(node)));

/** In JSON.stringify: what only Terraform knows is a text of cdktf's. */
function jsonOf(node: Node): unknown {
  switch (node.kind) {
    case "scalar":
      return toJson(node);
    case "list":
      return node.items.map(jsonOf);
    case "map":
      return Object.fromEntries([...node.entries].map(([key, value]) => [key, jsonOf(value)]));
    case "code":
      return textOf(node);
  }
}

/** What every object is asked for by cdktf and by JavaScript; undefined where the property is none of these. */
export function ofToken(node: Node, property: string | symbol): unknown {
  switch (property) {
    case "resolve":
      return (context: IResolveContext) => tokenOf(node).resolve(context);
    case "creationStack":
      return [];
    case "toString":
      return () => textOf(node);
    case "toJSON":
      return () => jsonOf(node);
    case SPREAD:
      return node.kind === "code" ? spreadMark(node) : undefined;
    case Symbol.toPrimitive:
      return (hint: string) => (hint === "number" ? Token.asNumber(tokenOf(node)) : textOf(node));
    default:
      return undefined;
  }
}
