/**
 * An expression over as many lines as it needs. A line ends only where brackets keep it open; `terraform fmt` indents by
 * brackets alone.
 */
import type { Expression } from "../../../text/code/expression";
import { type TemplatePart, templateParts } from "../../../text/code/template";
import { flat, flatCode, forNames, ifText, stepText } from "./flat";
import { exactHeredoc, isEnd, isHeredoc, UNINDENTED } from "./heredoc";
import { encodedJson, jsonEncodeCall } from "./json";
import { readExpression } from "./read";
import { aligned, PADDING, type Row } from "./rows";

/** Characters that are left: on the first line, behind what stands there already, and on the others. */
export interface Room {
  readonly first: number;
  readonly others: number;
  /** Whether brackets around keep lines open already; else an operator needs some of its own. */
  readonly isOpen: boolean;
}

type Kind<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

export function layout(expression: Expression, room: Room): string[] {
  const line = flat(expression);
  return line.length <= room.first ? [line] : broken(expression, room);
}

function broken(expression: Expression, room: Room): string[] {
  switch (expression.kind) {
    case "word":
      return word(expression.text, room);
    case "unary":
      return before(expression.operator, layout(expression.operand, room));
    case "chain":
      return (
        comparison(expression, room) ??
        (room.isOpen ? chain(expression, room) : roundBrackets(expression, room))
      );
    case "choice":
      return (
        shortChoice(expression, room) ??
        openChoice(expression, room) ??
        (room.isOpen ? choice(expression, room) : roundBrackets(expression, room))
      );
    case "group":
      return roundBrackets(expression.inner, room);
    case "list":
      return bracketed("[", list(expression.items, room), "]");
    case "object":
      return bracketed("{", object(expression.entries, room), "}");
    case "call":
      return call(expression, room);
    case "for":
      return bracketed(
        expression.isObject ? "{" : "[",
        loop(expression, inside(room)),
        expression.isObject ? "}" : "]",
      );
    case "part":
      return part(expression, room);
  }
}

const INDENT = "  ";

export const indented = (lines: readonly string[]): string[] =>
  lines.map((line) => (line === "" || line.startsWith(UNINDENTED) ? line : INDENT + line));

const inside = ({ others }: Room): Room => ({ first: others - 2, others: others - 2, isOpen: true });

const bracketed = (open: string, lines: readonly string[], close: string): string[] => [
  open,
  ...indented(lines),
  close,
];

const roundBrackets = (inner: Expression, room: Room): string[] =>
  bracketed("(", layout(inner, inside(room)), ")");

const before = (text: string, [first, ...others]: readonly string[]): string[] => [
  text + (first ?? ""),
  ...others,
];

/** Nothing stands behind the end of a heredoc. */
const after = (lines: readonly string[], text: string): string[] => {
  const last = lines.at(-1) ?? "";
  if (text === "") return [...lines];
  return isEnd(last) ? [...lines, text.trimStart()] : [...lines.slice(0, -1), last + text];
};

/** Room behind a text that is already on the line. */
const behind = (room: Room, text: string): Room => ({ ...room, first: room.first - text.length });

/** Of a comparison, one side alone may take several lines, between brackets of its own: length([ … ]) == 0. */
function comparison({ operators, operands }: Kind<"chain">, room: Room): string[] | undefined {
  const [one, other] = operands;
  if (one === undefined || other === undefined || operands.length > 2) return undefined;
  if (!COMPARES.test(operators[0] as string)) return undefined;
  const end = ` ${operators[0]} ${flat(other)}`;
  const start = `${flat(one)} ${operators[0]} `;
  if (end.length <= SHORT && isBracketed(one)) return after(layout(one, behind(room, end)), end);
  if (start.length <= SHORT && isBracketed(other)) return before(start, layout(other, behind(room, start)));
  return undefined;
}

const COMPARES = /^[=!<>]=?$/;
const SHORT = 50;

/** What can only be broken between its own brackets. */
const isBracketed = (expression: Expression): boolean => {
  const { kind } = expression;
  if (kind === "unary") return isBracketed(expression.operand);
  return kind === "call" || kind === "list" || kind === "object" || kind === "for" || kind === "group";
};

/** The operator ends the line. A chain in a chain stands in brackets. */
function chain({ operators, operands }: Kind<"chain">, room: Room): string[] {
  return operands.flatMap((operand, index) => {
    const operator = operators[index];
    const lines = laidInChain(operand, { ...room, first: room.first - 3 });
    return operator === undefined ? lines : after(lines, ` ${operator}`);
  });
}

function laidInChain(operand: Expression, room: Room): string[] {
  return layout(operand, operand.kind === "chain" ? { ...room, isOpen: false } : room);
}

/** A condition of several lines brings brackets of its own: `( … ) ? 1 : 0`. */
function shortChoice({ condition, yes, no }: Kind<"choice">, room: Room): string[] | undefined {
  const operators = chainIn(condition);
  const end = ` ? ${flat(yes)} : ${flat(no)}`;
  if (operators === undefined || end.length > SHORT_CHOICE || no.kind === "choice") return undefined;
  return after(roundBrackets(operators, room), end);
}

const SHORT_CHOICE = 20;

/** A short answer stands on the line where the other one opens: `var.x == null ? true : ( … )`. */
function openChoice({ condition, yes, no }: Kind<"choice">, room: Room): string[] | undefined {
  const head = `${flat(condition)} ? ${flat(yes)} : `;
  const isShort = flat(yes).length <= SHORT_ANSWER && head.length <= Math.min(room.first, SHORT_HEAD);
  if (!isShort || !(isBracketed(no) || no.kind === "chain")) return undefined;
  const isOpen = no.kind !== "chain" || comparison(no, behind(room, head)) !== undefined;
  return before(head, layout(no, { ...behind(room, head), isOpen: isOpen && room.isOpen }));
}

const SHORT_ANSWER = 10;
const SHORT_HEAD = 90;

/** Operators bind tighter than a choice: they need no brackets before its `?`. */
function chainIn(condition: Expression): Kind<"chain"> | undefined {
  const inner = condition.kind === "group" ? condition.inner : condition;
  return inner.kind === "chain" ? inner : undefined;
}

/** A table of conditions where each has a line; else condition, `?` and `:` below each other. */
function choice(expression: Kind<"choice">, room: Room): string[] {
  const { condition, yes, no } = expression;
  const head = `${flat(condition)} ? ${flat(yes)}`;
  if (no.kind === "choice" && head.length <= room.first) {
    const left = behind(room, ": ");
    const rest = openChoice(no, left) ?? choice(no, left);
    return [head, ...before(": ", rest)];
  }
  const branch = (mark: string, value: Expression) =>
    before(mark, layout(value, { ...behind({ ...room, first: room.others }, mark), isOpen: isTable(value) }));
  return [...layout(chainIn(condition) ?? condition, room), ...branch("? ", yes), ...branch(": ", no)];
}

/** A choice in a choice wants brackets, as a chain does. */
const isTable = ({ kind }: Expression): boolean => kind !== "choice" && kind !== "chain";

/** Short words fill lines; anything else has a line of its own. */
function list(items: readonly Expression[], room: Room): string[] {
  const words = items.map(flat);
  if (items.every(({ kind }) => kind === "word") && words.every(({ length }) => length <= SHORT_WORD))
    return filled(words, room.others - 2);
  return items.flatMap((item) => after(layout(item, behind(inside(room), ",")), ","));
}

const SHORT_WORD = 24;

const withoutLastComma = (line: string, index: number, lines: readonly string[]): string =>
  index === lines.length - 1 ? line.slice(0, -1) : line;

function filled(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const line = `${lines.at(-1)} ${word},`;
    if (lines.length > 0 && line.length <= width) lines[lines.length - 1] = line;
    else lines.push(`${word},`);
  }
  return lines;
}

/** A line's end separates entries: what needs more lines brings its own brackets. */
function object(entries: readonly (readonly [Expression, Expression])[], room: Room): string[] {
  const rows = entries.map(([key, value]): Row => {
    const name = flat(key);
    const left = behind(behind(inside(room), `${name} = `), " ".repeat(PADDING));
    return { name, lines: layout(value, { ...left, isOpen: false }) };
  });
  return aligned(rows);
}

/** What opens on the line of its call: merge(a, { … }), join("\n", flatten([ … ])), join(", ", concat( … )). */
const opensOnItsLine = (expression: Expression): boolean => {
  const { kind } = expression;
  if (kind !== "call") return kind === "list" || kind === "object" || kind === "for";
  const last = expression.args.at(-1);
  return last !== undefined && isAfterWords(expression) && (opensOnItsLine(last) || last.kind === "call");
};

/** Whether nothing but short words stands before the last argument. */
const isAfterWords = ({ args }: Kind<"call">): boolean =>
  args.slice(0, -1).every((arg) => arg.kind === "word" && arg.text.length <= SHORT_ANSWER);

/** A long pattern is a text: what it is asked of stays beside it. */
function pattern({ name, args }: Kind<"call">, room: Room): string | undefined {
  const [text, asked] = args.map(flat);
  const isShort = `regex("", ${asked})`.length <= Math.min(room.first, SHORT_CODE);
  return name === "regex" && text?.startsWith('"') && isShort ? `regex(${text}, ${asked})` : undefined;
}

function call(expression: Kind<"call">, room: Room): string[] {
  const line = pattern(expression, room);
  if (line !== undefined) return [line];
  const { name, args, isSpread } = expression;
  const dots = isSpread ? "..." : "";
  const last = args.at(-1);
  if (last === undefined) return [`${name}()`];
  const head = `${name}(${args
    .slice(0, -1)
    .map((arg) => `${flat(arg)}, `)
    .join("")}`;
  const isShort = head.length <= Math.min(room.first - 2, 60);
  if ((opensOnItsLine(last) && isShort) || (last.kind === "call" && isAfterWords(expression)))
    return after(before(head, layout(last, { ...behind(room, head), isOpen: true })), `${dots})`);
  const tail = `${args
    .slice(1)
    .map((arg) => `, ${flat(arg)}`)
    .join("")}${dots})`;
  if (args[0] !== undefined && args.length > 1 && opensOnItsLine(args[0]) && tail.length <= SHORT)
    return after(before(`${name}(`, broken(args[0], { ...behind(room, `${name}(`), isOpen: true })), tail);
  if (name === "concat" && !isSpread && args.every((arg) => flat(arg).length <= SHORT))
    return bracketed("concat(", filled(args.map(flat), room.others - 2).map(withoutLastComma), ")");
  const lines = args.flatMap((arg, index) => {
    const end = index < args.length - 1 ? "," : dots;
    return after(layout(arg, behind(inside(room), end)), end);
  });
  return bracketed(`${name}(`, lines, ")");
}

function loop(expression: Kind<"for">, room: Room): string[] {
  const { collection, key, value, isGrouped, condition } = expression;
  const names = forNames(expression);
  const heads = after(before(names, layout(collection, behind(room, `${names} :`))), " :");
  const dots = isGrouped ? "..." : "";
  const results = after(keyed(key, value, behind(room, dots)), dots);
  const where = condition === undefined ? [] : filter(condition, room);
  return [...joined(heads, results, room), ...where];
}

/** A key that takes several lines, or leaves no room, has its value on the next. */
function keyed(key: Expression | undefined, value: Expression, room: Room): string[] {
  if (key === undefined) return layout(value, room);
  const keys = after(layout(key, behind(room, " =>")), " =>");
  const values = layout(value, behind(room, `${keys[0]} `));
  const isRoom = `${keys[0]} ${values[0]}`.length <= room.first || values.length > 1;
  return keys.length === 1 && isRoom ? before(`${keys[0]} `, values) : [...keys, ...layout(value, room)];
}

function filter(condition: Expression, room: Room): string[] {
  const lines = layout(condition, behind(room, "if "));
  return before(ifText(lines[0] as string), lines);
}

/** The result follows the loop's head where it fits, or opens there. */
function joined(heads: string[], results: string[], room: Room): string[] {
  const line = `${heads.at(-1)} ${results[0]}`;
  const fits = results.length === 1 || (heads.length === 1 && /[[{(]$/.test(results[0] as string));
  return fits && line.length <= room.first
    ? [...heads.slice(0, -1), line, ...results.slice(1)]
    : [...heads, ...results];
}

/** A name or an index behind what takes several lines, or an index that does. */
function part({ of, step }: Kind<"part">, room: Room): string[] {
  const end = stepText(step);
  const start = flat(of);
  if (typeof step !== "string" && start.length <= room.first / 2)
    return bracketed(`${start}[`, layout(step, inside(room)), "]");
  return after(layout(of, behind(room, end)), end);
}

/** A quoted text, with code in it perhaps. */
function word(text: string, room: Room): string[] {
  if (!text.startsWith('"')) return [text];
  const encoded = encodedJson(unescaped(text.slice(1, -1)));
  if (encoded !== undefined) return layout(readExpression(jsonEncodeCall(encoded)), room);
  const parts = templateParts(text);
  const lines = parts.map((part) => (part.isCode ? flatCode(part.text) : unescaped(part.text))).join("");
  if (text.includes("\\n") && !/\\[^n"\\t]/.test(text)) {
    const content = lines.slice(1, -1);
    if (isHeredoc(content)) return exactHeredoc(content);
  }
  return templateLines(trimmedQuotes(parts), room);
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? letter);

/** The parts between the quotes. */
function trimmedQuotes(parts: readonly TemplatePart[]): TemplatePart[] {
  return parts
    .map((part, index) => {
      const start = index === 0 ? 1 : 0;
      const end = index === parts.length - 1 ? part.text.length - 1 : part.text.length;
      return { ...part, text: part.text.slice(start, end) };
    })
    .filter(({ text }) => text !== "");
}

/**
 * A quoted text of parts that are escaped already, on as many lines as its code needs. A line may end within an
 * interpolation; of two, the second would begin where the first ends, so they are joined.
 */
export function templateLines(parts: readonly TemplatePart[], room: Room): string[] {
  const line = `"${partsText(parts)}"`;
  const limit = limitOf(parts);
  const long = parts.filter(isLonger(limit)).length;
  if (line.length <= room.first || long === 0) return [line];
  return long === 1 ? interpolated(parts, room) : joinedParts(parts, room);
}

/** Characters of code that stand within a text as they are; fewer where there is much code. */
const SHORT_CODE = 70;
const SHORTER_CODE = 25;
const MUCH_CODE = 100;

function limitOf(parts: readonly TemplatePart[]): number {
  const code = parts.filter(({ isCode }) => isCode).reduce((sum, { text }) => sum + text.length, 0);
  return code > MUCH_CODE ? SHORTER_CODE : SHORT_CODE;
}

const isLonger =
  (limit: number) =>
  ({ isCode, text }: TemplatePart): boolean =>
    isCode && text.startsWith("${") && text.length > limit;

const partsText = (parts: readonly TemplatePart[]): string =>
  parts.map((part) => (part.isCode ? flatCode(part.text) : part.text)).join("");

function interpolated(parts: readonly TemplatePart[], room: Room): string[] {
  const limit = limitOf(parts);
  const at = parts.findIndex(isLonger(limit));
  const code = codeLines(codeOf(parts[at] as TemplatePart), { ...room, first: limit });
  const start = `"${partsText(parts.slice(0, at))}`;
  return after(before(start, code), `${partsText(parts.slice(at + 1))}"`);
}

const codeOf = ({ text }: TemplatePart): Expression => readExpression(text.slice(2, -1));

/** join("", [text, code, text]) */
function joinedParts(parts: readonly TemplatePart[], room: Room): string[] {
  const isLong = isLonger(limitOf(parts));
  const items: string[][] = [];
  let short: TemplatePart[] = [];
  const end = () => {
    if (short.length > 0) items.push([`"${partsText(short)}"`]);
    short = [];
  };
  for (const part of parts) {
    if (!isLong(part)) short.push(part);
    else {
      end();
      items.push(layout(codeOf(part), inside(room)));
    }
  }
  end();
  return bracketed(
    'join("", [',
    items.flatMap((lines) => after(lines, ",")),
    "])",
  );
}

function codeLines(code: Expression, room: Room): string[] {
  if (isBracketed(code)) return after(before("${", layout(code, { ...room, isOpen: true })), "}");
  return bracketed("${", layout(code, inside(room)), "}");
}
