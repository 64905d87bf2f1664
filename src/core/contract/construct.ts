/** A construct that is given for a value: a resource of the provider's stands for its attributes, a block for none. */
import { TerraformElement } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import type { AnyType, Shape } from "./types";

/**
 * The attributes of a resource that has all that the object's type asks for, as its class fits the props then. What the program has
 * given is known, a name for the key of a rule.
 */
export function attributesFor(fields: Shape, value: unknown): [string, unknown][] | undefined {
  if (!(value instanceof TerraformElement)) return undefined;
  const element = value as TerraformElement & Readonly<Record<string, unknown>>;
  const isOptional = ({ is }: AnyType) => is.nullable || is.defaultValue !== undefined;
  const names = Object.keys(fields).filter((name) => name in element);
  const fits = Object.entries(fields).every(([name, type]) => isOptional(type) || names.includes(name));
  return fits ? names.map((name) => [name, element[`${name}Input`] ?? element[name]]) : undefined;
}

/** What of a construct was meant, before what is allowed. */
export function meantOf(type: AnyType, value: unknown): string {
  if (!Construct.isConstruct(value)) return "";
  if (type.is.fields) return hasRef(value) ? "its ref, " : "";
  return "one of its attributes, ";
}

const hasRef = (value: IConstruct): boolean => "ref" in value && value.ref !== undefined;
