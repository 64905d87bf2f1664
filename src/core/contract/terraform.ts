/** A contract as Terraform variables. */
import { camelToSnake, type Expr, type In, tf, variable } from "../expressions";
import { list, map, type Node, plain } from "../expressions/expr";
import { toNode } from "../expressions/lift";
import { toCode } from "../expressions/literal";
import type { AnyContract, Sample } from "./contract";
import { spelling } from "./contract";
import { variableDescription } from "./documentation";
import { holdsAt, problemText } from "./rules";
import type { AnyType, Inputs, Shape } from "./types";

/** The type constraint: `map(object({ kind = string, slot = optional(number) }))`. */
export function typeConstraint(type: AnyType): string {
  const { kind, element, fields } = type.is;
  if (kind === "object") {
    const attributes = Object.entries(fields ?? {}).map(([name, field]) => `${camelToSnake(name)} = ${attribute(field)}`);
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

function spell(type: AnyType, value: unknown): Node {
  const { element, fields } = type.is;
  if (value === null || typeof value !== "object") return toNode(value);
  if (Array.isArray(value)) return list(value.map((item) => spell(element as AnyType, item)));
  return map(
    Object.entries(value).map(([name, item]) =>
      fields ? [camelToSnake(name), spell(fields[name] as AnyType, item)] : [name, spell(element as AnyType, item)],
    ),
  );
}

/** Inputs as a TypeScript user writes them, in Terraform's names. */
export function spellSample(inputs: Shape, sample: Sample): Record<string, unknown> {
  const given = Object.entries(sample).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [camelToSnake(name), plain(spell(inputs[name] as AnyType, value))]),
  );
}

interface Validation {
  readonly condition: unknown;
  readonly error_message: unknown;
}

/** variables.tf.json */
export function variablesJson(contract: AnyContract): Record<string, unknown> {
  const names = Object.keys(contract.inputs).sort((a, b) => (camelToSnake(a) < camelToSnake(b) ? -1 : 1));
  return Object.fromEntries(names.map((name) => [camelToSnake(name), variableJson(contract, name)]));
}

function variableJson(contract: AnyContract, name: string): Record<string, unknown> {
  const type = contract.inputs[name] as AnyType;
  const { defaultValue, nullable, sensitive } = type.is;
  const isOptional = nullable && defaultValue === undefined;
  const validation = validations(contract, name);
  return {
    type: typeConstraint(type),
    description: variableDescription(type),
    ...(isOptional ? { default: null } : defaultValue === undefined ? {} : { default: plain(defaultNode(type)) }),
    nullable: isOptional ?? false,
    ...(sensitive ? { sensitive: true } : {}),
    ...(validation.length > 0 ? { validation } : {}),
  };
}

function validations(contract: AnyContract, name: string): Validation[] {
  const snake = camelToSnake(name);
  const own = contract
    .sites()
    .filter(({ input }) => input === name)
    .map(({ site }) => ({
      condition: json(holdsAt(site, variable(snake))),
      error_message: json(problemText(site, variable(snake), snake, "terraform")),
    }));
  const inputs = contract.asVariables() as Inputs<never>;
  const between = (contract.definition.crossRules ?? [])
    .filter((rule) => rule.on === name)
    .map((rule) => ({
      condition: json(rule.test(inputs)),
      error_message: json(rule.message(inputs, spelling("terraform"))),
    }));
  return [...own, ...between];
}

/** Variables refer to nothing but variables: no element has to be resolved. */
function json(value: In<unknown>): unknown {
  return JSON.parse(JSON.stringify(tf(value as Expr<unknown>)));
}
