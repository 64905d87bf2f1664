/** The keys that a module's inputs know, as data: what `hanok check` holds calls of modules against. */
import type { AnyType, Shape } from "../contract/types";
import { camelToSnake } from "../expressions/names";
import type { BlockDefinition } from "./block";

/** Of an object its fields, of others what each element has; null where no object is in it. */
export type Keys =
  | { readonly fields: Fields }
  | { readonly list: Keys }
  | { readonly map: Keys }
  /** In the edition for provider 6 alone. */
  | { readonly since: string; readonly of: Keys }
  | null;

export type Fields = { readonly [name: string]: Keys };

function keysOf({ is: { kind, fields, element } }: AnyType): Keys {
  if (fields) return { fields: fieldsOf(fields) };
  const each = element ? keysOf(element) : null;
  return each && (kind === "map" ? { map: each } : { list: each });
}

export const fieldsOf = (shape: Shape): Fields =>
  Object.fromEntries(Object.entries(shape).map(([name, type]) => [camelToSnake(name), fieldOf(type)]));

const fieldOf = (type: AnyType): Keys =>
  type.is.since ? { since: type.is.since, of: keysOf(type) } : keysOf(type);

/** As the edition for provider 6 knows them. */
export const withLater = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, keys]) => [name, present(keys)]));

function present(keys: Keys): Keys {
  if (keys === null) return null;
  if ("since" in keys) return present(keys.of);
  if ("fields" in keys) return { fields: withLater(keys.fields) };
  return "list" in keys ? { list: present(keys.list) } : { map: present(keys.map) };
}

/** The inputs of every module by its path below modules/, as JSON. */
export function inputsJson(blocks: readonly BlockDefinition[]): string {
  const inputs = blocks.map(({ path, contract }) => [path, fieldsOf(contract.everyInput)] as const);
  return `${JSON.stringify(Object.fromEntries(inputs), null, 1)}\n`;
}
