/** Texts as users write them: cdktf's tokens and Terraform's templates in them, and the escapes `$${` and `%%{`. */

import { Tokenization } from "cdktf";
import { FoldError } from "../../terraform/convert";
import { Code, type Part, Precedence } from "./code";
import { toCode } from "./literal";
import { code, type Node, scalar } from "./node";
import { quoteInner } from "./quote";
import { tokenNode, tokenOfText } from "./tokens";

type Read = (value: unknown) => Node;
type Piece = string | Code | Directive;

/** A text with `${` or `%{` that neither cdktf nor Terraform has a meaning for: a shell's, most often. */
export class TemplateError extends FoldError {
  constructor(readonly fragment: string) {
    super(`${fragment} is no token of cdktf's and no expression of Terraform's`);
  }
}

/** Plain text, a token, or a template that mixes the two; `${` in it is Terraform's, `$${` is a literal one. */
export function textNode(text: string, read: Read): Node {
  if (!text.includes("{") && !NUMBER_TOKEN.test(text)) return scalar(text);
  const pieces = piecesOf(text, read);
  if (pieces.some((piece) => piece instanceof Directive))
    return code(Code.of(['"', ...pieces.flatMap(quoted), '"']));
  const template = pieces as (string | Code)[];
  const [only = ""] = template;
  if (template.length === 1 && typeof only !== "string") return code(only);
  return template.every((piece) => typeof piece === "string")
    ? scalar(template.join(""))
    : code(Code.template(template));
}

/** `%{ if … }` and the like: Terraform's, as it stands. */
class Directive {
  constructor(readonly text: string) {}
}

function quoted(piece: Piece): readonly Part[] {
  if (piece instanceof Directive) return [piece.text];
  return typeof piece === "string" ? [quoteInner(piece)] : ["${", ...piece.parts, "}"];
}

/** A text cut where Terraform's templates begin and end. */
function piecesOf(text: string, read: Read): Piece[] {
  const start = /([$%]?)([$%])\{/.exec(text);
  if (!start) return numbersOf(text, read);
  const [found, before, sign] = start;
  const open = start.index + found.length;
  const lead = (end: number) => numbersOf(text.slice(0, end), read);
  if (before === sign)
    return joined([...lead(start.index), found.slice(1)], piecesOf(text.slice(open), read));
  const close = closingBrace(text, open);
  const inner = text.slice(open, close);
  const piece = sign === "$" ? inCode(inner, read) : directive(inner);
  return joined(lead(open - 2), [piece, ...piecesOf(text.slice(close + 1), read)]);
}

/** Neighbouring texts as one, empty ones left out. */
function joined(left: Piece[], right: Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of [...left, ...right]) {
    const last = pieces.at(-1);
    if (typeof piece === "string" && typeof last === "string") pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces.filter((piece) => piece !== "");
}

/** What JavaScript makes of a number token in a text: cdktf looks for it there, too. */
const NUMBER_TOKEN = /-\d(?:\.\d+)?e\+2\d\d/;

/** A text that is a number token and nothing else: `String(n)`, `Token.asString(n)`. */
export function isNumberText(text: unknown): boolean {
  if (typeof text !== "string") return false;
  if (NUMBER_TOKEN.exec(text)?.[0] === text) return true;
  return (
    /^\$\{TfToken\[[^\]]*\]\}$/.test(text) &&
    typeof (tokenOfText(text) as { value?: unknown }).value === "number"
  );
}

function numbersOf(text: string, read: Read): Piece[] {
  const found = NUMBER_TOKEN.exec(text);
  if (!found) return text === "" ? [] : [text];
  const [number] = found;
  const token = Tokenization.reverseNumber(Number(number));
  const piece = token === undefined ? number : toCode(tokenNode(token, read));
  const rest = numbersOf(text.slice(found.index + number.length), read);
  return joined([text.slice(0, found.index), piece], rest);
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (const { 0: found, index } of text.slice(from).matchAll(/"(?:\\.|[^"\\])*"|[{}]/gs)) {
    depth += found === "{" ? 1 : found === "}" ? -1 : 0;
    if (depth === 0) return from + index;
  }
  throw new TemplateError(text.slice(from - 2, from));
}

const TOKEN = /\$\{TfToken\[[^\]]*\]\}/;

/** What stands in `${…}`: a token, or code that may hold tokens. */
function inCode(text: string, read: Read): Code {
  if (/^TfToken\[[^\]]*\]$/.test(text)) return toCode(tokenNode(tokenOfText(`\${${text}}`), read));
  const plain = text.replace(new RegExp(TOKEN, "g"), "token.of");
  if (!isTerraform(plain)) throw new TemplateError(`\${${text}}`);
  const parts = text.split(/(\$\{TfToken\[[^\]]*\]\})/).filter((part) => part !== "");
  return Code.of(
    parts.flatMap((part) => (TOKEN.test(part) ? toCode(tokenNode(tokenOfText(part), read)).parts : [part])),
    isPath(plain) ? Precedence.atom : Precedence.conditional,
  );
}

function directive(inner: string): Directive {
  const text = `%{${inner}}`;
  if (!/^~?\s*(if|else|endif|for|endfor)\b/.test(inner)) throw new TemplateError(text);
  return new Directive(text);
}

/** A reference has a dot in it, which no shell's variable has; or a function is called. */
function isTerraform(text: string): boolean {
  return (
    /(?<![\w.])(var|local|data|module|each|count|self|path|terraform|token|[a-z][a-z0-9]*_[\w-]*)\.[A-Za-z_]/.test(
      text,
    ) || /^\s*[a-z][a-z0-9_]*\(/.test(text)
  );
}

function isPath(text: string): boolean {
  return /^[A-Za-z_][\w.-]*(\[[^\]]*\][\w.-]*)*$/.test(text.trim());
}
