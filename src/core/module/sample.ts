/** Sample inputs written as a Terraform user would: aligned, one attribute a line, snake_case. */
import type { AnyType, Sample, Shape } from "../contract";
import * as x from "../expressions";
import { isIdentifier } from "../expressions/names";
import { quoteInner } from "../expressions/quote";

/** The attributes of a module block. */
export function hclBlock(inputs: Shape, sample: Sample): string {
  return attributes(
    Object.entries(sample).map(([name, value]) => [x.camelToSnake(name), hclValue(inputs[name], value, 2)]),
    2,
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
