/** Lists and maps, and the `for` expressions over them. */
import { asNumber, asText, FoldError } from "../../terraform/convert";
import { compareText } from "../../terraform/text";
import { Code, Precedence } from "./code";
import { type Expr, type In, wrap } from "./expr";
import { deepFunction } from "./fold";
import { listEach, listFrom, type Names } from "./for";
import { toNode } from "./lift";
import { call, operand, toCode } from "./literal";
import { eq, when } from "./logic";
import { camelToSnake } from "./names";
import { code, field, list, map, type Node, type Scalar, scalar } from "./node";

type Collection = In<readonly unknown[]> | In<Readonly<Record<string, unknown>>>;
type AnyMap = In<Readonly<Record<string, unknown>>>;
type MapOf<V> = In<Readonly<Record<string, V>>>;

type ItemTest<V> = (item: Expr<V>) => In<boolean>;
type EntryTest<V> = (key: Expr<string>, value: Expr<V>) => In<boolean>;

/** An object with these fields, written in snake_case for Terraform. */
export function object<T extends object>(fields: { [K in keyof T]: In<T[K]> }): Expr<T> {
  return wrap(map(Object.entries(fields).map(([name, value]) => [camelToSnake(name), toNode(value)])));
}

/** A map with these literal keys. */
export function mapping<T>(entries: Record<string, In<T>>): Expr<Record<string, T>> {
  return wrap(map(Object.entries(entries).map(([key, value]) => [key, toNode(value)])));
}

export function items<T>(values: readonly In<T>[]): Expr<T[]> {
  return wrap(list(values.map(toNode)));
}

/** The number of items; known as soon as the shape is. */
export function length(value: Collection): Expr<number> {
  const node = toNode(value);
  if (node.kind === "list") return wrap(scalar(node.items.length));
  if (node.kind === "map") return wrap(scalar(node.entries.size));
  return wrap(code(call("length", node)));
}

export const isEmpty = (value: Collection): Expr<boolean> => eq(length(value), 0);

/** What is made from a list or a map, or null where there is nothing in it. */
export const unlessEmpty = <T>(source: Collection, made: () => In<T>): Expr<T | null> =>
  when(isEmpty(source), null, made);

/** The list or map, or null where there is nothing in it. */
export const nullIfEmpty = <T extends readonly unknown[] | Readonly<Record<string, unknown>>>(
  value: Expr<T>,
): Expr<T | null> => unlessEmpty(wrap<readonly unknown[]>(toNode(value)), () => value);

export function keys(value: AnyMap): Expr<string[]> {
  const node = toNode(value);
  if (node.kind === "map") return wrap(list([...node.entries.keys()].map(scalar)));
  return wrap(code(call("keys", node)));
}

export function values<T>(value: In<Readonly<Record<string, T>>>): Expr<T[]> {
  const node = toNode(value);
  if (node.kind === "map") return wrap(list([...node.entries.values()]));
  return wrap(code(call("values", node)));
}

/** `map[key]`; an error when the key is missing. */
export function get<T>(value: In<Readonly<Record<string, T>>>, key: In<string | null>): Expr<T> {
  const [node, at] = [toNode(value), toNode(key)];
  if (node.kind === "scalar") throw new FoldError(`${JSON.stringify(node.value)} has no keys`);
  if (at.kind === "scalar" && (node.kind === "map" || node.kind === "code"))
    return wrap(field(node, asText(at.value)));
  return wrap(code(Code.of([...operand(node, Precedence.atom), "[", ...toCode(at).parts, "]"])));
}

/** `lookup(map, key, fallback)` */
export function lookup<T>(
  value: In<Readonly<Record<string, T>>>,
  key: In<string | null>,
  fallback: In<T>,
): Expr<T> {
  const [node, at] = [toNode(value), toNode(key)];
  if (node.kind === "map" && at.kind === "scalar") {
    return wrap(node.entries.get(asText(at.value)) ?? toNode(fallback));
  }
  if (node.kind === "map" && node.entries.size === 0) return wrap(toNode(fallback));
  return wrap(code(call("lookup", node, at, toNode(fallback))));
}

/** `list[index]` */
export function at<T>(value: In<readonly T[]>, index: In<number | null>): Expr<T> {
  const [node, position] = [toNode(value), toNode(index)];
  if (node.kind === "list" && position.kind === "scalar") {
    const item = node.items[asNumber(position.value)];
    if (item === undefined)
      throw new FoldError(`there is no item ${position.value} in a list of ${node.items.length}`);
    return wrap(item);
  }
  return wrap(code(Code.of([...operand(node, Precedence.atom), "[", ...toCode(position).parts, "]"])));
}

/** `index(list, value)`: the position of the first equal item; an error when there is none. */
export const indexOf = (value: In<readonly Scalar[]>, item: In<Scalar>): Expr<number> =>
  deepFunction(
    "index",
    (all: Scalar[], wanted: Scalar) => {
      const position = all.indexOf(notNull(wanted));
      if (position < 0) throw new FoldError(`${JSON.stringify(wanted)} is not among ${JSON.stringify(all)}`);
      return position;
    },
    value,
    item,
  );

export const contains = <T extends Scalar>(value: In<readonly T[]>, item: In<T | null>): Expr<boolean> => {
  const node = toNode(value);
  if (node.kind === "list" && node.items.length === 0 && !isNullNode(toNode(item)))
    return wrap(scalar(false));
  return deepFunction(
    "contains",
    (all: Scalar[], wanted: Scalar) => all.includes(notNull(wanted)),
    value,
    item,
  );
};

const isNullNode = (node: Node): boolean => node.kind === "scalar" && node.value === null;

/** Terraform refuses to look for a null, even in a list that holds one. */
function notNull(wanted: Scalar): Scalar {
  if (wanted === null) throw new FoldError("null cannot be looked for in a list");
  return wanted;
}

export const hasKey = (value: AnyMap, key: In<string | null>): Expr<boolean> => contains(keys(value), key);

export const sort = (value: In<readonly string[]>): Expr<string[]> =>
  deepFunction("sort", (all: string[]) => all.map(asText).sort(compareText), value);

/** `compact(list)`: without nulls and empty texts. */
export function compact(value: In<readonly (string | number | null)[]>): Expr<string[]> {
  const node = toNode(value);
  if (node.kind !== "list" || !node.items.every(({ kind }) => kind === "scalar"))
    return wrap(code(call("compact", node)));
  return wrap(list(node.items.filter((item) => item.kind === "scalar" && (item.value ?? "") !== "")));
}

export const distinct = <T extends Scalar>(value: In<readonly T[]>): Expr<T[]> =>
  deepFunction("distinct", (all: T[]) => [...new Set(all)], value);

/** Whether each item is there once. */
export const isDistinct = (value: In<readonly Scalar[]>): Expr<boolean> =>
  eq(length(distinct(value)), length(value));

export const slice = <T>(value: In<readonly T[]>, start: In<number>, end: In<number>): Expr<T[]> =>
  deepFunction(
    "slice",
    (all: T[], from: number, to: number) => {
      const whole = Number.isInteger(asNumber(from)) && Number.isInteger(asNumber(to));
      if (!whole || from < 0 || to > all.length || from > to)
        throw new FoldError(`no items ${from} to ${to} in ${all.length}`);
      return all.slice(from, to);
    },
    value,
    start,
    end,
  );

export function concat<T>(...lists: In<readonly T[]>[]): Expr<T[]> {
  const nodes = lists.map(toNode).filter((node) => node.kind !== "list" || node.items.length > 0);
  if (nodes.every((node) => node.kind === "list")) return wrap(list(nodes.flatMap((node) => itemsOf(node))));
  return wrap(nodes.length === 1 ? (nodes[0] as Node) : code(call("concat", ...nodes)));
}

/** Later maps win; nulls are left out. */
export function merge<T>(...maps: In<Readonly<Record<string, T>>>[]): Expr<Record<string, T>> {
  const nodes = maps
    .map(toNode)
    .filter((node) => !isNullNode(node) && (node.kind !== "map" || node.entries.size > 0));
  if (nodes.every((node) => node.kind === "map")) return wrap(map(nodes.flatMap((node) => entriesOf(node))));
  return wrap(nodes.length === 1 ? (nodes[0] as Node) : code(call("merge", ...nodes)));
}

/** Lists in the list flattened, and lists in those: the items must not be unknown lists, which only Terraform flattens. */
export function flatten<T>(value: In<readonly (readonly T[])[]>): Expr<T[]> {
  const node = toNode(value);
  if (node.kind === "list" && node.items.every((item) => item.kind === "list")) {
    return wrap(list(leavesOf(node)));
  }
  return wrap(code(call("flatten", node)));
}

/** An object with more fields, `merge(value, { … })`. */
export function extend<T extends object, M extends object>(
  value: In<T>,
  fields: { [K in keyof M]: In<M[K]> },
): Expr<T & M> {
  const [base, more] = [toNode(value), toNode(object<M>(fields))];
  if (base.kind === "map" && more.kind === "map") return wrap(map([...base.entries, ...more.entries]));
  return wrap(code(call("merge", base, more)));
}

/** A list of maps as one map. */
export function mergeAll<T>(value: In<readonly Record<string, T>[]>): Expr<Record<string, T>> {
  const node = toNode(value);
  if (node.kind === "list") return merge(...node.items.map((item) => wrap<Record<string, T>>(item)));
  // merge() of no arguments is an empty object, so an empty list needs no special case
  return wrap(code(Code.of(["merge(", ...operand(node, Precedence.or), "...)"])));
}

export const allTrue = (value: In<readonly boolean[]>): Expr<boolean> => quantified("alltrue", value, false);
export const anyTrue = (value: In<readonly boolean[]>): Expr<boolean> => quantified("anytrue", value, true);

function quantified(name: string, value: unknown, decisive: boolean): Expr<boolean> {
  const node = toNode(value);
  if (node.kind === "list") {
    // a null is not true, for either of the two
    const decides = (item: Node) => item.kind === "scalar" && (item.value ?? false) === decisive;
    if (node.items.some(decides)) return wrap(scalar(decisive));
    const open = node.items.filter((item) => item.kind !== "scalar");
    return open.length === 0 ? wrap(scalar(!decisive)) : wrap(code(call(name, list(open))));
  }
  return wrap(code(call(name, node)));
}

/** `alltrue([for name in list : …])`: whether the test holds for each item. */
export const everyItem = <V>(source: In<readonly V[]>, name: string, test: ItemTest<V>): Expr<boolean> =>
  allTrue(listEach(source, [name], (item) => ({ value: test(item) })));

/** `anytrue([for name in list : …])`: whether it holds for one at least. */
export const someItem = <V>(source: In<readonly V[]>, name: string, test: ItemTest<V>): Expr<boolean> =>
  anyTrue(listEach(source, [name], (item) => ({ value: test(item) })));

/** `alltrue([for key, value in map : …])` */
export const everyEntry = <V>(source: MapOf<V>, names: Names, test: EntryTest<V>): Expr<boolean> =>
  allTrue(listFrom(source, names, (key, value) => ({ value: test(key, value) })));

/** `anytrue([for key, value in map : …])` */
export const someEntry = <V>(source: MapOf<V>, names: Names, test: EntryTest<V>): Expr<boolean> =>
  anyTrue(listFrom(source, names, (key, value) => ({ value: test(key, value) })));

/** How many of them are true. */
export const countTrue = (...tests: In<boolean>[]): Expr<number> =>
  length(listEach(items(tests), ["given"], (given) => ({ value: given, when: given })));

/** The only item, or null where there is none. */
export function one<T>(value: In<readonly T[]>): Expr<T | null> {
  const node = toNode(value);
  if (node.kind !== "list") return wrap(code(call("one", node)));
  if (node.items.length > 1) throw new FoldError(`one item expected, got ${node.items.length}`);
  return wrap(node.items[0] ?? scalar(null));
}

function leavesOf(node: Node): readonly Node[] {
  return node.kind === "list" ? node.items.flatMap(leavesOf) : [node];
}

function itemsOf(node: Node): readonly Node[] {
  return node.kind === "list" ? node.items : [];
}

function entriesOf(node: Node): [string, Node][] {
  return node.kind === "map" ? [...node.entries] : [];
}
