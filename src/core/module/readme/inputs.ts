/** What a README says of inputs: first those that have to be given, then the others. */
import type { AnyContract, AnyType } from "../../contract";
import { isRequired } from "../../contract/accepted";
import { allowedSentences, fieldLines } from "../../contract/documentation";
import { defaultNode } from "../../contract/type-constraint";
import * as x from "../../expressions";
import { toCode } from "../../expressions/literal";
import { plain } from "../../expressions/node";
import { aligned } from "../hcl/rows";
import { typeLines } from "../hcl/type";
import { row } from "../hcl/value";
import { code, fence, heading, markdown } from "./markdown";
import { exampleOf } from "./sample";

export function inputSections(contract: AnyContract): string[] {
  const all = Object.keys(contract.inputs).sort((a, b) => (x.camelToSnake(a) < x.camelToSnake(b) ? -1 : 1));
  const isNeeded = (name: string) => isRequired(contract.inputs[name] as AnyType);
  return [
    ...section("## Required inputs", all.filter(isNeeded), contract),
    ...section(
      "## Optional inputs",
      all.filter((name) => !isNeeded(name)),
      contract,
    ),
  ];
}

function section(title: string, names: readonly string[], contract: AnyContract): string[] {
  return names.length === 0 ? [] : [title, ...names.flatMap((name) => inputSection(name, contract))];
}

function inputSection(name: string, contract: AnyContract): string[] {
  const type = contract.inputs[name] as AnyType;
  const fields = fieldLines(type, { code, text: markdown, required: " Required." });
  const example = exampleOf(name, contract);
  return [
    heading("input", x.camelToSnake(name)),
    markdown(type.is.doc),
    ...(fields.length > 0 ? [typeFence(type)] : []),
    ...lines([
      ...(fields.length > 0 ? [] : typeItems(type)),
      ...hidden(type),
      ...allowed(type),
      ...shortExample(type, example),
    ]),
    ...(fields.length > 0 ? [owner(type), fields.join("\n")] : []),
    ...(isLong(example) ? [`For example:\n\n${fence("hcl", example as string)}`] : []),
  ];
}

/** Whose fields are listed. */
function owner({ is: { element, elementName } }: AnyType): string {
  return element === undefined ? "Its fields:" : `Fields of each ${elementName ?? "item"}:`;
}

const isLong = (example: string | undefined): boolean => example !== undefined && /[{\n]/.test(example);

/** Where no rule shows such a value already. */
function shortExample(type: AnyType, example: string | undefined): string[] {
  if (example === undefined || isLong(example)) return [];
  const value = example.slice(example.indexOf("= ") + 2);
  return allowedSentences(type).some((words) => words.includes(value)) ? [] : [`- Example: ${code(example)}`];
}

const lines = (all: readonly string[]): string[] => (all.length === 0 ? [] : [all.join("\n")]);

/** An object's type is broken over lines, as in variables.tf. */
function typeFence(type: AnyType): string {
  const rows = [{ name: "type", lines: typeLines(type, { comments: false }, 0) }];
  const given = defaultOf(type);
  return fence("hcl", aligned(given === undefined ? rows : [...rows, row("default", given, 0)]).join("\n"));
}

/** What Terraform takes where nothing is given; undefined where something must be. */
function defaultOf(type: AnyType): unknown {
  if (type.is.defaultValue !== undefined) return plain(defaultNode(type));
  return type.is.nullable ? null : undefined;
}

const typeItems = (type: AnyType): string[] => [
  `- Type: ${code(typeLines(type, { comments: false }).join(" "))}`,
  ...(type.is.defaultValue !== undefined
    ? [`- Default: ${code(String(toCode(defaultNode(type))))}`]
    : type.is.nullable
      ? ["- Default: `null`"]
      : []),
];

const hidden = ({ is }: AnyType): string[] =>
  is.ephemeral
    ? ["- Ephemeral: in no state and no plan"]
    : is.sensitive
      ? ["- Sensitive: hidden in plans"]
      : [];

const allowed = (type: AnyType): string[] => allowedSentences(type).map((words) => `- ${markdown(words)}`);
