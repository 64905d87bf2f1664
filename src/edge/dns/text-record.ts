/** Texts as Route 53 takes them: strings of up to 255 characters, side by side in quotation marks. */
import {
  add,
  type Expr,
  floorDiv,
  join,
  listEach,
  mul,
  range,
  replace,
  substr,
  textLength,
} from "../../core/expressions";

/** RFC 1035 3.3: a character-string has its length in one byte. */
const LONGEST_STRING = 255;

/** Between the strings of one value; the provider adds the marks around it. */
const SEAM = '""';

/** `\` and `"` with a `\` before them (Amazon Route 53 Developer Guide: TXT record type, special characters). */
const escaped = (text: Expr<string>): Expr<string> => replace(replace(text, "\\", "\\\\"), '"', '\\"');

const stringsOf = (text: Expr<string>): Expr<string[]> =>
  listEach<number, string>(
    range(0, floorDiv(add(textLength(text), LONGEST_STRING - 1), LONGEST_STRING)),
    ["part"],
    (part) => ({ value: escaped(substr(text, mul(part, LONGEST_STRING), LONGEST_STRING)) }),
  );

export const quotedText = (values: Expr<readonly string[]>): Expr<string[]> =>
  listEach<string, string>(values, ["value"], (value) => ({ value: join(SEAM, stringsOf(value)) }));
