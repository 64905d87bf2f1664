/** An expression on one line, spaced as `terraform fmt` spaces it. */
import type { Expression } from "../../../text/code/expression";
import { templateParts } from "../../../text/code/template";
import { readExpression } from "./read";

export function flat(expression: Expression): string {
  switch (expression.kind) {
    case "word":
      return word(expression.text);
    case "unary":
      return expression.operator + flat(expression.operand);
    case "chain":
      return expression.operands
        .map((operand, index) => (index === 0 ? "" : ` ${expression.operators[index - 1]} `) + flat(operand))
        .join("");
    case "choice":
      return `${flat(expression.condition)} ? ${flat(expression.yes)} : ${flat(expression.no)}`;
    case "group":
      return `(${flat(expression.inner)})`;
    case "list":
      return `[${expression.items.map(flat).join(", ")}]`;
    case "object":
      return expression.entries.length === 0 ? "{}" : `{ ${expression.entries.map(entry).join(", ")} }`;
    case "call":
      return `${expression.name}(${expression.args.map(flat).join(", ")}${expression.isSpread ? "..." : ""})`;
    case "for":
      return flatFor(expression);
    case "part":
      return flat(expression.of) + stepText(expression.step);
  }
}

/** A quoted text holds code between its words. */
const word = (text: string): string =>
  text.includes("{")
    ? templateParts(text)
        .map((part) => (part.isCode ? flatCode(part.text) : part.text))
        .join("")
    : text;

/** Code in a text as `terraform fmt` leaves it; a directive (`%{ if … }`) is not touched. */
export function flatCode(part: string): string {
  if (!part.startsWith("${")) return part;
  const code = flat(readExpression(part.slice(2, -1)));
  return `\${${code.startsWith("{") ? " " : ""}${code}}`;
}

const entry = ([key, value]: readonly [Expression, Expression]): string => `${flat(key)} = ${flat(value)}`;

export const stepText = (step: string | Expression): string =>
  typeof step === "string" ? step : `[${flat(step)}]`;

function flatFor(loop: Extract<Expression, { kind: "for" }>): string {
  const key = loop.key === undefined ? "" : `${flat(loop.key)} => `;
  const dots = loop.isGrouped ? "..." : "";
  const condition = loop.condition === undefined ? "" : ` ${flatCondition(loop.condition)}`;
  const inner = `${forHead(loop)} ${key}${flat(loop.value)}${dots}${condition}`;
  return loop.isObject ? `{ ${inner} }` : `[${inner}]`;
}

const forHead = (loop: Extract<Expression, { kind: "for" }>): string =>
  `${forNames(loop)}${flat(loop.collection)} :`;

/** `terraform fmt` leaves no blank between a keyword and a bracket. */
const flatCondition = (condition: Expression): string => ifText(flat(condition)) + flat(condition);

export const ifText = (condition: string): string => (condition.startsWith("(") ? "if" : "if ");

export const forNames = ({ names, collection }: Extract<Expression, { kind: "for" }>): string =>
  `for ${names.join(", ")} in${collection.kind === "group" ? "" : " "}`;
