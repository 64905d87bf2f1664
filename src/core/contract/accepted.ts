/** Values that a type accepts, and those made of them that a rule must refuse. */
import { toNode } from "../expressions/lift";
import { keepsRules } from "./keeps-rules";
import type { Accepted, Refused } from "./rule";
import type { AnyType } from "./types";

const PLAIN = { string: "sample", number: 1, bool: true, list: [], set: [], map: {} } as const;

/** A value that the type accepts. */
export function specimen(type: AnyType): unknown {
  const { example, defaultValue, choices, kind, fields } = type.is;
  if (example !== undefined) return example;
  if (defaultValue !== undefined) return defaultValue;
  if (choices) return choices[0];
  if (kind !== "object") return PLAIN[kind];
  const required = Object.entries(fields ?? {}).filter(([, field]) => isRequired(field));
  return Object.fromEntries(required.map(([name, field]) => [name, specimen(field)]));
}

export const isRequired = (type: AnyType): boolean => !type.is.nullable && type.is.defaultValue === undefined;

/** The values that a rule must refuse. */
export const refusedOf = <V>({ refused }: { readonly refused: Refused<V> }, type: AnyType): readonly V[] =>
  typeof refused === "function" ? refused(accepted(type)) : refused;

const accepted = (type: AnyType): Accepted => ({
  value: specimen(type),
  choices: type.is.choices ?? [],
  ofLength: (length) => ofLength(type, length),
  twice: () => itemsOf(type, Array(2).fill(specimen(type.is.element as AnyType))),
  field: (name) => accepted(type.is.fields?.[name] as AnyType),
});

function ofLength(type: AnyType, length: number): unknown {
  const { kind, element } = type.is;
  return kind === "string" ? "x".repeat(length) : itemsOf(type, differing(element as AnyType, length));
}

const itemsOf = ({ is: { kind } }: AnyType, items: readonly unknown[]): unknown =>
  kind === "map" ? Object.fromEntries(items.map((item, index) => [`item${index}`, item])) : items;

/** Texts and numbers that differ, since a set keeps one of two that are the same; of what is larger the same. */
function differing(type: AnyType, count: number): unknown[] {
  const one = specimen(type);
  const found = waysToVary(one)
    .map((vary) => Array.from({ length: count }, (_, index) => vary(index)))
    .find((values) => values.every((value) => keepsRules(type, toNode(value))));
  return found ?? Array(count).fill(one);
}

const waysToVary = (one: unknown): ((index: number) => unknown)[] =>
  typeof one === "number"
    ? [(index) => one + index]
    : typeof one === "string"
      ? [
          (index) => `${one}${index}`,
          (index) => `${one.slice(0, -3)}${index + 100}`,
          (index) => `a${index}${one}`,
        ]
      : [];
