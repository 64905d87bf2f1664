/** Texts as Route 53 takes them: strings of up to 255 characters, side by side in quotation marks. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";

/** RFC 1035 3.3: a character-string has its length in one byte. */
const LONGEST_STRING = 255;

/** Between the strings of one value; the provider adds the marks around it. */
const SEAM = '""';

/** `\` and `"` with a `\` before them (Amazon Route 53 Developer Guide: TXT record type, special characters). */
const escaped = (text: Expr<string>): Expr<string> => x.replace(x.replace(text, "\\", "\\\\"), '"', '\\"');

const stringsOf = (text: Expr<string>): Expr<string[]> =>
  x.listEach(
    x.range(0, x.floorDiv(x.add(x.textLength(text), LONGEST_STRING - 1), LONGEST_STRING)),
    ["part"],
    (part) => ({ value: escaped(x.substr(text, x.mul(part, LONGEST_STRING), LONGEST_STRING)) }),
  );

export const quotedText = (values: Expr<readonly string[]>): Expr<string[]> =>
  x.listEach(values, ["value"], (value) => ({ value: x.join(SEAM, stringsOf(value)) }));
