/** From what a user gave to the full inputs: defaults filled in, names in Terraform's form, structure checked. */
import { Token, Tokenization } from "cdktf";
import { Construct } from "constructs";
import * as x from "../expressions";
import {
  compareText,
  isKnownNode,
  list,
  map,
  type Node,
  plain,
  scalar,
  unwrap,
  wrap,
} from "../expressions/expr";
import { toNode } from "../expressions/lift";
import { notKnown } from "./not-known";
import { SECRET } from "./rules";
import type { AnyType, Shape } from "./types";

/** Collects problems, so that a user sees all of them at once. */
export type Report = (problem: string) => void;

/** The value of a type as an expression; what is missing or of another kind goes to the report. */
export function readValue(type: AnyType, value: unknown, path: string, report: Report): Node {
  if (value === undefined || value === null) return readMissing(type, path, report);
  const node = x.isExpr(value) ? unwrap(value) : undefined;
  if (node?.kind === "scalar" && node.value === null) return readMissing(type, path, report);
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
  if (node?.kind === "code") return node;
  const wanted = JS_KINDS[type.is.kind as keyof typeof JS_KINDS];
  const fits = node?.kind === "scalar" && typeof node.value === wanted;
  return fits && (wanted !== "number" || Number.isFinite(node.value))
    ? node
    : refuse(type, value, path, report);
}

/** Undefined for what Terraform has no counterpart of: a function, a construct, a template without an end. */
function nodeOf(value: unknown): Node | undefined {
  if (Construct.isConstruct(value)) return undefined;
  try {
    return toNode(value);
  } catch (error) {
    if (error instanceof x.FoldError) return undefined;
    throw error;
  }
}

function readList(type: AnyType, value: unknown, path: string, report: Report): Node {
  const given = itemsOf(value);
  if (given === "unknown") return toNode(value);
  if (given === undefined) return refuse(type, value, path, report);
  const element = type.is.element as AnyType;
  const items = given.map((item, index) => readValue(element, item, `${path}[${index}]`, report));
  return list(type.is.kind === "set" ? asSet(items) : items);
}

function itemsOf(value: unknown): readonly unknown[] | "unknown" | undefined {
  if (Array.isArray(value) && !Token.isUnresolved(value)) return value;
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
  const entries = entriesOf(value);
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
      readValue(type, given.get(name), at(name), report),
    ]),
  );
}

function entriesOf(value: unknown): [string, unknown][] | "unknown" | undefined {
  if (isPlainObject(value)) return Object.entries(value).filter(([, item]) => item !== undefined);
  const node = nodeOf(value);
  if (node?.kind === "code") return "unknown";
  return node?.kind === "map" ? [...node.entries].map(([key, item]) => [key, wrap(item)]) : undefined;
}

/** What a user wrote in braces; each entry is read by itself, so that an error says where it is. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return (
    !x.isExpr(value) &&
    !Construct.isConstruct(value) &&
    !Tokenization.isResolvable(value) &&
    !Token.isUnresolved(value)
  );
}

function refuse(type: AnyType, value: unknown, path: string, report: Report): Node {
  report(`${path} is ${type.is.sensitive ? SECRET : show(value)}; allowed: ${expected(type)}.`);
  return scalar(null);
}

function show(value: unknown): string {
  if (Construct.isConstruct(value)) return `the construct ${value.node.path}`;
  if (typeof value === "function") return "a function";
  if (typeof value === "number") return String(value);
  const node = nodeOf(value);
  if (x.isExpr(value) && (!node || !isKnownNode(node))) return "an expression of another type";
  return JSON.stringify(node && isKnownNode(node) ? plain(node) : value) ?? String(value);
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
  if (choices) return `one of ${choices.map((choice) => JSON.stringify(choice)).join(", ")}`;
  if (allowed) return allowed;
  return fields ? `an object with ${Object.keys(fields).join(", ")}` : KIND_NAMES[kind];
}
