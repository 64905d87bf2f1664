/** Constants in JSON: they read better as what Terraform's jsonencode makes them of. */
import { templateParts } from "../../../text/code/template";

/** A text that is JSON of Terraform's own making reads better as what it was made from. */
export function encodedJson(template: string): Readonly<Record<string, unknown>> | undefined {
  if (!template.startsWith('{"') || templateParts(template).some(({ isCode }) => isCode)) return undefined;
  const value = parsed(template);
  return value !== undefined && JSON.stringify(sorted(value)) === template && !/[<>&]/.test(template)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** The call that makes the text, as code. A key is quoted where it is no name. */
export const jsonEncodeCall = (value: unknown): string =>
  `jsonencode(${JSON.stringify(value).replace(/"(?!for":)([A-Za-z_]\w*)":/g, "$1:")})`;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** As Terraform's jsonencode writes it: keys in the order of their letters. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
