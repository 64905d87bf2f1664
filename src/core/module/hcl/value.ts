/** A value of Terraform's JSON syntax as HCL. */

import { soleCode } from "../../../text/code/template";
import { isIdentifier } from "../../expressions/names";
import { exactHeredoc, isHeredoc } from "./heredoc";
import { encodedJson } from "./json";
import { indented, layout, type Room } from "./layout";
import { readExpression } from "./read";
import { aligned, PADDING, type Row } from "./rows";
import { quoted, quotedLines } from "./text";

/** Characters of a line; the goal that tests hold is 120. */
const WIDTH = 110;

/** Room for the value of an argument that begins at a column. */
const roomAt = (indent: number, name: string): Room => ({
  first: WIDTH - PADDING - indent - name.length - 3,
  others: WIDTH - indent,
  isOpen: false,
});

function valueLines(value: unknown, room: Room): string[] {
  if (typeof value === "string") return textLines(value, room);
  if (typeof value !== "object" || value === null) return [String(value)];
  return Array.isArray(value) ? listLines(value, room) : objectLines(value as Record<string, unknown>, room);
}

/** An argument and its value, where arguments are indented so far. */
export const row = (name: string, value: unknown, indent: number): Row => ({
  name,
  lines: valueLines(value, roomAt(indent, name)),
});

function textLines(template: string, room: Room): string[] {
  const code = soleCode(template);
  if (code !== undefined) return layout(readExpression(code), room);
  const encoded = encodedJson(template);
  if (encoded !== undefined) return jsonEncoded(encoded, room);
  return isHeredoc(template) ? exactHeredoc(template) : quotedLines(template, room);
}

function jsonEncoded(value: Readonly<Record<string, unknown>>, room: Room): string[] {
  const [open, ...rest] = valueLines(value, room);
  return [`jsonencode(${open}`, ...rest.slice(0, -1), `${rest.at(-1)})`];
}

function listLines(items: readonly unknown[], room: Room): string[] {
  const others = room.others - 2;
  const all = items.map((item) => valueLines(item, { first: others - 1, others, isOpen: true }));
  const line = `[${all.map(([first]) => first).join(", ")}]`;
  if (all.every(({ length }) => length === 1) && line.length <= room.first) return [line];
  return ["[", ...indented(all.flatMap((lines) => [...lines.slice(0, -1), `${lines.at(-1)},`])), "]"];
}

function objectLines(entries: Record<string, unknown>, room: Room): string[] {
  const others = room.others - 2;
  const rows = Object.entries(entries).map(([key, value]): Row => {
    const name = keyText(key);
    const first = others - PADDING - name.length - 3;
    return { name, lines: valueLines(value, { first, others, isOpen: false }) };
  });
  return rows.length === 0 ? ["{}"] : ["{", ...indented(aligned(rows)), "}"];
}

function keyText(key: string): string {
  if (isIdentifier(key) && key !== "for") return key;
  const code = soleCode(key);
  return code === undefined ? quoted(key) : `(${code})`;
}

/** What stands in JSON as a text and is a name: aws.peer, var.zones, "${local.zones}". */
export const bare = (name: string): string => soleCode(name) ?? name;
