/** A contract as Terraform variables. */
import type { In } from "../expressions";
import * as x from "../expressions";
import { plain } from "../expressions/node";
import type { AnyContract } from "./contract";
import { variableDescription } from "./documentation";
import { rulesOn } from "./named";
import type { Sample } from "./rule";
import { holdsAt, problemText } from "./rules";
import { spelling } from "./spelling";
import { defaultNode, spell, typeConstraint } from "./type-constraint";
import type { AnyType, Inputs, Shape } from "./types";

/** Inputs as a TypeScript user writes them, in Terraform's names. */
export function spellSample(inputs: Shape, sample: Sample): Record<string, unknown> {
  const given = Object.entries(sample).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [x.camelToSnake(name), plain(spell(inputs[name] as AnyType, value))]),
  );
}

interface Validation {
  readonly condition: unknown;
  readonly error_message: unknown;
}

/** The variables, in Terraform's JSON syntax. */
export function variablesJson(contract: AnyContract): Record<string, unknown> {
  const names = Object.keys(contract.inputs).sort((a, b) => (x.camelToSnake(a) < x.camelToSnake(b) ? -1 : 1));
  return Object.fromEntries(
    names.map((name) => {
      const snake = x.camelToSnake(name);
      return [snake, rulesOn(snake, () => variableJson(contract, name))];
    }),
  );
}

function variableJson(contract: AnyContract, name: string): Record<string, unknown> {
  const type = contract.inputs[name] as AnyType;
  const { defaultValue, nullable, sensitive, ephemeral } = type.is;
  refuseHiddenFields(type, name);
  const isOptional = nullable && defaultValue === undefined;
  const validation = validations(contract, name);
  return {
    type: typeConstraint(type),
    description: variableDescription(type),
    ...(isOptional
      ? { default: null }
      : defaultValue === undefined
        ? {}
        : { default: plain(defaultNode(type)) }),
    nullable: isOptional ?? false,
    ...(sensitive ? { sensitive: true } : {}),
    ...(ephemeral ? { ephemeral: true } : {}),
    ...(validation.length > 0 ? { validation } : {}),
  };
}

/** Terraform hides whole variables; a field marked so would be shown. */
function refuseHiddenFields({ is }: AnyType, name: string): void {
  const inside = [
    ...Object.entries(is.fields ?? {}),
    ...(is.element ? [["element", is.element] as const] : []),
  ];
  for (const [field, type] of inside) {
    if (type.is.sensitive) throw new Error(`${name}.${field} is sensitive; allowed: on a whole input only.`);
    refuseHiddenFields(type, `${name}.${field}`);
  }
}

function validations(contract: AnyContract, name: string): Validation[] {
  const snake = x.camelToSnake(name);
  const own = contract
    .sites()
    .filter(({ input }) => input === name)
    .map(({ site }) => ({
      condition: json(holdsAt(site, x.variable(snake))),
      error_message: computable(problemText(site, x.variable(snake), snake, "terraform"), contract),
    }));
  const inputs = contract.asVariables() as Inputs<never>;
  const between = (contract.definition.crossRules ?? [])
    .filter((rule) => rule.on === name)
    .map((rule) => ({
      condition: json(rule.test(inputs)),
      error_message: computable(rule.message(inputs, spelling("terraform")), contract),
    }));
  return [...own, ...between];
}

/**
 * Terraform computes a message also where its condition holds, and a part of what is null there is an error (it lets that
 * pass in its JSON syntax only).
 */
function computable(message: In<string>, { inputs }: AnyContract): unknown {
  const plainly = json(message);
  const isTried = String(plainly).startsWith("${try(");
  return !isTried && namesPartOfNull(String(plainly), inputs) ? json(x.attempt(() => message, "")) : plainly;
}

/** Whether code reads a part of an input or a field that may be null, and does not ask first. */
function namesPartOfNull(code: string, inputs: Shape): boolean {
  return [...code.matchAll(/(?<!try\()\bvar((?:\.\w+){2,})/g)].some(([, path = ""]) => {
    const names = path.slice(1).split(".");
    let type: AnyType | undefined;
    return names.slice(0, -1).some((name, index) => {
      type = index === 0 ? inputs[x.snakeToCamel(name)] : type?.is.fields?.[x.snakeToCamel(name)];
      const isOptional = type?.is.nullable === true && type.is.defaultValue === undefined;
      const test = `var.${names.slice(0, index + 1).join(".")} == null ? `;
      return isOptional && !code.includes(`${test}""`) && !code.includes(`${test}[]`);
    });
  });
}

/** Variables refer to nothing but variables: no element has to be resolved. */
function json(value: In<unknown>): unknown {
  return JSON.parse(JSON.stringify(x.tf(value)));
}
