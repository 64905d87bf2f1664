/** What Terraform's functions of texts make, and the order that it has them in. */
import { FoldError, numberText, RefusedError } from "./convert";

const SURROGATE = /[\ud800-\udfff]/;

/** Terraform orders texts by their bytes. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  // only surrogates are in another order in UTF-16 than in bytes
  if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Letter by letter, as Terraform does: no final sigma, and one letter stays one. */
export const lowerCase = (text: string): string =>
  [...text].map((letter) => [...letter.toLowerCase()][0]).join("");

export const withoutEnd = (text: string, end: string): string =>
  end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text;

export const pieces = (separator: string, text: string): string[] =>
  separator === "" ? [...text] : text.split(separator);

/** `substr`: a negative offset counts from the end, a length of -1 takes all. */
export function partOf(text: string, start: number, count: number): string {
  if (start < 0 && count === 0) throw new RefusedError("Terraform takes a length of 0 from the end for all");
  const letters = lettersOf(text);
  const from = start < 0 ? Math.max(letters.length + start, 0) : start;
  return letters.slice(from, count < 0 ? undefined : from + count).join("");
}

/** Terraform counts what a reader sees as one letter: an emoji with its skin tone, a letter with its accents. */
export function lettersOf(text: string): string[] {
  // in ASCII only CR LF is one letter of two characters
  if (/^[\x20-\x7e]*$/.test(text)) return text.split("");
  return Array.from(
    new Intl.Segmenter("und", { granularity: "grapheme" }).segment(text),
    ({ segment }) => segment,
  );
}

/** `jsonencode`: keys in order, `<`, `>` and `&` escaped. */
export function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b));
    return `{${entries.map(([key, item]) => `${encodeText(key)}:${jsonText(item)}`).join(",")}}`;
  }
  if (typeof value === "string") return encodeText(value);
  if (typeof value === "number") return numberText(value);
  if (value === undefined) throw new FoldError("undefined has no JSON");
  return JSON.stringify(value);
}

function encodeText(text: string): string {
  return JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
