/** Digests: what stands for a content where the content itself is too long. */

import { createHash } from "node:crypto";
import { asText } from "../../terraform/convert";
import type { Expr, In } from "./expr";
import { scalarFunction } from "./fold";
import { substr } from "./text";

/** `sha256` of the text in UTF-8, in hexadecimal digits. */
export const sha256 = (text: In<string | null>): Expr<string> =>
  scalarFunction("sha256", (s: string) => createHash("sha256").update(asText(s), "utf8").digest("hex"), text);

/** A whole number below 2^28 that stands for the text: the beginning of its digest. */
export const digestNumber = (text: In<string | null>): Expr<number> =>
  scalarFunction("parseint", (digits: string) => Number.parseInt(digits, 16), substr(sha256(text), 0, 7), 16);
