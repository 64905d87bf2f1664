/** From what a user writes (plain values, cdktf tokens, expressions, or a mix of them) to an expression. */
import { type IResolvable, Token, Tokenization } from "cdktf";
import { Code, CodeToken, type Part, Precedence } from "./code";
import {
  code,
  type Expr,
  FoldError,
  type In,
  isExpr,
  list,
  map,
  type Node,
  scalar,
  unwrap,
  wrap,
} from "./expr";
import { toCode } from "./literal";
import { quoteInner } from "./quote";
import { StructureToken } from "./structure-token";

export function lift<T>(value: In<T>): Expr<T> {
  return wrap(toNode(value));
}

export function toNode(value: unknown): Node {
  if (isExpr(value)) return unwrap(value);
  if (value === null || value === undefined) return scalar(null);
  switch (typeof value) {
    case "string":
      return textNode(value);
    case "number":
      return Token.isUnresolved(value) ? tokenNode(reverseNumber(value)) : scalar(value);
    case "boolean":
      return scalar(value);
    case "object":
      return structureNode(value);
    default:
      throw new FoldError(`a ${typeof value} has no counterpart in Terraform`);
  }
}

function structureNode(value: object): Node {
  if (Tokenization.isResolvable(value)) return tokenNode(value as IResolvable);
  if (Array.isArray(value)) {
    if (Token.isUnresolved(value)) return tokenNode(Tokenization.reverse(value)[0] as IResolvable);
    return list(value.map(toNode));
  }
  if (Token.isUnresolved(value)) return tokenNode(Tokenization.reverseMap(value) ?? Token.asAny(value));
  return map(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, toNode(item)]),
  );
}

function reverseNumber(value: number): IResolvable {
  const token = Tokenization.reverseNumber(value);
  if (!token) throw new FoldError(`${value} is no number token`);
  return token;
}

// The precedence of a foreign token's code is not known: parenthesized inside operators, unless it is a reference.
function tokenNode(token: IResolvable): Node {
  if (token instanceof CodeToken) return code(token.code);
  if (token instanceof StructureToken) return token.node;
  return code(Code.of([token], isReference(token) ? Precedence.atom : Precedence.conditional));
}

function isReference(token: IResolvable): boolean {
  return (
    "identifier" in token ||
    token.constructor.name === "PropertyAccess" ||
    token.constructor.name === "FunctionCall"
  );
}

/** Plain text, a token, or a template that mixes the two; `${` in it is Terraform's, `$${` is a literal one. */
function textNode(text: string): Node {
  if (!text.includes("{")) return scalar(text);
  const pieces = piecesOf(text);
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

function quoted(piece: string | Code | Directive): readonly Part[] {
  if (piece instanceof Directive) return [piece.text];
  return typeof piece === "string" ? [quoteInner(piece)] : ["${", ...piece.parts, "}"];
}

/** A text cut where Terraform's templates begin and end. */
function piecesOf(text: string): (string | Code | Directive)[] {
  const start = /([$%]?)([$%])\{/.exec(text);
  if (!start) return text === "" ? [] : [text];
  const [found, before, sign] = start;
  const open = start.index + found.length;
  if (before === sign) return joined(text.slice(0, start.index) + found.slice(1), piecesOf(text.slice(open)));
  const close = closingBrace(text, open);
  const inner = text.slice(open, close);
  const piece = sign === "$" ? inCode(inner) : new Directive(`%{${inner}}`);
  return joined(text.slice(0, open - 2), [piece, ...piecesOf(text.slice(close + 1))]);
}

function joined(text: string, [next, ...rest]: (string | Code | Directive)[]): (string | Code | Directive)[] {
  if (typeof next === "string") return [text + next, ...rest];
  return [text, next, ...rest].filter((piece) => piece !== "" && piece !== undefined) as (
    | string
    | Code
    | Directive
  )[];
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (const { 0: found, index } of text.slice(from).matchAll(/"(?:\\.|[^"\\])*"|[{}]/gs)) {
    depth += found === "{" ? 1 : found === "}" ? -1 : 0;
    if (depth === 0) return from + index;
  }
  throw new FoldError(`a template has no end: ${text}`);
}

/** What stands in `${…}`: a token, or code that may hold tokens. */
function inCode(text: string): Code {
  const token = (marker: string) => Tokenization.reverseString(marker).tokens[0] as IResolvable;
  if (/^TfToken\[[^\]]*\]$/.test(text)) return toCode(tokenNode(token(`\${${text}}`)));
  const parts = text.split(/(\$\{TfToken\[[^\]]*\]\})/).filter((part) => part !== "");
  return Code.of(
    parts.map((part) => (part.startsWith("${TfToken[") ? token(part) : part)),
    isPath(text.replace(/\$\{TfToken\[[^\]]*\]\}/g, "token")) ? Precedence.atom : Precedence.conditional,
  );
}

function isPath(text: string): boolean {
  return /^[A-Za-z_][\w.-]*(\[[^\]]*\][\w.-]*)*$/.test(text.trim());
}
