/** From an expression to what a cdktf resource takes. */
import { type IResolvable, Token } from "cdktf";
import { textOf, tokenOf } from "./as-token";
import { CodeToken } from "./code";
import { type Expr, type In, unwrap } from "./expr";
import { toJson } from "./json";
import { toNode } from "./lift";
import { isKnownNode, plain } from "./node";
import { StructureToken } from "./structure-token";

/** What may be null may be left out. */
export type Argument<T> = null extends T ? Exclude<T, null> | undefined : T;

/** What a resource's argument takes; null leaves the argument out. */
export function tf<T>(value: In<T>): Argument<T> {
  const node = toNode(value);
  const json = toJson(node);
  return (json === null ? undefined : holdsNull(json) ? new StructureToken(node, json) : json) as Argument<T>;
}

function holdsNull(json: unknown): boolean {
  if (json === null) return true;
  return typeof json === "object" && !(json instanceof CodeToken) && Object.values(json).some(holdsNull);
}

/** A public `string` property: the text, or a token that cdktf users can pass on. */
export function tfText(value: In<string>): string {
  const json = toJson(toNode(value));
  return typeof json === "string" ? json : Token.asString(json as IResolvable);
}

/** A public `string[]` property: the texts, or a token. */
export function tfTexts(value: In<readonly string[]>): string[] {
  const node = toNode(value);
  return node.kind === "list" ? node.items.map(textOf) : Token.asList(tokenOf(node));
}

export function isKnown(value: In<unknown>): boolean {
  return isKnownNode(toNode(value));
}

/** The plain value of a known expression. */
export function knownValue<T>(value: Expr<T>): T {
  return plain(unwrap(value)) as T;
}
