/** Texts as messages show them. */
import type { Expr, In } from "./expr";
import { listEach } from "./for";
import { join, str } from "./text";

/** A list of texts as they were written: Terraform's jsonencode shows `<`, `>` and `&` as `\u003c` and the like. */
export const shownTexts = (texts: In<readonly string[]>): Expr<string> =>
  str`[${join(
    ",",
    listEach(texts, ["text"], (text) => ({ value: str`"${text}"` })),
  )}]`;
