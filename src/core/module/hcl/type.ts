/** A contract type as a variable's type reads: an object has one attribute a line, and each says what it is. */

import { parse } from "../../../text/code/expression";
import type { AnyType } from "../../contract";
import { defaultNode } from "../../contract/type-constraint";
import * as x from "../../expressions";
import { toCode } from "../../expressions/literal";
import { commentLines } from "./comment";
import { indented, layout } from "./layout";
import { aligned, type Row } from "./rows";

interface Writing {
  /** Whether a comment stands above each attribute. */
  readonly comments: boolean;
}

/** Characters of a line. */
const WIDTH = 100;

export function typeLines(type: AnyType, writing: Writing, indent = 2): string[] {
  const { kind, element, fields } = type.is;
  if (kind === "object") return objectLines(Object.entries(fields ?? {}), writing, indent);
  return element ? around(`${kind}(`, typeLines(element, writing, indent), ")") : [kind];
}

function objectLines(fields: [string, AnyType][], writing: Writing, indent: number): string[] {
  if (fields.length === 0) return ["object({})"];
  const rows = fields.map(
    ([name, field]): Row => ({
      name: x.camelToSnake(name),
      lines: attributeLines(field, writing, indent + 2),
    }),
  );
  const lines = writing.comments
    ? rows.flatMap((one, index) => [
        ...commentLines(firstSentence((fields[index] as [string, AnyType])[1].is.doc), indent + 2),
        ...aligned([one]),
      ])
    : aligned(rows);
  return ["object({", ...indented(lines), "})"];
}

function attributeLines(type: AnyType, writing: Writing, indent: number): string[] {
  const lines = typeLines(type, writing, indent);
  if (type.is.defaultValue === undefined) return type.is.nullable ? around("optional(", lines, ")") : lines;
  const code = parse(String(toCode(defaultNode(type))));
  const room = WIDTH - indent - 4;
  const given = layout(code, { first: room - 30, others: room, isOpen: true });
  if (given.length === 1)
    return around("optional(", [...lines.slice(0, -1), `${lines.at(-1)}, ${given[0]}`], ")");
  return ["optional(", ...indented([...lines.slice(0, -1), `${lines.at(-1)},`, ...given]), ")"];
}

const around = (open: string, lines: readonly string[], close: string): string[] => {
  const opened = [open + lines[0], ...lines.slice(1)];
  return [...opened.slice(0, -1), opened.at(-1) + close];
};

/** What it is; a variable's description says the rest. */
const firstSentence = (doc: string): string => doc.split(/(?<=\.)\s/)[0] as string;
