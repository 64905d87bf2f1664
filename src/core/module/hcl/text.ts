/** A string of Terraform's JSON syntax, which is a template, as HCL writes it. */
import { flatCode } from "./flat";
import { type Room, templateLines } from "./layout";
import { templateParts } from "./template";

/** The code of a template that is nothing but one interpolation. */
export function soleCode(template: string): string | undefined {
  const [part, ...others] = templateParts(template);
  if (part === undefined || others.length > 0 || !part.isCode || !part.text.startsWith("${"))
    return undefined;
  return part.text.slice(2, -1);
}

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
