/** A value as a message shows it: the names of its fields as they are written on the face that the message is for. */
import * as x from "../expressions";
import type { Spell } from "./rule";
import { namesIn } from "./spelling";
import type { AnyType } from "./types";

type Value = x.Expr<unknown>;

/** The value itself where no name in it differs. */
export function spelled(type: AnyType, value: Value, spell: Spell): Value {
  if (!isSpelledApart(type, spell)) return value;
  const inside = () => spelledInside(type, value, spell);
  return type.is.nullable ? x.when(x.isNull(value), null, inside) : inside();
}

const isSpelledApart = (type: AnyType, spell: Spell): boolean =>
  [...namesIn({ value: type })].some((name) => spell(name) !== name);

function spelledInside({ is }: AnyType, value: Value, spell: Spell): Value {
  const { fields, element, kind, elementName = "item" } = is;
  if (fields) {
    const of = value as x.Expr<Record<string, unknown>>;
    const entries = Object.entries(fields).map(([name, field]) => [
      spell(name),
      spelled(field, x.get(of, x.camelToSnake(name)), spell),
    ]);
    // a mapping: an object's names would be written in snake_case
    return x.mapping(Object.fromEntries(entries));
  }
  if (element === undefined) return value;
  const each = (item: Value) => spelled(element, item, spell);
  return kind === "map"
    ? x.mapFrom(value as x.Expr<Record<string, unknown>>, ["key", elementName], (_, item) => each(item))
    : x.listEach(value as x.Expr<unknown[]>, [elementName], (item) => each(item));
}
