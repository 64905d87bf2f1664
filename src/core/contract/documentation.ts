/** A contract in words: variable descriptions and what READMEs say of inputs. */
import * as x from "../expressions";
import { toCode } from "../expressions/literal";
import { expected } from "./read";
import { defaultNode } from "./type-constraint";
import type { AnyType } from "./types";

/** The description of a variable; an object's fields are listed below it. */
export function variableDescription(type: AnyType): string {
  const allowed = allowedSentences(type).map((words) => `${words}.`);
  const about = allowed.length > 1 ? [type.is.doc, ...allowed] : [[type.is.doc, ...allowed].join(" ")];
  return [...about, ...fieldLines(type)].join("\n");
}

/** What a field is, and all that is allowed of it in one sentence. */
function sentence(type: AnyType): string {
  const { doc, elementName = "item" } = type.is;
  const words = (head: string, all: readonly string[]) =>
    all.length > 0 ? [`${head}: ${all.join("; ")}.`] : [];
  return [
    doc,
    ...words("Allowed", allowedWords(type)),
    ...words(`Each ${elementName}`, wordsOfEach(type)),
  ].join(" ");
}

/** What is allowed of a value, and of each in a list or map of simple ones. */
export function allowedSentences(type: AnyType): string[] {
  const { elementName = "item" } = type.is;
  return [
    ...allowedWords(type).map((words) => `Allowed: ${words}`),
    ...wordsOfEach(type).map((words) => `Each ${elementName}: ${words}`),
  ];
}

const wordsOfEach = ({ is: { element } }: AnyType): string[] =>
  element === undefined || element.is.fields ? [] : allowedWords(element);

/** What is allowed, where the type alone does not say it. */
export function allowedWords(type: AnyType): string[] {
  const { choices, allowed, rules } = type.is;
  const own = choices || allowed ? [expected(type)] : [];
  return [...own, ...rules.map((rule) => rule.allowed).filter((words) => words !== allowed)];
}

/** How a field's name and default are written, and what stands behind a field that has to be given. */
interface FieldWords {
  readonly code: (text: string) => string;
  readonly text: (text: string) => string;
  readonly required: string;
}

const PLAIN: FieldWords = { code: (text) => text, text: (text) => text, required: "" };

/** A list of an object's fields, nested as they are. */
export function fieldLines(type: AnyType, words: FieldWords = PLAIN, indent = ""): string[] {
  const object = objectIn(type);
  if (!object) return [];
  return Object.entries(object.is.fields ?? {}).flatMap(([name, field]) => [
    `${indent}- ${words.code(x.camelToSnake(name))}: ${words.text(sentence(field))}${defaultWords(field, words)}`,
    ...fieldLines(field, words, `${indent}  `),
  ]);
}

function objectIn(type: AnyType): AnyType | undefined {
  if (type.is.kind === "object") return type;
  return type.is.element ? objectIn(type.is.element) : undefined;
}

function defaultWords(type: AnyType, { code, required }: FieldWords): string {
  if (type.is.defaultValue !== undefined) return ` Default: ${code(String(toCode(defaultNode(type))))}.`;
  return type.is.nullable ? " Optional." : required;
}
