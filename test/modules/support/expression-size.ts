/**
 * How many lines of logic each expression of a file in Terraform's language takes.
 *
 * An expression is the value of an argument or a local. An object or a list that is written out is data, whose entries are
 * expressions of their own: it counts by the lines of its brackets. A text (a message, a script) counts as one line, and by the
 * lines of code in it that takes more than one.
 */

export interface Sized {
  /** `locals zones`, `resource aws_subnet this tags Name`. */
  readonly at: string;
  readonly lines: number;
}

interface Token {
  readonly text: string;
  readonly line: number;
  /** What a text says, as it is written. */
  said?: string;
}

const WORD = /[A-Za-z_][\w-]*|\d[\w.]*|\.\.\.|=>|[=!<>]=|&&|\|\||./y;

/** Words, brackets and operators; of texts only what stands in `${…}` or `%{…}`. */
function tokensOf(source: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  let line = 1;
  const step = (length: number) => {
    line += source.slice(at, at + length).split("\n").length - 1;
    at += length;
  };
  const take = (text: string, length = text.length) => {
    found.push({ text, line });
    step(length);
  };
  const text = (end: RegExp) => {
    take(TEXT, 0);
    const token = found.at(-1) as Token;
    const start = at;
    for (;;) {
      end.lastIndex = at;
      const ending = end.exec(source);
      if (ending !== null) {
        token.said = source.slice(start, at);
        step(ending[0].length);
        take(END_OF_TEXT, 0);
        return;
      }
      if (at >= source.length) throw new Error("a text without an end");
      if (/^(\$\$|%%)\{/.test(source.slice(at, at + 3))) step(3);
      else if (/^[$%]\{/.test(source.slice(at, at + 2))) {
        take("${", 2);
        code("}");
      } else step(source[at] === "\\" && end !== HEREDOC_END ? 2 : 1);
    }
  };
  /** Up to the bracket that closes, or the end. */
  const code = (close: string) => {
    let depth = 0;
    while (at < source.length) {
      const rest = source.slice(at, at + 10);
      if (/^\s/.test(rest)) step(1);
      else if (rest[0] === "#") step((/^.*/.exec(source.slice(at)) as RegExpExecArray)[0].length);
      else if (rest.startsWith("/*")) step(source.indexOf("*/", at) + 2 - at);
      else if (rest[0] === '"') {
        step(1);
        text(/"/y);
      } else if (/^<<-?EOT\n/.test(rest)) {
        step(rest.indexOf("\n") + 1);
        text(HEREDOC_END);
      } else {
        WORD.lastIndex = at;
        const word = (WORD.exec(source) as RegExpExecArray)[0];
        take(word);
        if (OPEN.has(word)) depth += 1;
        if (word === close && depth === 0) return;
        if (CLOSE.has(word)) depth -= 1;
      }
    }
  };
  code("");
  return found;
}

const HEREDOC_END = /[ \t]*EOT(?=\n|$)/y;
/** Around what stands in a text, as brackets are. */
const TEXT = "<text>";
const END_OF_TEXT = "</text>";
const OPEN = new Set(["(", "[", "{", "${", TEXT]);
const CLOSE = new Set([")", "]", "}", END_OF_TEXT]);

/** Every expression, the entries of literals too. */
export function sizedExpressions(source: string): Sized[] {
  const tokens = tokensOf(source);
  const ends = closings(tokens);
  const found: Sized[] = [];
  const textAt = (at: number) => {
    const token = tokens[at];
    if (at > tokens.length) throw new Error("no argument and no block");
    return token?.text ?? "";
  };
  const lineOf = (at: number) => (tokens[at] as Token).line;

  const named = (from: number, to: number): string[] =>
    tokens.slice(from, to).flatMap(({ text, said }) => (text === END_OF_TEXT ? [] : [said ?? text]));

  /** Arguments and blocks between two tokens. */
  const body = (from: number, to: number, way: readonly string[]) => {
    let at = from;
    while (at < to) {
      const start = at;
      while (textAt(at) !== "=" && textAt(at) !== "{") at = (ends.get(at) ?? at) + 1;
      const labels = named(start, at);
      if (textAt(at) === "{") {
        body(at + 1, ends.get(at) as number, [...way, ...labels]);
        at = (ends.get(at) as number) + 1;
      } else {
        const end = endOfValue(at + 1, to);
        expression(at + 1, end, [...way, ...labels]);
        at = end;
      }
    }
  };

  /** Where a line ends outside of brackets. */
  const endOfValue = (from: number, to: number): number => {
    let at = from;
    let line = lineOf(from);
    while (at < to && textAt(at) !== "," && lineOf(at) === line) {
      const end = ends.get(at) ?? at;
      line = lineOf(end);
      at = end + 1;
    }
    return at;
  };

  const expression = (from: number, to: number, way: readonly string[]) => {
    const lines = new Set<number>();
    let at = from;
    while (at < to) {
      const end = ends.get(at) ?? at;
      const isShort = textAt(at) === "${" && lineOf(at) === lineOf(end);
      const isWhole = isShort || isLiteral(at);
      if (textAt(at) !== END_OF_TEXT && !isShort) lines.add(lineOf(at));
      if (isLiteral(at)) {
        lines.add(lineOf(end));
        entries(at, end, way);
      }
      at = isWhole ? end + 1 : at + 1;
    }
    found.push({ at: way.join(" "), lines: lines.size });
  };

  /** A written-out object or list over several lines; neither a loop nor an index. */
  const isLiteral = (at: number): boolean => {
    const isList = textAt(at) === "[" && !/^((?!in$|if$)[\w-]+|\)|\]|\*)$/.test(textAt(at - 1));
    const isWritten = (textAt(at) === "{" || isList) && textAt(at + 1) !== "for";
    return isWritten && lineOf(at) !== lineOf(ends.get(at) as number);
  };

  const entries = (open: number, close: number, way: readonly string[]) => {
    let at = open + 1;
    let place = 0;
    while (at < close) {
      const start = at;
      if (textAt(open) === "{") while (textAt(at) !== "=") at = (ends.get(at) ?? at) + 1;
      const name = textAt(open) === "{" ? named(start, at).join("") : `${place}`;
      if (textAt(open) === "{") at += 1;
      const end = textAt(open) === "{" ? endOfValue(at, close) : endOfItem(at, close);
      expression(at, end, [...way, name]);
      at = textAt(end) === "," ? end + 1 : end;
      place += 1;
    }
  };

  const endOfItem = (from: number, to: number): number => {
    let at = from;
    while (at < to && textAt(at) !== ",") at = (ends.get(at) ?? at) + 1;
    return at;
  };

  body(0, tokens.length, []);
  return found;
}

/** Where each bracket closes. */
function closings(tokens: readonly Token[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach(({ text }, at) => {
    if (OPEN.has(text)) open.push(at);
    if (CLOSE.has(text)) ends.set(open.pop() as number, at);
  });
  return ends;
}
