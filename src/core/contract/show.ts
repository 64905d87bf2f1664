/** A value as a message shows it: what was given, in one short line, whatever it is. */
import { Token } from "cdktf";
import { Construct } from "constructs";
import * as x from "../expressions";
import { toNode } from "../expressions/lift";
import { isKnownNode, type Node, plain } from "../expressions/node";

/** Undefined for what Terraform has no counterpart of: a function, a construct, a text that is no template. */
export function nodeOf(value: unknown): Node | undefined {
  try {
    return toNode(value);
  } catch (error) {
    if (error instanceof x.FoldError) return undefined;
    throw error;
  }
}

const LONGEST = 200;

/** A message in one line, whatever a value in it holds: Terraform shows the value so beside a message, as it was given. */
export const inOneLine = (message: string): string =>
  message.replace(/\p{Cc}/gu, (letter) =>
    letter >= "\x7f" ? `\\u00${letter.charCodeAt(0).toString(16)}` : JSON.stringify(letter).slice(1, -1),
  );

export function show(value: unknown): string {
  const text = words(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function words(value: unknown): string {
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  switch (typeof value) {
    case "function":
      return "a function";
    case "bigint":
      return `${value}n`;
    case "number":
    case "symbol":
    case "undefined":
      return String(value);
    default:
      return structureWords(value);
  }
}

function structureWords(value: unknown): string {
  const node = nodeOf(value);
  if (node && isKnownNode(node)) return JSON.stringify(plain(node));
  if (x.isExpr(value)) return "an expression of another type";
  if (typeof value === "string") return JSON.stringify(value);
  if (node && Token.isUnresolved(value)) return "a token of another type";
  return Array.isArray(value) ? "a list" : instanceWords(value as object);
}

/** `a Date`, `an object with a, b` */
function instanceWords(value: object): string {
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (kind !== "Object") return `a ${kind}`;
  return `an object with ${Object.keys(value).join(", ") || "no fields"}`;
}
