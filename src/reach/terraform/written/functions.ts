/** Terraform's functions, as far as configurations use them for what a network is made of. */
import { asNumber, asText } from "../../../terraform/convert";
import { fromRe2 } from "../../../terraform/pattern";
import {
  compareText,
  jsonText,
  lettersOf,
  lowerCase,
  partOf,
  pieces,
  withoutEnd,
} from "../../../terraform/text";
import { isUnknown, Unknown, type Value } from "../value";
import { later, nameOf, same, UNNAMED, waits } from "./later";
import { Failure } from "./scope";

type Function = (...args: readonly Value[]) => Value;

/** Those that look at the whole value. */
const OF_KNOWN: Readonly<Record<string, Function>> = {
  tostring: (value) => (value === null ? null : asText(value)),
  tonumber: (value) => (value === null ? null : asNumber(value)),
  tobool: (value) => value === true || value === "true",
  lower: (text) => lowerCase(asText(text)),
  upper: (text) => String(text).toUpperCase(),
  regex: (pattern, text) => matchOf(asText(pattern), asText(text)),
  split: (separator, text) => pieces(asText(separator), asText(text)),
  join: (separator, ...lists) => lists.flatMap(listOf).map(asText).join(asText(separator)),
  replace: (text, from, to) => replaced(String(text), String(from), String(to)),
  format: (text, ...values) => formatted(String(text), values),
  trimprefix: (text, start) =>
    asText(text).startsWith(asText(start)) ? asText(text).slice(asText(start).length) : asText(text),
  substr: (text, from, length) => partOf(asText(text), asNumber(from), asNumber(length)),
  trimsuffix: (text, end) => withoutEnd(asText(text), asText(end)),
  startswith: (text, start) => String(text).startsWith(String(start)),
  endswith: (text, end) => String(text).endsWith(String(end)),
  contains: (list, item) => listOf(list).some((one) => same(one, item ?? null)),
  jsondecode: (text) => JSON.parse(String(text)) as Value,
  base64encode: (text) => Buffer.from(String(text)).toString("base64"),
  sort: (list) => listOf(list).map(asText).sort(compareText),
};

/** Those that leave what is in a list or an object as it is. */
const OF_SHAPES: Readonly<Record<string, Function>> = {
  length: (value) =>
    typeof value === "string" ? lettersOf(value).length : Object.keys(shaped(value)).length,
  keys: (value) => Object.keys(shaped(value)).sort(compareText),
  values: (value) =>
    Object.entries(shaped(value))
      .sort(([a], [b]) => compareText(a, b))
      .map(([, item]) => item),
  merge: (...objects) => Object.assign({}, ...objects.map((one) => (one === null ? {} : shaped(one)))),
  concat: (...lists) => lists.flatMap(listOf),
  flatten: (list) => flat(listOf(list)),
  compact: (list) => listOf(list).filter((item) => item !== null && item !== ""),
  distinct: (list) => distinctOf(listOf(list)),
  toset: (list) => distinctOf(listOf(list)),
  tolist: (list) => [...listOf(list)],
  tomap: (map) => map ?? null,
  one: (list) => listOf(list)[0] ?? null,
  element: (list, index) => listOf(list)[Number(index) % listOf(list).length] ?? null,
  slice: (list, from, to) => listOf(list).slice(Number(from), Number(to)),
  lookup: (map, key, otherwise) => (shaped(map) as Record<string, Value>)[String(key)] ?? otherwise ?? null,
  coalesce: (...values) => values.find((value) => value !== null && value !== "") ?? null,
  sensitive: (value) => value ?? null,
  nonsensitive: (value) => value ?? null,
};

export function called(name: string, args: readonly Value[]): Value {
  if (name === "jsonencode") return encoded(args[0] ?? null);
  const waiting = args.find(isUnknown);
  if (waiting && name !== "coalesce") return new Unknown(undefined, waiting.reason);
  const shapes = OF_SHAPES[name];
  if (shapes) return shapes(...args);
  const known = OF_KNOWN[name];
  if (known === undefined) return new Unknown(undefined, `${name}() is computed when Terraform plans`);
  return args.some(waits) ? new Unknown(undefined, `${name}() waits for the apply`) : known(...args);
}

/** JSON in which what waits stands as its name. */
function encoded(value: Value): Value {
  if (!waits(value)) return jsonText(value);
  const named = (item: Value): Value => {
    if (isUnknown(item)) return nameOf(item) ?? UNNAMED;
    return Array.isArray(item)
      ? item.map(named)
      : typeof item === "object" && item !== null
        ? Object.fromEntries(Object.entries(item).map(([key, one]) => [key, named(one)]))
        : item;
  };
  return later(jsonText(named(value)));
}

function listOf(value: Value | undefined): readonly Value[] {
  if (Array.isArray(value)) return value;
  throw new Failure("a list is needed");
}

function shaped(value: Value | undefined): Readonly<Record<string, Value>> {
  if (typeof value === "object" && value !== null) return value as Record<string, Value>;
  throw new Failure("a list or an object is needed");
}

const flat = (list: readonly Value[]): Value[] =>
  list.flatMap((item) => (Array.isArray(item) ? flat(item) : [item]));

const distinctOf = (list: readonly Value[]): Value[] =>
  list.filter((item, index) => list.findIndex((other) => same(item, other)) === index);

function matchOf(pattern: string, text: string): Value {
  const match = fromRe2(pattern).exec(text);
  if (!match) throw new Failure(`${pattern} does not match`);
  return match.length === 1 ? match[0] : match.slice(1).map((group) => group ?? null);
}

/** What stands between slashes is a pattern. */
const replaced = (text: string, from: string, to: string): string =>
  /^\/.+\/$/.test(from)
    ? text.replace(new RegExp(fromRe2(from.slice(1, -1)), "gu"), to)
    : text.replaceAll(from, () => to);

/** The verbs that take a value as it is; others are left to a plan. */
function formatted(text: string, values: readonly Value[]): string {
  const left = [...values];
  return text.replace(/%(.)/g, (_, verb: string) => {
    if (verb === "%") return "%";
    if (verb !== "s" && verb !== "d") throw new Failure(`format's %${verb} is computed when Terraform plans`);
    return String(left.shift());
  });
}
