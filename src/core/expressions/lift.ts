/** From what a user writes (plain values, cdktf tokens, expressions, or a mix of them) to an expression. */
import { type IResolvable, Token, Tokenization } from "cdktf";
import { Code, CodeToken, Precedence } from "./code";
import { code, type Expr, FoldError, type In, isExpr, list, map, type Node, scalar, unwrap, wrap } from "./expr";

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
  if (Token.isUnresolved(value)) return tokenNode(Token.asAny(value));
  return map(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, toNode(item)]));
}

function reverseNumber(value: number): IResolvable {
  const token = Tokenization.reverseNumber(value);
  if (!token) throw new FoldError(`${value} is no number token`);
  return token;
}

// The precedence of a foreign token's code is not known: parenthesized inside operators, unless it is a reference.
function tokenNode(token: IResolvable): Node {
  if (token instanceof CodeToken) return code(token.code);
  return code(Code.of([token], isReference(token) ? Precedence.atom : Precedence.conditional));
}

function isReference(token: IResolvable): boolean {
  return "identifier" in token || token.constructor.name === "PropertyAccess" || token.constructor.name === "FunctionCall";
}

/** Plain text, a token, or a template that mixes the two; `${` in it is Terraform's, `$${` is a literal one. */
function textNode(text: string): Node {
  const fragments = Tokenization.reverseString(text);
  const literals = fragments.literals.map(String);
  if (fragments.tokens.length === 0 && fragments.intrinsic.length === 0) return literalOrTemplate(text);
  if (literals.length === 0 && fragments.tokens.length === 1) return tokenNode(fragments.tokens[0] as IResolvable);
  return code(Code.template(mixed(text)));
}

function mixed(text: string): (string | Code)[] {
  return text
    .split(/(\$\{TfToken\[[^\]]*\]\})/)
    .filter((piece) => piece !== "")
    .map((piece) =>
      piece.startsWith("${TfToken[") ? Code.of([Tokenization.reverseString(piece).tokens[0] as IResolvable]) : piece,
    );
}

function literalOrTemplate(text: string): Node {
  if (!/(^|[^$%])(\$\$)*(%%)*[$%]\{/.test(text)) return scalar(text.replace(/([$%])\1\{/g, "$1{"));
  const whole = /^\$\{([^{}]*)\}$/.exec(text);
  if (whole) return code(Code.of([whole[1] as string], isPath(whole[1] as string) ? Precedence.atom : Precedence.conditional));
  return code(Code.of([`"${text}"`]));
}

function isPath(text: string): boolean {
  return /^[A-Za-z_][\w.-]*(\[[^\]]*\][\w.-]*)*$/.test(text.trim());
}
