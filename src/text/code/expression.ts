/** A Terraform expression as a tree: what a printer needs to know to break it at its own seams. */
import { tokens } from "./tokens";

export type Expression =
  /** A number, a name, a quoted text. */
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
  /** A chain of operators of one rank: a && b && c. */
  | {
      readonly kind: "chain";
      readonly operators: readonly string[];
      readonly operands: readonly Expression[];
    }
  | {
      readonly kind: "choice";
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | { readonly kind: "group"; readonly inner: Expression }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly entries: readonly (readonly [Expression, Expression])[] }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      /** f(list...) */
      readonly isSpread: boolean;
    }
  | {
      readonly kind: "for";
      readonly isObject: boolean;
      /** for zone, subnet */
      readonly names: readonly string[];
      readonly collection: Expression;
      readonly key?: Expression;
      readonly value: Expression;
      readonly isGrouped: boolean;
      readonly condition?: Expression;
    }
  /** .name, [index] or [*] of something. */
  | { readonly kind: "part"; readonly of: Expression; readonly step: string | Expression };

/** From the loosest to the tightest. */
export const RANKS = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]];

export function parse(code: string): Expression {
  const words = new Words(tokens(code));
  const found = choice(words);
  if (words.next !== undefined) throw new Error(`left over at ${words.next}: ${code}`);
  return found;
}

class Words {
  private at = 0;
  constructor(private readonly all: readonly string[]) {}

  get next(): string | undefined {
    return this.all[this.at];
  }

  take(): string {
    const word = this.all[this.at++];
    if (word === undefined) throw new Error(`an expression without an end: ${this.all.join(" ")}`);
    return word;
  }

  /** Takes the word if it is the next. */
  took(word: string): boolean {
    if (this.next !== word) return false;
    this.at += 1;
    return true;
  }

  expect(word: string): void {
    if (!this.took(word))
      throw new Error(`${word} is missing before ${this.next}: ${this.all.slice(0, this.at).join(" ")}`);
  }
}

function choice(words: Words): Expression {
  const condition = chain(words, 0);
  if (!words.took("?")) return condition;
  const yes = choice(words);
  words.expect(":");
  return { kind: "choice", condition, yes, no: choice(words) };
}

function chain(words: Words, rank: number): Expression {
  const operators = RANKS[rank];
  if (operators === undefined) return unary(words);
  const operands = [chain(words, rank + 1)];
  const between: string[] = [];
  while (words.next !== undefined && operators.includes(words.next)) {
    between.push(words.take());
    operands.push(chain(words, rank + 1));
  }
  return between.length === 0 ? (operands[0] as Expression) : { kind: "chain", operators: between, operands };
}

function unary(words: Words): Expression {
  if (words.next !== "!" && words.next !== "-") return parts(words, start(words));
  return { kind: "unary", operator: words.take(), operand: unary(words) };
}

function start(words: Words): Expression {
  const word = words.take();
  if (word === "(") return closing(words, ")", { kind: "group", inner: choice(words) });
  if (word === "[") return words.took("for") ? forExpression(words, false) : list(words);
  if (word === "{") return words.took("for") ? forExpression(words, true) : object(words);
  if (words.next === "(" && /^[a-z]/.test(word)) return call(words, word);
  return { kind: "word", text: word };
}

function closing(words: Words, bracket: string, found: Expression): Expression {
  words.expect(bracket);
  return found;
}

function parts(words: Words, of: Expression): Expression {
  if (words.took(".")) return parts(words, { kind: "part", of, step: `.${words.take()}` });
  if (words.next !== "[") return of;
  words.take();
  if (words.took("*")) return parts(words, closing(words, "]", { kind: "part", of, step: "[*]" }));
  return parts(words, closing(words, "]", { kind: "part", of, step: choice(words) }));
}

function call(words: Words, name: string): Expression {
  words.expect("(");
  const args = separated(words, ")", choice);
  const isSpread = words.took("...");
  return closing(words, ")", { kind: "call", name, args, isSpread });
}

const list = (words: Words): Expression =>
  closing(words, "]", { kind: "list", items: separated(words, "]", choice) });

/** Commas or the ends of lines, which are no words, are between entries. */
function object(words: Words): Expression {
  const entries: (readonly [Expression, Expression])[] = [];
  while (words.next !== "}") {
    const key = choice(words);
    if (!words.took(":")) words.expect("=");
    entries.push([key, choice(words)]);
    words.took(",");
  }
  return closing(words, "}", { kind: "object", entries });
}

function separated<T>(words: Words, end: string, item: (words: Words) => T): T[] {
  const found: T[] = [];
  while (words.next !== end && words.next !== "...") {
    found.push(item(words));
    if (!words.took(",")) break;
  }
  return found;
}

function forExpression(words: Words, isObject: boolean): Expression {
  const names = [words.take()];
  if (words.took(",")) names.push(words.take());
  words.expect("in");
  const collection = choice(words);
  words.expect(":");
  const first = choice(words);
  const key = isObject ? { key: first } : {};
  if (isObject) words.expect("=>");
  const value = isObject ? choice(words) : first;
  const isGrouped = words.took("...");
  const condition = words.took("if") ? { condition: choice(words) } : {};
  const found = { kind: "for", isObject, names, collection, ...key, value, isGrouped, ...condition } as const;
  return closing(words, isObject ? "}" : "]", found);
}
