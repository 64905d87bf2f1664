/** Sample inputs written as a Terraform user would: aligned, one attribute a line, snake_case. */
import type { AnyContract, AnyType, Sample, Shape } from "../../contract";
import { specimen } from "../../contract/accepted";
import { keepsRules } from "../../contract/keeps-rules";
import { readFields } from "../../contract/read";
import * as x from "../../expressions";
import { isIdentifier } from "../../expressions/names";
import { quoteInner } from "../../expressions/quote";

/** The attributes of a module block. */
export function hclBlock(inputs: Shape, sample: Sample, indent = 2): string {
  return attributes(
    Object.entries(sample).map(([name, value]) => [
      x.camelToSnake(name),
      hclValue(inputs[name], value, indent),
    ]),
    indent,
  );
}

/** Aligned as `terraform fmt` does it: lines in a row, which a value of several lines interrupts. */
function attributes(entries: [string, string][], indent: number): string {
  const rows: [string, string][][] = [[]];
  for (const entry of entries) {
    if (entry[1].includes("\n")) rows.push([entry], []);
    else rows.at(-1)?.push(entry);
  }
  return rows.flatMap((row) => aligned(row, " ".repeat(indent))).join("\n");
}

function aligned(row: [string, string][], pad: string): string[] {
  const width = Math.max(0, ...row.map(([name]) => name.length));
  return row.map(([name, value]) => `${pad}${name.padEnd(width)} = ${value}`);
}

/** Code is given as `{ $code: "module.network.network" }`. */
function hclValue(type: AnyType | undefined, value: unknown, indent: number): string {
  if (typeof value === "string") return `"${quoteInner(value)}"`;
  if (typeof value !== "object" || value === null) return String(value);
  if (Array.isArray(value))
    return listText(
      value.map((item) => hclValue(type?.is.element, item, indent + 2)),
      indent,
    );
  if ("$code" in value) return String(value.$code);
  const entries = Object.entries(value).map(([name, item]): [string, string] => {
    const field = type?.is.fields?.[name];
    return [
      keyText(field ? x.camelToSnake(name) : name),
      hclValue(field ?? type?.is.element, item, indent + 2),
    ];
  });
  if (entries.length === 0) return "{}";
  const line = `{ ${entries.map(([name, item]) => `${name} = ${item}`).join(", ")} }`;
  if (line.length <= 90 && !line.includes("\n")) return line;
  return `{\n${attributes(entries, indent + 2)}\n${" ".repeat(indent)}}`;
}

function listText(items: string[], indent: number): string {
  const line = `[${items.join(", ")}]`;
  if (line.length <= 90 && !line.includes("\n")) return line;
  const pad = " ".repeat(indent + 2);
  return `[\n${items.map((item) => `${pad}${item},`).join("\n")}\n${" ".repeat(indent)}]`;
}

const keyText = (name: string): string => (isIdentifier(name) ? name : `"${quoteInner(name)}"`);

/** A value of one input, as it is written: the contract's own, or one that the type's parts say is accepted. */
export function exampleOf(name: string, { inputs, definition }: AnyContract): string | undefined {
  const type = inputs[name] as AnyType;
  const value = definition.example[name] ?? specimenOf(type);
  return value === undefined ? undefined : hclBlock(inputs, { [name]: value }, 0);
}

/** None where it would only say again what the rules say, or nothing. */
function specimenOf(type: AnyType): unknown {
  const { example, defaultValue, kind } = type.is;
  if (example !== undefined && kind !== "string" && kind !== "number") return example;
  if (kind !== "object" || defaultValue !== undefined) return undefined;
  const value = specimen(type) as object;
  return Object.keys(value).length > 0 && isAccepted(type, value) ? value : undefined;
}

function isAccepted(type: AnyType, value: object): boolean {
  const problems: string[] = [];
  const node = readFields({ value: type }, [["value", value]], "", (problem) => problems.push(problem));
  const read = node.kind === "map" ? node.entries.get("value") : undefined;
  return problems.length === 0 && read !== undefined && keepsRules(type, read);
}
