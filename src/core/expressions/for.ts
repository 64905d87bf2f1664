/**
 * `for` expressions. Over a collection of known shape the body is computed item by item; over an unknown one it is
 * computed once, with Terraform's loop variables.
 */
import { asFlag, asText, FoldError } from "../../terraform/convert";
import { Code, Precedence } from "./code";
import { type Expr, type In, isExpr, type Typed, wrap } from "./expr";
import { ifComputable } from "./fold";
import { type Deferrable, nodeOf, toNode } from "./lift";
import { operand, toCode } from "./literal";
import { isSet } from "./logic";
import { code, list, map, type Node, scalar } from "./node";

/**
 * A body may give the value itself, an expression: of a map's entry, which keeps its key, or of an item. (One with a field called
 * `value` stands in braces, `{ value: x.object({ key, value }) }`: the types would take the field.)
 */
export interface Entry<U> {
  readonly key: In<string>;
  /** A function where it fails if `when` is false: Terraform does not compute it then. */
  readonly value: Deferrable<U>;
  /** Leaves the entry out where false. */
  readonly when?: In<boolean>;
}

export interface Item<U> {
  /** As of an entry. */
  readonly value: Deferrable<U>;
  /** Leaves the item out where false. */
  readonly when?: In<boolean>;
}

/** The loop variables' names in Terraform: key and value, or the value alone. */
export type Names = readonly [string, string] | readonly [string];

type MapBody<V, R> = (key: Expr<string>, value: Expr<V>) => R;
type ListBody<V, R> = (value: Expr<V>, index: Expr<number>) => R;

/** `{ for key, value in map : … }` */
export function mapFrom<V, U>(
  source: In<Readonly<Record<string, V>>>,
  names: Names,
  body: MapBody<V, Entry<U> | Typed<U>>,
) {
  return forMap<U>(toNode(source), names, (key, value) => {
    const result = body(wrap(key), wrap(value));
    return isExpr(result) ? { key: wrap<string>(key), value: result } : (result as Entry<U>);
  });
}

/** `[for key, value in map : …]` */
export function listFrom<V, U>(
  source: In<Readonly<Record<string, V>>>,
  names: Names,
  body: MapBody<V, Item<U> | Typed<U>>,
) {
  return forList<U>(toNode(source), names, (key, value) => itemOf(body(wrap(key), wrap(value))));
}

const itemOf = <U>(result: Item<U> | Typed<U>): Item<U> =>
  isExpr(result) ? { value: result as In<U> } : (result as Item<U>);

/** `[for key, value in map : key if …]`: the keys of what the test holds for. */
export const keysWhere = <V>(
  source: In<Readonly<Record<string, V>>>,
  names: Names,
  test: MapBody<V, In<boolean>>,
): Expr<string[]> => listFrom(source, names, (key, value) => ({ value: key, when: test(key, value) }));

/** `{ for value in list : … }`; the index comes second in the body and first in the names. */
export function mapEach<V, U>(source: In<readonly V[]>, names: Names, body: ListBody<V, Entry<U>>) {
  return forMap<U>(toNode(source), names, (key, value) => body(wrap(value), wrap(key)));
}

/** `[for value in list : …]`; the index comes second in the body and first in the names. */
export function listEach<V, U>(
  source: In<readonly V[]>,
  names: Names,
  body: ListBody<V, Item<U> | Typed<U>>,
) {
  return forList<U>(toNode(source), names, (key, value) => itemOf(body(wrap(value), wrap(key))));
}

/** `[for name in list : name if …]`: the items that the test holds for. */
export const itemsWhere = <V>(
  source: In<readonly V[]>,
  name: string,
  test: (item: Expr<V>) => In<boolean>,
): Expr<V[]> => listEach(source, [name], (value) => ({ value, when: test(value) }));

/** `[for name in [value] : name if …]`: the value where the test holds, else nothing. */
export const itemWhere = <V>(value: In<V>, name: string, test: (item: Expr<V>) => In<boolean>): Expr<V[]> =>
  forList(list([toNode(value)]), [name], (_, item) => ({ value: wrap(item), when: test(wrap(item)) }));

/** `[for name in [value] : name if name != null]`: the value where there is one, else nothing. */
export const itemWhereSet = <V>(value: In<V>, name: string): Expr<Exclude<V, null>[]> =>
  itemWhere(value as In<Exclude<V, null>>, name, isSet);

/** `{ for value in list : key => value... }`: the values of one key in a list. */
export function groupEach<V, U>(source: In<readonly V[]>, names: Names, body: ListBody<V, Entry<U>>) {
  return forGroups<U>(toNode(source), names, (key, value) => body(wrap(value), wrap(key)));
}

type Body<R> = (key: Node, value: Node) => R;

function forMap<U>(source: Node, names: Names, body: Body<Entry<unknown>>): Expr<Record<string, U>> {
  const entries = pairs(source)?.map(([key, value]) => body(key, value));
  const folded = entries && foldEntries(entries);
  if (folded) return wrap(map(folded));
  return loop("{ ", source, names, body, map([]), (entry) => {
    const key = toCode(toNode(entry.key)).operand(Precedence.or);
    return [...key, " => ", ...toCode(computed(entry)).parts, ...filter(entry.when), " }"];
  });
}

function forGroups<U>(source: Node, names: Names, body: Body<Entry<unknown>>): Expr<Record<string, U[]>> {
  const groups = foldGroups(pairs(source)?.map(([key, value]) => body(key, value)));
  if (groups) return wrap(map([...groups].map(([key, values]) => [key, list(values)])));
  return loop("{ ", source, names, body, map([]), (entry) => {
    const key = toCode(toNode(entry.key)).operand(Precedence.or);
    return [...key, " => ", ...operand(computed(entry), Precedence.atom), "...", ...filter(entry.when), " }"];
  });
}

function forList<U>(source: Node, names: Names, body: Body<Item<unknown>>): Expr<U[]> {
  const all = pairs(source)?.map(([key, value]) => body(key, value));
  const folded = all && foldItems(all);
  if (folded) return wrap(list(folded));
  return loop("[", source, names, body, list([]), (item) => [
    ...toCode(computed(item)).parts,
    ...filter(item.when),
    "]",
  ]);
}

/** The items of a collection of known shape, with their keys or positions. */
function pairs(source: Node): [Node, Node][] | undefined {
  if (source.kind === "list") return source.items.map((item, index) => [scalar(index), item]);
  if (source.kind === "map") return [...source.entries].map(([key, value]) => [scalar(key), value]);
  if (source.kind === "scalar")
    throw new FoldError(`${JSON.stringify(source.value)} cannot be iterated over`);
  return undefined;
}

function foldEntries(entries: Entry<unknown>[]): [string, Node][] | undefined {
  const folded = new Map<string, Node>();
  for (const entry of entries) {
    const keep = toNode(entry.when ?? true);
    const key = toNode(entry.key);
    if (keep.kind !== "scalar") return undefined;
    if (!asFlag(keep.value)) continue;
    if (key.kind !== "scalar") return undefined;
    const text = asText(key.value);
    if (folded.has(text)) throw new FoldError(`two items have the key ${JSON.stringify(text)}`);
    folded.set(text, computed(entry));
  }
  return [...folded];
}

function foldGroups(entries: Entry<unknown>[] | undefined): Map<string, Node[]> | undefined {
  const folded = new Map<string, Node[]>();
  for (const entry of entries ?? []) {
    const [keep, key] = [toNode(entry.when ?? true), toNode(entry.key)];
    if (keep.kind !== "scalar") return undefined;
    if (!asFlag(keep.value)) continue;
    if (key.kind !== "scalar") return undefined;
    const text = asText(key.value);
    const group = folded.get(text) ?? [];
    group.push(computed(entry));
    folded.set(text, group);
  }
  return entries && folded;
}

function foldItems(all: Item<unknown>[]): Node[] | undefined {
  const tests = all.map((item) => toNode(item.when ?? true));
  if (tests.some((test) => test.kind !== "scalar")) return undefined;
  return all.filter((_, index) => asFlag((tests[index] as { value: unknown }).value)).map(computed);
}

const computed = ({ value }: Item<unknown>): Node => nodeOf(value);

function filter(test: In<boolean> | undefined) {
  const node = toNode(test ?? true);
  if (node.kind === "scalar" && node.value === true) return [];
  return [" if ", ...toCode(node).operand(Precedence.conditional)];
}

type Parts = Code["parts"];

/** Names in use by the loops around this one: a nested loop must not hide them. */
const inUse: string[] = [];

/**
 * `empty` is what it comes to when the filter is known to let nothing through, or the body can be computed for no item: a
 * rule refuses the inputs where there are some.
 */
function loop<T, R extends { readonly when?: In<boolean> }>(
  open: string,
  source: Node,
  names: Names,
  body: Body<R>,
  empty: Node,
  write: (result: R) => Parts,
): Expr<T> {
  const value = unused(names.at(-1) as string);
  inUse.push(value);
  const key = unused(names.length === 2 ? names[0] : "index");
  inUse.push(key);
  try {
    const result = ifComputable(() => body(variable(key), variable(value)));
    if (result === undefined || isFalse(toNode(result.when ?? true))) return wrap(empty);
    const tail = ifComputable(() => write(result));
    if (tail === undefined) return wrap(empty);
    // a variable's code is a part of its own, whatever is built around it
    const variables = tail.includes(key) ? `${key}, ${value}` : value;
    const head = `for ${variables} in `;
    return wrap(code(Code.of([open, head, ...operand(source, Precedence.or), " : ", ...tail])));
  } finally {
    inUse.splice(-2);
  }
}

/** What is computed with none of the loops around: it may stand elsewhere. */
export function outsideOfLoops<T>(make: () => T): T {
  const around = inUse.splice(0);
  try {
    return make();
  } finally {
    inUse.push(...around);
  }
}

const isFalse = (node: Node): boolean => node.kind === "scalar" && node.value === false;

function unused(name: string): string {
  let candidate = name;
  for (let number = 2; inUse.includes(candidate); number++) candidate = `${name}${number}`;
  return candidate;
}

function variable(name: string): Node {
  return code(Code.of([name]));
}
