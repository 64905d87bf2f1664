/** A value as far as it is written out; anything else is code, which is not looked into. */
import type { Scanner } from "./scanner";
import { decode } from "./text";

export type Value =
  | { readonly kind: "object"; readonly line: number; readonly items: readonly Item[] }
  | { readonly kind: "list"; readonly line: number; readonly values: readonly Value[] }
  | { readonly kind: "text"; readonly line: number; readonly text: string }
  /** A number, `true`, `false`, `null` or a heredoc. */
  | { readonly kind: "literal"; readonly line: number; readonly code: string }
  | { readonly kind: "code"; readonly line: number; readonly code: string };

export interface Item {
  readonly line: number;
  /** Undefined where it is computed. */
  readonly key: string | undefined;
  /** As it is written. */
  readonly source: string;
  readonly value: Value;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const LITERAL = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|(?:true|false|null)(?![\p{ID_Continue}-])/uy;

/** The value here. Outside of brackets it ends with its line. */
export function readValue(scanner: Scanner, endsWithLine = !scanner.isJson): Value {
  scanner.skipSpace(!endsWithLine);
  const begin = scanner.at;
  const value = readWhole(scanner);
  scanner.skipSpace(!endsWithLine);
  if (value && isEnd(scanner, endsWithLine)) return value;
  scanner.at = begin;
  skipCode(scanner, (character) => character === "," || (endsWithLine && character === "\n"));
  const code = scanner.code.slice(begin, scanner.at).trim();
  if (code === "") scanner.fail("a value is missing", begin);
  return { kind: "code", line: scanner.line(begin), code };
}

function isEnd(scanner: Scanner, endsWithLine: boolean): boolean {
  const next = scanner.code[scanner.at];
  return next === undefined || ",)]}".includes(next) || (endsWithLine && next === "\n");
}

/** Undefined where it begins with neither a bracket nor a literal. */
function readWhole(scanner: Scanner): Value | undefined {
  const line = scanner.line();
  switch (scanner.code[scanner.at]) {
    case "{":
      return opensFor(scanner) ? undefined : readObject(scanner);
    case "[":
      return opensFor(scanner) ? undefined : readList(scanner);
    case "(":
      return readParentheses(scanner);
    case '"': {
      const code = scanner.takeText();
      const text = decode(code);
      return text === undefined ? { kind: "code", line, code } : { kind: "text", line, text };
    }
    default: {
      const begin = scanner.at;
      const isLiteral = scanner.skipHeredoc() || scanner.match(LITERAL);
      return isLiteral ? { kind: "literal", line, code: scanner.code.slice(begin, scanner.at) } : undefined;
    }
  }
}

/** `[for …]` and `{for …}`. */
function opensFor(scanner: Scanner): boolean {
  const begin = scanner.at;
  scanner.at += 1;
  scanner.skipSpace(true);
  const found = scanner.takeWord() === "for" && scanner.match(/\s/y) !== undefined;
  scanner.at = begin;
  return found;
}

function readObject(scanner: Scanner): Value {
  const begin = scanner.at;
  const items = readUntil(scanner, "}", () => {
    const item = readItem(scanner);
    scanner.skipSpace(false);
    if (!isEnd(scanner, true)) scanner.fail("an item of an object ends with a comma or with its line");
    return item;
  });
  return { kind: "object", line: scanner.line(begin), items };
}

function readList(scanner: Scanner): Value {
  const begin = scanner.at;
  const values = readUntil(scanner, "]", () => readValue(scanner, false));
  return { kind: "list", line: scanner.line(begin), values };
}

function readUntil<T>(scanner: Scanner, closing: string, read: () => T): T[] {
  const begin = scanner.at;
  const found: T[] = [];
  scanner.at += 1;
  for (;;) {
    do scanner.skipSpace(true);
    while (scanner.take(","));
    if (scanner.take(closing)) return found;
    if (scanner.isAtEnd) scanner.fail(`a ${scanner.code[begin]} is not closed`, begin);
    found.push(read());
  }
}

function readParentheses(scanner: Scanner): Value | undefined {
  scanner.at += 1;
  const value = readValue(scanner, false);
  return scanner.take(")") ? value : undefined;
}

function readItem(scanner: Scanner): Item {
  const begin = scanner.at;
  const line = scanner.line();
  const literal = readKey(scanner);
  scanner.skipSpace(false);
  const isLiteral = literal !== undefined && /[=:]/.test(scanner.code[scanner.at] ?? "");
  if (!isLiteral) skipCode(scanner, (character) => "=:\n,".includes(character));
  const source = scanner.code.slice(begin, scanner.at).trim();
  if (source === "" || !(scanner.take("=") || scanner.take(":")))
    scanner.fail(`an item of an object has the form "key = value"`, begin);
  return { line, key: isLiteral ? literal : undefined, source, value: readValue(scanner) };
}

function readKey(scanner: Scanner): string | undefined {
  if (scanner.sees('"')) return decode(scanner.takeText());
  return scanner.takeWord() ?? scanner.match(/\d+/y)?.[0];
}

/** Over an expression, to where it ends outside of its brackets. */
function skipCode(scanner: Scanner, isEnd: (character: string) => boolean): void {
  for (;;) {
    const character = scanner.code[scanner.at];
    if (character === undefined || ")]}".includes(character) || isEnd(character)) return;
    if (character in CLOSING) skipBrackets(scanner);
    else if (character === '"') scanner.takeText();
    else if (!scanner.skipComment() && !scanner.skipHeredoc()) scanner.at += 1;
  }
}

function skipBrackets(scanner: Scanner): void {
  const begin = scanner.at;
  const opening = scanner.code.charAt(begin);
  scanner.at += 1;
  skipCode(scanner, () => false);
  if (scanner.isAtEnd) scanner.fail(`a ${opening} is not closed`, begin);
  if (!scanner.take(CLOSING[opening] as string))
    scanner.fail(`a ${scanner.code[scanner.at]} closes the ${opening} of line ${scanner.line(begin)}`);
}
