/** Follows an expression to what it is made from. */
import type { Expression } from "../../../text/code/expression";
import { soleCode, templateParts } from "../../../text/code/template";
import { readExpression } from "../hcl/read";
import {
  also,
  collection,
  either,
  everything,
  indexed,
  type Kind,
  named,
  nothing,
  objectOf,
  oneOf,
  others,
  type Sources,
  scalar,
  union,
  type Value,
} from "./value";

/** What a name stands for: `var`, `local`, `each`, a type of resource, what a loop binds. */
export type Names = (name: string) => Value | undefined;

/** A value of Terraform's JSON syntax. */
export function read(json: unknown, names: Names): Value {
  if (typeof json === "string") {
    const code = soleCode(json);
    return code === undefined
      ? scalar("string", textSources(json, names))
      : evaluate(readExpression(code), names);
  }
  if (typeof json === "number" || typeof json === "boolean")
    return scalar(typeof json === "number" ? "number" : "bool");
  if (typeof json !== "object" || json === null) return nothing;
  if (Array.isArray(json)) return listOf(json.map((item) => read(item, names)));
  return objectOf(new Map(Object.entries(json).map(([key, item]) => [key, read(item, names)])));
}

const textSources = (template: string, names: Names): Sources =>
  union(
    ...templateParts(template)
      .filter(({ isCode }) => isCode)
      .flatMap(({ text }) => codesOf(text))
      .map((code) => everything(evaluate(readExpression(code), names))),
  );

/** The code of an interpolation, or of a directive's condition. */
function codesOf(part: string): string[] {
  if (part.startsWith("${")) return [part.slice(2, -1)];
  const [, condition] = /^%\{\s*if\s+(.*)\}$/s.exec(part) ?? [];
  return condition === undefined ? [] : [condition];
}

const listOf = (items: readonly Value[]): Value =>
  collection("list", new Set(), oneOf(items), scalar("number"));

function evaluate(expression: Expression, names: Names): Value {
  const inner = (one: Expression) => evaluate(one, names);
  switch (expression.kind) {
    case "word":
      return word(expression.text, names);
    case "group":
      return inner(expression.inner);
    case "unary":
      return scalar(expression.operator === "!" ? "bool" : "number", everything(inner(expression.operand)));
    case "chain":
      return chain(expression, inner);
    case "choice":
      return choice(inner(expression.yes), inner(expression.no), everything(inner(expression.condition)));
    case "list":
      return listOf(expression.items.map(inner));
    case "object":
      return object(expression.entries, names);
    case "for":
      return loop(expression, names);
    case "part":
      return part(expression, names);
    case "call":
      return call(expression.name, expression.args.map(inner), expression.isSpread);
  }
}

/**
 * Which of two resources of a type it is that AWS made: what decides it moves one to the other in the state, and what
 * refers to it stays as it is.
 */
function choice(yes: Value, no: Value, condition: Sources): Value {
  const [one, ...others] = new Set(
    [...everything(yes), ...everything(no)].map((source) => source.split(".")[0]),
  );
  const isTwin =
    one?.startsWith("@") === true && others.length === 0 && yes.from.size > 0 && no.from.size > 0;
  return isTwin ? either(yes, no) : also(either(yes, no), condition);
}

function word(text: string, names: Names): Value {
  if (text.startsWith('"')) return scalar("string", textSources(text.slice(1, -1), names));
  if (/^\d/.test(text)) return scalar("number");
  if (text === "true" || text === "false") return scalar("bool");
  return names(text) ?? nothing;
}

/** Whether something is null is known with the thing itself, whatever is in it. */
function chain({ operators, operands }: Kinds<"chain">, inner: (one: Expression) => Value): Value {
  const isArithmetic = /^[-+*/%]$/.test(operators[0] as string);
  const isNullTest = operands.some((one) => one.kind === "word" && one.text === "null");
  const values = operands.map(inner);
  const from = union(...values.map((value) => (isNullTest ? value.from : everything(value))));
  return scalar(isArithmetic ? "number" : "bool", from);
}

type Kinds<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

function object(entries: Kinds<"object">["entries"], names: Names): Value {
  const fields = new Map<string, Value>();
  const computed: Value[] = [];
  const keys: Value[] = [];
  for (const [key, value] of entries) {
    const name = literal(key);
    if (name !== undefined) fields.set(name, evaluate(value, names));
    else {
      computed.push(evaluate(value, names));
      keys.push(evaluate(key, names));
    }
  }
  if (keys.length === 0) return objectOf(fields);
  const element = oneOf([...fields.values(), ...computed]);
  return collection("map", union(...keys.map(everything)), element, oneOf(keys));
}

/** A key that is written, not computed. */
function literal(key: Expression): string | undefined {
  if (key.kind !== "word") return undefined;
  if (!key.text.startsWith('"')) return key.text;
  return /[$%]\{/.test(key.text) ? undefined : key.text.slice(1, -1);
}

function loop(expression: Kinds<"for">, names: Names): Value {
  const all = evaluate(expression.collection, names);
  const [first = "", second] = expression.names;
  const item = all.element ?? oneOf([...(all.fields?.values() ?? [])]);
  const key = all.key ?? scalar("string");
  const bound = new Map(
    second === undefined
      ? [[first, item]]
      : [
          [first, key],
          [second, item],
        ],
  );
  const inner: Names = (name) => bound.get(name) ?? names(name);
  const value = evaluate(expression.value, inner);
  const condition = expression.condition
    ? everything(evaluate(expression.condition, inner))
    : new Set<string>();
  if (expression.key === undefined)
    return collection("list", union(all.from, condition), value, scalar("number"));
  const made = evaluate(expression.key, inner);
  const element = expression.isGrouped ? listOf([value]) : value;
  return collection("map", union(all.from, condition, everything(made)), element, made);
}

function part({ of, step }: Kinds<"part">, names: Names): Value {
  const value = evaluate(of, names);
  if (step === "[*]") return splat(value);
  if (typeof step === "string") {
    const name = step.slice(1);
    // names[*].id is a list of what each has
    const isSplat = of.kind === "part" && of.step === "[*]";
    if (isSplat)
      return collection("list", others(value), named(value.element ?? nothing, name), scalar("number"));
    return /^\d+$/.test(name) ? indexed(value, nothing) : named(value, name);
  }
  const key = literal(step);
  return key !== undefined &&
    (value.fields || value.attribute) &&
    step.kind === "word" &&
    step.text.startsWith('"')
    ? named(value, key)
    : indexed(value, evaluate(step, names));
}

/** A single thing is a list of one, or of none where it is null. */
const splat = (value: Value): Value =>
  value.element && value.kind !== "map"
    ? value
    : collection("list", value.from, { ...value, from: new Set() });

const RETURNS: Readonly<Record<string, Kind>> = {
  ...kinds("number", "length max min sum ceil floor pow index tonumber parseint abs signum log"),
  ...kinds("bool", "contains can alltrue anytrue startswith endswith tobool issensitive strcontains"),
};

function kinds(kind: Kind, names: string): Record<string, Kind> {
  return Object.fromEntries(names.split(" ").map((name) => [name, kind]));
}

function call(name: string, args: readonly Value[], isSpread: boolean): Value {
  const [first = nothing, second = nothing] = args;
  const all = union(...args.map(everything));
  const returned = args.at(-1) as Value;
  switch (name) {
    case "length":
      return scalar("number", first.from);
    case "keys":
      return collection("list", first.from, first.key ?? scalar("string"), scalar("number"));
    case "values":
      return collection(
        "list",
        first.from,
        indexed({ ...first, from: new Set() }, nothing),
        scalar("number"),
      );
    case "merge":
      return isSpread ? also(returned.element ?? nothing, returned.from) : oneOf(args);
    case "try":
    case "coalesce":
      return oneOf(args);
    case "lookup":
      return also(either(indexed(first, second), args[2] ?? nothing), everything(second));
    case "one":
      return also(first.element ?? nothing, first.from);
    case "element":
      return indexed(first, second);
    case "concat":
    case "setunion":
    case "flatten":
      return flattened(name, args, isSpread);
    case "sort":
    case "distinct":
    case "compact":
    case "setintersection":
    case "setsubtract":
    case "toset":
      return asSet(name === "toset" || name.startsWith("set") ? "set" : "list", oneOf(args), all);
    case "slice":
    case "reverse":
    case "tolist":
    case "tomap":
    case "sensitive":
    case "nonsensitive":
    case "coalescelist":
      return also(oneOf(args.filter(({ kind }) => kind !== "number")), ...(name === "slice" ? [all] : []));
    case "zipmap":
      return collection("map", everything(first), second.element ?? nothing, first.element ?? nothing);
    case "split":
    case "cidrsubnets":
    case "formatlist":
      return collection("list", all, scalar("string", all), scalar("number"));
    case "range":
      return collection("list", all, scalar("number", all), scalar("number"));
    case "chunklist":
      return collection("list", all, first, scalar("number"));
    case "regexall":
      return collection("list", all, scalar("any", all), scalar("number"));
    case "regex":
    case "jsondecode":
    case "transpose":
    case "setproduct":
      return scalar("any", all);
    default:
      return scalar(RETURNS[name] ?? "string", all);
  }
}

/** Its elements are its keys. */
function asSet(kind: Kind, value: Value, all: Sources): Value {
  const element = value.element ?? scalar("any", all);
  return collection(kind, all, element, element);
}

function flattened(name: string, args: readonly Value[], isSpread: boolean): Value {
  const joined = oneOf(args);
  const lists = isSpread || name === "flatten" ? innermost(joined) : joined;
  return collection(
    name === "setunion" ? "set" : "list",
    union(joined.from, lists.from),
    lists.element ?? nothing,
    scalar("number"),
  );
}

/** A list of lists, flat: each decides how many there are. */
function innermost(value: Value): Value {
  const { element } = value;
  const isList = element?.element !== undefined && element.kind !== "map";
  return element !== undefined && isList ? also(innermost(element), value.from) : value;
}
