/** Values as messages show them. Terraform's jsonencode is for what may be of any shape: it writes `<`, `>` and `&` as `\u003c` and the like. */
import type { Expr, In } from "./expr";
import { listEach } from "./for";
import { join, str } from "./text";

/** `"a"` */
export const shownText = (text: In<string>): Expr<string> => str`"${text}"`;

/** Texts in a sentence: `"a", "b"` */
export const shownTexts = (texts: In<readonly string[]>): Expr<string> => str`"${join('", "', texts)}"`;

/** Numbers in a sentence: `80, 443` */
export const shownNumbers = (numbers: In<readonly number[]>): Expr<string> => join(", ", numbers);

/** A list as it is written, where it may have nothing in it: `["a", "b"]` */
export const shownList = (texts: In<readonly string[]>): Expr<string> =>
  str`[${join(
    ", ",
    listEach(texts, ["text"], (text) => ({ value: shownText(text) })),
  )}]`;
