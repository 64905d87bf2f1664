/** What is known of a value without computing it: its shape, and which inputs and resources it is made from. */

export type Kind = "string" | "number" | "bool" | "list" | "set" | "map" | "object" | "any";

/**
 * An input's path, where `[]` is which entries a collection has, `[*]` one of them and `{key}` its key (`tiers[*].kind`);
 * a data source (`data.…`); or `@` and a resource whose attribute AWS decides. After a `?`, what has to be known and
 * changes nothing: which other entries stand beside the one that is taken.
 */
export type Sources = ReadonlySet<string>;

export interface Value {
  readonly kind: Kind;
  /** What decides whether there is a value; of a collection, which keys it has or how many entries. */
  readonly from: Sources;
  /** Of an object. */
  readonly fields?: ReadonlyMap<string, Value>;
  /** Of a resource or an object of whose fields nobody has asked yet. */
  readonly attribute?: (name: string) => Value;
  /** Of a collection. */
  readonly key?: Value;
  readonly element?: Value;
}

const NONE: Sources = new Set();

export const union = (...all: readonly Sources[]): Sources => {
  const some = all.filter(({ size }) => size > 0);
  return some.length <= 1 ? (some[0] ?? NONE) : new Set(some.flatMap((one) => [...one]));
};

export const scalar = (kind: Kind, from: Sources = NONE): Value => ({ kind, from });

export const nothing: Value = scalar("any");

export function collection(
  kind: Kind,
  from: Sources,
  element: Value,
  key: Value = scalar("string", from),
): Value {
  return { kind, from, element, key };
}

export const objectOf = (fields: ReadonlyMap<string, Value>, from: Sources = NONE): Value => ({
  kind: "object",
  from,
  fields,
});

/** All that a value and what is in it are made from. */
export function everything(value: Value): Sources {
  const parts = [...(value.fields?.values() ?? []), ...(value.element ? [value.element] : [])];
  return union(value.from, ...parts.map(everything));
}

/** The value made from further sources, too. */
export const also = (value: Value, ...from: readonly Sources[]): Value => ({
  ...value,
  from: union(value.from, ...from),
});

/** One of the two, whichever it will be. */
export function either(one: Value, other: Value): Value {
  const from = union(one.from, other.from);
  const kind = one.kind === "any" ? other.kind : one.kind;
  const names = [...new Set([...(one.fields?.keys() ?? []), ...(other.fields?.keys() ?? [])])];
  const attribute = one.attribute ?? other.attribute;
  const key = both(one.key, other.key);
  const element = both(one.element, other.element);
  return {
    kind,
    from,
    ...(names.length > 0
      ? {
          fields: new Map(
            names.map((name) => [name, both(one.fields?.get(name), other.fields?.get(name)) as Value]),
          ),
        }
      : {}),
    ...(attribute ? { attribute } : {}),
    ...(key ? { key } : {}),
    ...(element ? { element } : {}),
  };
}

const both = (one: Value | undefined, other: Value | undefined): Value | undefined =>
  one && other ? either(one, other) : (one ?? other);

export const oneOf = (values: readonly Value[]): Value => values.reduce(either, nothing);

/** What stands under a name. */
export function named(value: Value, name: string): Value {
  if (value.attribute) return also(value.attribute(name), value.from);
  const field = value.fields?.get(name);
  if (field) return also(field, value.from);
  return value.element ? also(value.element, besides(value)) : scalar("any", everything(value));
}

/** An instance of a resource is the same whichever others there are. */
export const others = ({ element, from }: Value): Sources => (element?.attribute ? NONE : from);

const besides = (value: Value): Sources =>
  new Set([...others(value)].map((source) => (source.startsWith("?") ? source : `?${source}`)));

/** What stands at an index that is computed. */
export function indexed(value: Value, index: Value): Value {
  const inside = value.element ?? (value.fields ? oneOf([...value.fields.values()]) : undefined);
  return inside
    ? also(inside, besides(value), everything(index))
    : scalar("any", union(everything(value), everything(index)));
}
