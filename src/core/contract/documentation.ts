/** A contract in words: variable descriptions and the README's tables. */
import * as x from "../expressions";
import { toCode } from "../expressions/literal";
import type { AnyContract } from "./contract";
import { expected } from "./read";
import { defaultNode, typeConstraint } from "./type-constraint";
import type { AnyType } from "./types";

/** The description of a variable; an object's fields are listed below it. */
export function variableDescription(type: AnyType): string {
  return [sentence(type), ...fieldLines(type)].join("\n");
}

function sentence(type: AnyType): string {
  return [type.is.doc, ...allowedWords(type).map((words) => `Allowed: ${words}.`)].join(" ");
}

/** What is allowed, where the type alone does not say it. */
export function allowedWords(type: AnyType): string[] {
  const { choices, allowed, rules } = type.is;
  const own = choices || allowed ? [expected(type)] : [];
  return [...own, ...rules.map((rule) => rule.allowed).filter((words) => words !== allowed)];
}

function fieldLines(type: AnyType, indent = ""): string[] {
  const object = objectIn(type);
  if (!object) return [];
  return Object.entries(object.is.fields ?? {}).flatMap(([name, field]) => [
    `${indent}- ${x.camelToSnake(name)}: ${sentence(field)}${defaultWords(field)}`,
    ...fieldLines(field, `${indent}  `),
  ]);
}

function objectIn(type: AnyType): AnyType | undefined {
  if (type.is.kind === "object") return type;
  return type.is.element ? objectIn(type.is.element) : undefined;
}

function defaultWords(type: AnyType): string {
  if (type.is.defaultValue !== undefined) return ` Default: ${toCode(defaultNode(type))}.`;
  return type.is.nullable ? " Optional." : "";
}

/** The README's table of inputs. */
export function inputTable(contract: AnyContract): string {
  const names = Object.keys(contract.inputs).sort((a, b) => (x.camelToSnake(a) < x.camelToSnake(b) ? -1 : 1));
  const rows = names.map((name) => {
    const type = contract.inputs[name] as AnyType;
    const about = [type.is.doc, ...fieldLines(type)].map(cell).join("<br>");
    const allowed = allowedWords(type).map(cell).join("; ");
    return `| \`${x.camelToSnake(name)}\` | ${about} | \`${cell(shortType(type))}\` | ${defaultCell(type)} | ${allowed || "–"} |`;
  });
  return [
    "| Input | Description | Type | Default | Allowed |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** The fields are listed in the description. */
function shortType(type: AnyType): string {
  const constraint = typeConstraint(type);
  return constraint.length > 60 ? constraint.replace(/object\(\{.*\}\)/s, "object") : constraint;
}

function defaultCell(type: AnyType): string {
  if (type.is.defaultValue !== undefined) return `\`${cell(String(toCode(defaultNode(type))))}\``;
  return type.is.nullable ? "`null`" : "required";
}

const cell = (text: string): string =>
  text
    .replace(/^ +/, (spaces) => "&nbsp;".repeat(spaces.length * 2))
    .replace(/\|/g, "\\|")
    .replace(/\n/g, "<br>");
