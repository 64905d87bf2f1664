/** Strings: templates, functions, JSON. */

import { asText } from "../../terraform/convert";
import { fromRe2, refuseLongRepeats } from "../../terraform/pattern";
import { jsonText, lettersOf, lowerCase, partOf, pieces, withoutEnd } from "../../terraform/text";
import { Code } from "./code";
import { type Expr, type In, wrap } from "./expr";
import { deepFunction, scalarFunction } from "./fold";
import { toNode } from "./lift";
import { call, toCode } from "./literal";
import { code, isKnownNode, type Node, plain, scalar } from "./node";

type Text = In<string | null>;
type Piece = In<string> | In<number> | In<boolean> | In<string | null> | In<number | null>;

/** A string template: str`${zone} of ${count}`. */
export function str(texts: TemplateStringsArray, ...values: Piece[]): Expr<string> {
  const pieces: (string | Code)[] = [texts[0] as string];
  values.forEach((value, index) => {
    const node = toNode(value);
    pieces.push(...piecesOf(node), texts[index + 1] as string);
  });
  const joined = joinTexts(pieces);
  const [only] = joined;
  // `"${n}"` is n itself to Terraform, and so a number where n is one
  if (joined.length === 1 && only instanceof Code) return wrap(code(call("tostring", code(only))));
  if (joined.every((piece) => typeof piece === "string")) return wrap(scalar(joined.join("")));
  return wrap(code(Code.template(joined)));
}

/** A template in a template is one template. */
function piecesOf(node: Node): readonly (string | Code)[] {
  if (node.kind === "scalar") return [asText(node.value)];
  const inner = toCode(node);
  return inner.template ?? [inner];
}

function joinTexts(pieces: readonly (string | Code)[]): (string | Code)[] {
  const joined: (string | Code)[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string") joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined.filter((piece) => piece !== "");
}

export const lower = (text: Text): Expr<string> =>
  scalarFunction("lower", (s: string) => lowerCase(asText(s)), text);
export const trimSuffix = (text: Text, suffix: Text): Expr<string> =>
  scalarFunction("trimsuffix", (s: string, end: string) => withoutEnd(asText(s), asText(end)), text, suffix);

export const startsWith = (text: Text, start: Text): Expr<boolean> =>
  scalarFunction(
    "startswith",
    (s: string, prefix: string) => asText(s).startsWith(asText(prefix)),
    text,
    start,
  );
export const endsWith = (text: Text, end: Text): Expr<boolean> =>
  scalarFunction("endswith", (s: string, suffix: string) => asText(s).endsWith(asText(suffix)), text, end);
/** `replace` of every occurrence of a fixed text; one between slashes would be a pattern to Terraform. */
export function replace(text: Text, from: string, to: string): Expr<string> {
  if (/^\/.*\/$/s.test(from)) throw new Error(`replace() takes a fixed text, got the pattern ${from}`);
  const replaced = (s: string, a: string, b: string) =>
    asText(s).replaceAll(a === "" ? /(?:)/gu : a, () => b);
  return scalarFunction("replace", replaced, text, from, to);
}

/** `substr(text, offset, length)`; a negative offset counts from the end, a length of -1 takes all. */
export const substr = (text: Text, offset: In<number>, length: In<number>): Expr<string> =>
  scalarFunction(
    "substr",
    (s: string, start: number, count: number) => partOf(asText(s), start, count),
    text,
    offset,
    length,
  );

export const split = (separator: string, text: Text): Expr<string[]> =>
  deepFunction("split", (by: string, s: string) => pieces(by, asText(s)), separator, text);

export function join(separator: string, items: In<readonly (string | number)[]>): Expr<string> {
  return deepFunction("join", (by: string, list: unknown[]) => list.map(asText).join(by), separator, items);
}

/** A rule's pattern is asked again for every value, and there are few different ones. */
const expressions = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known) return known;
  refuseLongRepeats(pattern);
  const expression = fromRe2(pattern);
  expressions.set(pattern, expression);
  return expression;
}

/** Whether the pattern (the common part of RE2 and JavaScript) is found in the text; false of null. */
export function matches(pattern: string, text: Text): Expr<boolean> {
  const expression = compiled(pattern);
  const node = toNode(text);
  if (node.kind === "scalar") return wrap(scalar(node.value !== null && expression.test(asText(node.value))));
  const search = code(call("regex", scalar(pattern), node));
  return wrap(code(call("can", search)));
}

/** How often the pattern is found in the text. */
export const occurrences = (pattern: string, text: Text): Expr<number> => {
  const node = toNode(text);
  if (node.kind === "scalar")
    return wrap(scalar([...asText(node.value).matchAll(new RegExp(compiled(pattern), "gu"))].length));
  return wrap(code(call("length", code(call("regexall", scalar(pattern), node)))));
};

export const textLength = (text: Text): Expr<number> =>
  scalarFunction("length", (s: string) => lettersOf(asText(s)).length, text);

/** `base64encode` of the text in UTF-8. */
export const base64Encode = (text: Text): Expr<string> =>
  scalarFunction("base64encode", (s: string) => Buffer.from(asText(s), "utf8").toString("base64"), text);

/** `jsonencode`: keys in order, `<`, `>` and `&` escaped, as Terraform writes them. */
export function jsonEncode(value: In<unknown>): Expr<string> {
  const node = toNode(value);
  return wrap(isKnownNode(node) ? scalar(jsonText(plain(node))) : code(call("jsonencode", node)));
}
