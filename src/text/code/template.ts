/** The parts of a template, quoted or not. */
import { endOfInterpolation, isEscape, isOpening } from "./tokens";

/** A part of a template: text, or code between `${` and `}` (or a directive between `%{` and `}`). */
export interface TemplatePart {
  readonly isCode: boolean;
  readonly text: string;
}

export function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let start = 0;
  let at = 0;
  const text = () => {
    if (at > start) parts.push({ isCode: false, text: template.slice(start, at) });
  };
  while (at < template.length) {
    if (isEscape(template, at)) at += 3;
    else if (!isOpening(template, at)) at += 1;
    else {
      text();
      start = at;
      at = endOfInterpolation(template, at);
      parts.push({ isCode: true, text: template.slice(start, at) });
      start = at;
    }
  }
  text();
  return parts;
}

/** The code of a template that is nothing but one interpolation. */
export function soleCode(template: string): string | undefined {
  const [part, ...others] = templateParts(template);
  if (part === undefined || others.length > 0 || !part.isCode || !part.text.startsWith("${"))
    return undefined;
  return part.text.slice(2, -1);
}
