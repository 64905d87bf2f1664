/** The parts of a template, quoted or not. */
import { endOfInterpolation, isEscape } from "./tokens";

/** A part of a template: text, or code between `${` and `}` (or a directive between `%{` and `}`). */
export interface TemplatePart {
  readonly isCode: boolean;
  readonly text: string;
}

const MARK = /\$\$\{|%%\{|[$%]\{/g;

export function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let start = 0;
  const textUntil = (end: number) => {
    if (end > start) parts.push({ isCode: false, text: template.slice(start, end) });
  };
  MARK.lastIndex = 0;
  for (let found = MARK.exec(template); found; found = MARK.exec(template)) {
    if (isEscape(found[0], 0)) continue;
    textUntil(found.index);
    start = endOfInterpolation(template, found.index);
    parts.push({ isCode: true, text: template.slice(found.index, start) });
    MARK.lastIndex = start;
  }
  textUntil(template.length);
  return parts;
}

/** The code of a template that is nothing but one interpolation. */
export function soleCode(template: string): string | undefined {
  const [part, ...others] = templateParts(template);
  if (part === undefined || others.length > 0 || !part.isCode || !part.text.startsWith("${"))
    return undefined;
  return part.text.slice(2, -1);
}
