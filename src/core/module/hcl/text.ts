/** A string of Terraform's JSON syntax, which is a template, as HCL writes it. */

import { templateParts } from "../../../text/code/template";
import { flatCode } from "./flat";
import { type Room, templateLines } from "./layout";

/** On one line. */
export const quoted = (template: string): string =>
  `"${templateParts(template)
    .map(({ isCode, text }) => (isCode ? flatCode(text) : escaped(text)))
    .join("")}"`;

/** On as many lines as its code needs. */
export const quotedLines = (template: string, room: Room): string[] =>
  templateLines(
    templateParts(template).map((part) => (part.isCode ? part : { ...part, text: escaped(part.text) })),
    room,
  );

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

const escaped = (text: string): string =>
  text.replace(
    /["\\\p{Cc}]/gu,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
