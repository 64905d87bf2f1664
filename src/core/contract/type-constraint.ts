/** A contract type as Terraform's type constraint, and its default as Terraform writes it. */
import * as x from "../expressions";
import { toNode } from "../expressions/lift";
import { toCode } from "../expressions/literal";
import { list, map, type Node } from "../expressions/node";
import type { AnyType } from "./types";

/** The type constraint: `map(object({ kind = string, slot = optional(number) }))`. */
export function typeConstraint(type: AnyType): string {
  const { kind, element, fields } = type.is;
  if (kind === "object") {
    const attributes = Object.entries(fields ?? {}).map(
      ([name, field]) => `${x.camelToSnake(name)} = ${attribute(field)}`,
    );
    return `object({ ${attributes.join(", ")} })`;
  }
  return element ? `${kind}(${typeConstraint(element)})` : kind;
}

function attribute(type: AnyType): string {
  const constraint = typeConstraint(type);
  if (type.is.defaultValue !== undefined) return `optional(${constraint}, ${toCode(defaultNode(type))})`;
  return type.is.nullable ? `optional(${constraint})` : constraint;
}

/** The default as Terraform writes it; what it leaves out is filled in by the optional() of its own fields. */
export function defaultNode(type: AnyType): Node {
  return spell(type, type.is.defaultValue);
}

/** A value in Terraform's names. */
export function spell(type: AnyType, value: unknown): Node {
  const { element, fields } = type.is;
  if (value === null || typeof value !== "object") return toNode(value);
  if (Array.isArray(value)) return list(value.map((item) => spell(element as AnyType, item)));
  return map(
    Object.entries(value).map(([name, item]) =>
      fields
        ? [x.camelToSnake(name), spell(fields[name] as AnyType, item)]
        : [name, spell(element as AnyType, item)],
    ),
  );
}
