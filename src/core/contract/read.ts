/** From what a user gave to the full inputs: defaults filled in, names in Terraform's form, structure checked. */

import { Token, Tokenization } from "cdktf";
import { compareText } from "../../terraform/text";
import * as x from "../expressions";
import { unwrap, wrap } from "../expressions/expr";
import { isRecord, isTokenKey, toNode } from "../expressions/lift";
import { isKnownNode, list, map, type Node, scalar } from "../expressions/node";
import { isNumberText, TemplateError } from "../expressions/template";
import { readLate } from "../expressions/tokens";
import { attributesFor, meantOf } from "./construct";
import { iterationProblem } from "./iteration";
import { laterChoice, laterText } from "./later";
import { misusedToken } from "./misused-token";
import { notKnown } from "./not-known";
import { hasProvider, type Since } from "./provider";
import { isHidden, SECRET } from "./rules";
import { nodeOf, show } from "./show";
import type { AnyType, Shape } from "./types";

/** Collects problems, so that a user sees all of them at once. */
export type Report = (problem: string) => void;

/** The value of a type as an expression; what is missing or of another kind goes to the report. */
export function readValue(type: AnyType, value: unknown, path: string, report: Report): Node {
  if (isMissing(value)) return readMissing(type, path, report);
  const node = x.isExpr(value) ? unwrap(value) : undefined;
  const misread = x.isExpr(value) ? undefined : misreadOf(type, value);
  if (misread !== undefined) return refuseFor(`${path} ${misread}.`, report);
  const late = node ?? (isToken(value) ? nodeOf(value) : undefined);
  const produced = (later: unknown) =>
    isOfNumber(type, value) && typeof later === "number" ? String(later) : later;
  const read = late && readLate(late, (later) => readValue(type, produced(later), path, report));
  if (read) return isSimple(type) ? read : refuseLazy(type, path, report);
  switch (type.is.kind) {
    case "object":
      return readObject(type, value, path, report);
    case "map":
      return readMap(type, value, path, report);
    case "list":
    case "set":
      return readList(type, value, path, report);
    default:
      return readScalar(type, value, path, report);
  }
}

function isMissing(value: unknown): boolean {
  const node = x.isExpr(value) ? unwrap(value) : undefined;
  return value === undefined || value === null || (node?.kind === "scalar" && node.value === null);
}

/** A text, a number, a boolean, or a list of them. */
const isSimple = ({ is: { kind, element } }: AnyType): boolean =>
  element === undefined ? kind !== "object" : kind !== "map" && isSimple(element);

/** What is made follows from objects and maps, before a Lazy is asked. */
function refuseLazy(type: AnyType, path: string, report: Report): Node {
  report(
    `${path} is a Lazy, which is not known while synthesizing; allowed: ${expected(type)}, whose texts and numbers may each be a Lazy.`,
  );
  return scalar(null);
}

function readMissing(type: AnyType, path: string, report: Report): Node {
  const { defaultValue, nullable } = type.is;
  if (defaultValue !== undefined) return readDefault(type, path, report);
  if (!nullable) report(`${path} is missing; allowed: ${expected(type)}.`);
  return scalar(null);
}

/** What a type's default reads as is the same for every construct. */
const defaults = new WeakMap<AnyType, Node>();

function readDefault(type: AnyType, path: string, report: Report): Node {
  const known = defaults.get(type);
  if (known) return known;
  let right = true;
  const node = readValue(type, type.is.defaultValue, path, (problem) => {
    right = false;
    report(problem);
  });
  if (right && isKnownNode(node)) defaults.set(type, node);
  return node;
}

const JS_KINDS = { string: "string", number: "number", bool: "boolean" } as const;

function readScalar(type: AnyType, value: unknown, path: string, report: Report): Node {
  const node = nodeOf(value);
  if (node?.kind === "code") return isOfNumber(type, value) ? unwrap(x.str`${wrap<number>(node)}`) : node;
  const wanted = JS_KINDS[type.is.kind as keyof typeof JS_KINDS];
  const fits = node?.kind === "scalar" && typeof node.value === wanted;
  const since = node?.kind === "scalar" ? laterChoice(type, node.value) : undefined;
  if (since) return refuseLater(type, value, since, path, report);
  return fits && (wanted !== "number" || isPlainNumber(node.value as number))
    ? node
    : refuse(type, value, path, report);
}

/** A number in place of a text: to Terraform `"${n}"` is a number, whose length it does not know. */
const isOfNumber = (type: AnyType, value: unknown): boolean =>
  type.is.kind === "string" && isNumberText(value);

/** Terraform writes no exponent, and 1e21 has one in JavaScript. */
const isPlainNumber = (value: number): boolean => Number.isFinite(value) && !String(value).includes("e");

/** The part of a text that is no template. */
function templateIn(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  try {
    toNode(value);
  } catch (error) {
    if (error instanceof TemplateError) return error.fragment;
    if (!(error instanceof x.FoldError)) throw error;
  }
  return undefined;
}

/** What a program has written in a way that means something else to cdktf or Terraform, if anything. */
const misreadOf = (type: AnyType, value: unknown): string | undefined =>
  misusedToken(value) ?? templateProblem(type, value) ?? iterationProblem(nodeOf(value));

function templateProblem(type: AnyType, value: unknown): string | undefined {
  const fragment = templateIn(value);
  if (fragment === undefined) return undefined;
  const sign = fragment.slice(0, 2);
  const got = isHidden(type) ? sign : fragment;
  return `holds ${got}, which Terraform takes for a template; allowed: ${sign[0]}${sign} for the text itself, Fn.rawString(text), a token of cdktf's or an expression of Terraform's`;
}

function refuseFor(problem: string, report: Report): Node {
  report(problem);
  return scalar(null);
}

function readList(type: AnyType, value: unknown, path: string, report: Report): Node {
  const given = itemsOf(value);
  if (given === "unknown") return toNode(value);
  if (given === undefined) return refuse(type, value, path, report);
  const element = type.is.element as AnyType;
  const items = given.map((item, index) => readValue(element, item, `${path}[${index}]`, report));
  return list(type.is.kind === "set" ? asSet(items) : items);
}

/** The items of a list as they were given. */
export function itemsOf(value: unknown): readonly unknown[] | "unknown" | undefined {
  if (Array.isArray(value) && !isToken(value)) return value;
  const node = nodeOf(value);
  if (node?.kind === "code") return "unknown";
  return node?.kind === "list" ? node.items.map((item) => wrap(item)) : undefined;
}

/** Terraform keeps a set of strings or numbers sorted and without repetition. */
function asSet(items: Node[]): Node[] {
  if (!items.every((item) => item.kind === "scalar")) return items;
  const unique = [...new Map(items.map((item) => [item.value, item])).values()];
  return unique.sort((a, b) =>
    typeof a.value === "number" && typeof b.value === "number"
      ? a.value - b.value
      : compareText(String(a.value), String(b.value)),
  );
}

function readMap(type: AnyType, value: unknown, path: string, report: Report): Node {
  const entries = entriesOf(value);
  if (entries === "unknown") return toNode(value);
  if (entries === undefined) return refuse(type, value, path, report);
  const element = type.is.element as AnyType;
  return map(
    entries.map(([key, item]) => [key, readValue(element, item, `${path}[${JSON.stringify(key)}]`, report)]),
  );
}

function readObject(type: AnyType, value: unknown, path: string, report: Report): Node {
  const entries = attributesFor(type.is.fields ?? {}, value) ?? entriesOf(value);
  if (entries === "unknown") return toNode(value);
  if (entries === undefined) return refuse(type, value, path, report);
  return readFields(type.is.fields ?? {}, entries, path, report);
}

/** The fields of an object or the inputs of a block. */
export function readFields(fields: Shape, entries: [string, unknown][], path: string, report: Report): Node {
  // an expression's fields are in Terraform's form already
  const given = new Map(entries.map(([name, item]) => [x.snakeToCamel(name), item]));
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  for (const name of given.keys()) {
    if (!Object.hasOwn(fields, name)) report(notKnown(at(name), name, Object.keys(fields)));
  }
  return map(
    Object.entries(fields).map(([name, type]) => [
      x.camelToSnake(name),
      readField(type, given.get(name), at(name), report),
    ]),
  );
}

function readField(type: AnyType, value: unknown, path: string, report: Report): Node {
  const { since } = type.is;
  if (since && !hasProvider(since) && !isMissing(value)) refuseLater(type, value, since, path, report);
  return readValue(type, value, path, report);
}

function entriesOf(value: unknown): [string, unknown][] | "unknown" | undefined {
  if (isPlainObject(value)) return Object.entries(value).filter(([, item]) => item !== undefined);
  const node = nodeOf(value);
  if (node?.kind === "code") return "unknown";
  return node?.kind === "map" ? [...node.entries].map(([key, item]) => [key, wrap(item)]) : undefined;
}

/** What a user wrote in braces; each entry is read by itself, so that an error says where it is. */
function isPlainObject(value: unknown): value is object {
  return isRecord(value) && !x.isExpr(value) && !isToken(value) && !Object.keys(value).some(isTokenKey);
}

const isToken = (value: unknown): boolean =>
  !x.isExpr(value) && (Tokenization.isResolvable(value) || Token.isUnresolved(value));

function refuse(type: AnyType, value: unknown, path: string, report: Report): Node {
  report(
    `${path} is ${isHidden(type) ? SECRET : show(value)}; allowed: ${meantOf(type, value)}${expected(type)}.`,
  );
  return scalar(null);
}

function refuseLater(type: AnyType, value: unknown, since: Since, path: string, report: Report): Node {
  report(laterText(path, isHidden(type) ? SECRET : show(value), since));
  return scalar(null);
}

const KIND_NAMES = {
  string: "a string",
  number: "a number",
  bool: "true or false",
  list: "a list",
  set: "a list without repetition",
  map: "a map",
  object: "an object",
} as const;

/** What a type takes, in words. */
export function expected(type: AnyType): string {
  const { kind, allowed, choices, fields } = type.is;
  const present = choices?.filter((choice) => !laterChoice(type, choice));
  if (present) return `one of ${present.map((choice) => JSON.stringify(choice)).join(", ")}`;
  if (allowed) return allowed;
  return fields ? `an object with ${Object.keys(fields).join(", ")}` : KIND_NAMES[kind];
}
