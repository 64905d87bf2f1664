/** Nested blocks that are repeated: written out where their number is known, `dynamic` where Terraform decides. */
import { Blocks, type Content, type Exact, type Source } from "./arguments";
import type { Expr } from "./expressions";
import * as x from "./expressions";
import { StructureToken } from "./expressions/structure-token";

/** A block per item. Terraform's iterator is called as the blocks are, unless it gets another name. */
export function blocks<V, B, R extends Content<B>>(
  items: Expr<readonly V[]>,
  content: (item: Expr<V>) => R & Exact<R, B>,
  iterator?: string,
): Blocks<B> {
  return new Blocks([
    {
      items,
      iterator,
      // one by one: a list with a null in it would be a token, which has no length
      each: () => indexes(x.length(items)).map((index) => content(x.at(items, index))),
      repeated: (name) => content(x.raw(`${name}.value`)),
    },
  ]);
}

/** A block per entry of a map. */
export function blocksFrom<V, B, R extends Content<B>>(
  items: Expr<Readonly<Record<string, V>>>,
  content: (key: Expr<string>, value: Expr<V>) => R & Exact<R, B>,
  iterator?: string,
): Blocks<B> {
  return new Blocks([
    {
      items,
      iterator,
      each: () => x.knownValue(x.keys(items)).map((key) => content(x.lift(key), x.get(items, key))),
      repeated: (name) => content(x.raw(`${name}.key`), x.raw(`${name}.value`)),
    },
  ]);
}

/** The blocks of one name from several sources, one after another. */
export const inOrder = <B>(...all: readonly Blocks<B>[]): Blocks<B> =>
  new Blocks(all.flatMap(({ sources }) => sources));

const indexes = (length: Expr<number>) => Array.from({ length: x.knownValue(length) }, (_, index) => index);

type Json = Readonly<Record<string, unknown>>;

/** The blocks of one name from all their sources. Their order is kept: one that is `dynamic` makes all of them so. */
interface Emitted {
  readonly isDynamic: boolean;
  readonly value: unknown;
}

function emitted(name: string, { sources }: Blocks<unknown>): Emitted | undefined {
  if (sources.every(({ items }) => x.isKnown(x.length(items)))) {
    const bodies = sources.flatMap(({ each }) => each()).map(bodyOf);
    return bodies.length > 0 ? { isDynamic: false, value: bodies } : undefined;
  }
  const all = sources.map((source) => dynamic(name, source));
  return { isDynamic: true, value: all.length === 1 ? all[0] : all };
}

function dynamic(name: string, { items, iterator, repeated }: Source): Json {
  return {
    for_each: x.tf<unknown>(items),
    ...(iterator === undefined ? {} : { iterator }),
    content: bodyOf(repeated(iterator ?? name)),
  };
}

/** A block's content in Terraform's words, in its order, without what is null. */
function bodyOf(content: object): Json {
  const written: Record<string, unknown> = {};
  const repeated: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const name = x.camelToSnake(key);
    const blocks =
      given instanceof Blocks ? emitted(name, given) : { isDynamic: false, value: valueIn(given) };
    if (blocks && !isNull(blocks.value)) (blocks.isDynamic ? repeated : written)[name] = blocks.value;
  }
  return Object.keys(repeated).length > 0 ? { ...written, dynamic: repeated } : written;
}

function valueIn(given: unknown): unknown {
  if (isStructure(given)) return bodyOf(given);
  return Array.isArray(given) ? given.map(valueIn) : withoutNulls(x.tf<unknown>(given));
}

/** A null is left out: cdktf merges what it is given, and does not look into a token. */
function withoutNulls(value: unknown): unknown {
  if (value instanceof StructureToken) return withoutNulls(value.toJSON());
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isStructure(value)) return value;
  const given = Object.entries(value).filter(([, item]) => !isNull(item));
  return Object.fromEntries(given.map(([key, item]) => [key, withoutNulls(item)]));
}

const isNull = (value: unknown) => value === null || value === undefined;

function isStructure(value: unknown): value is Json {
  if (typeof value !== "object" || value === null || x.isExpr(value)) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}

/** A resource's arguments as cdktf takes them, and the nested blocks that are written beside, by their place. */
export interface Split {
  readonly given: Json;
  readonly blocks: readonly (readonly [place: string, blocks: unknown])[];
}

/** cdktf's own dynamic blocks lose single ones and throw inside of others. */
export function withoutBlocks(all: Json, parent: readonly string[] = []): Split {
  const parts = Object.entries(all).map(([key, value]) => {
    const name = x.camelToSnake(key);
    if (value instanceof Blocks) return { given: {}, blocks: placed(parent, name, value) };
    if (!isStructure(value)) return { given: { [key]: value }, blocks: [] };
    const inner = withoutBlocks(value, [...parent, name]);
    return { given: { [key]: inner.given }, blocks: inner.blocks };
  });
  return {
    given: Object.assign({}, ...parts.map(({ given }) => given)) as Json,
    blocks: parts.flatMap(({ blocks }) => blocks),
  };
}

function placed(parent: readonly string[], name: string, blocks: Blocks<unknown>): Split["blocks"] {
  const made = emitted(name, blocks);
  if (!made) return [];
  const path = made.isDynamic ? [...parent, "dynamic", name] : [...parent, name];
  return [[path.join("."), made.value]];
}
