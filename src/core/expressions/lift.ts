/** From what a user writes (plain values, cdktf tokens, expressions, or a mix of them) to an expression. */

import { type IResolvable, Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { FoldError } from "../../terraform/convert";
import { type Expr, type In, isExpr, unwrap, wrap } from "./expr";
import { list, map, type Node, scalar } from "./node";
import { textNode } from "./template";
import { tokenNode, tokenOfNumber, tokenOfStructure } from "./tokens";

export function lift<T>(value: In<T>): Expr<T> {
  return wrap(toNode(value));
}

/** A value, or how to compute it: for one that fails where a condition is false, since Terraform does not compute it then. */
export type Deferrable<T> = In<T> | (() => In<T>);

export const nodeOf = (value: Deferrable<unknown>): Node =>
  toNode(typeof value === "function" ? value() : value);

export function toNode(value: unknown): Node {
  return nodeIn(value, []);
}

/** `around` are the lists and objects that it is in. */
function nodeIn(value: unknown, around: readonly object[]): Node {
  if (isExpr(value)) return unwrap(value);
  if (value === null || value === undefined) return scalar(null);
  switch (typeof value) {
    case "string":
      return textNode(value, toNode);
    case "number":
      // cdktf's tokens are no integers that JavaScript can count to
      return !Number.isSafeInteger(value) && Token.isUnresolved(value)
        ? tokenNode(tokenOfNumber(value), toNode)
        : scalar(value);
    case "boolean":
      return scalar(value);
    case "object":
      return structureNode(value, around);
    default:
      throw new FoldError(`a ${typeof value} has no counterpart in Terraform`);
  }
}

/** Far more than any input has. */
const DEEPEST = 50;

function structureNode(value: object, around: readonly object[]): Node {
  if (Tokenization.isResolvable(value)) return tokenNode(value as IResolvable, toNode);
  if (around.includes(value))
    throw new FoldError("a value that holds itself has no counterpart in Terraform");
  if (around.length >= DEEPEST) throw new FoldError(`more than ${DEEPEST} levels`);
  const token = Token.isUnresolved(value) ? tokenOfStructure(value) : undefined;
  if (token) return tokenNode(token, toNode);
  const inside = (item: unknown) => nodeIn(item, [...around, value]);
  if (Array.isArray(value)) return list(value.map(inside));
  if (!isRecord(value)) throw new FoldError(`${kindOf(value)} has no counterpart in Terraform`);
  if (Object.keys(value).some(isTokenKey)) throw new FoldError("a key is not known while synthesizing");
  return map(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, inside(item)]),
  );
}

/** Of a map into which another, unknown one was spread, or with a token for a key. */
export const isTokenKey = (key: string): boolean => key.includes("{TfToken[");

/** What is written in braces, or an object of a user's class: no date, no Map, no construct. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  kindOf(value) === "[object Object]" && !Construct.isConstruct(value);

const kindOf = (value: unknown): string => Object.prototype.toString.call(value);
