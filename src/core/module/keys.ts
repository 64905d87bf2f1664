/** The keys that a module's inputs know, as data: what `hanok check` holds calls of modules against. */
import type { AnyType, Shape } from "../contract/types";
import { camelToSnake } from "../expressions/names";
import type { BlockDefinition } from "./block";

/** Of an object its fields, of others what each element has; null where no object is in it. */
export type Keys = { readonly fields: Fields } | { readonly list: Keys } | { readonly map: Keys } | null;

export type Fields = { readonly [name: string]: Keys };

function keysOf({ is: { kind, fields, element } }: AnyType): Keys {
  if (fields) return { fields: fieldsOf(fields) };
  const each = element ? keysOf(element) : null;
  return each && (kind === "map" ? { map: each } : { list: each });
}

export const fieldsOf = (shape: Shape): Fields =>
  Object.fromEntries(Object.entries(shape).map(([name, type]) => [camelToSnake(name), keysOf(type)]));

/** The inputs of every module by its path below modules/, as JSON. */
export function inputsJson(blocks: readonly BlockDefinition[]): string {
  const inputs = blocks.map(({ path, contract }) => [path, fieldsOf(contract.inputs)] as const);
  return `${JSON.stringify(Object.fromEntries(inputs), null, 1)}\n`;
}
