/** One spelling of what means the same: how a template is broken over lines is none of its meaning. */
import { type Expression, parse } from "../../../../src/text/code/expression";
import { templateParts } from "../../../../src/text/code/template";

/** A text, and trees of code where it holds some. */
type Parts = readonly (string | object)[];

/** Every string of a document in Terraform's JSON syntax, as what it means. */
export function canonical(value: unknown): unknown {
  if (typeof value === "string")
    return single(partsOf(withoutDirectives(withoutHeredocs(value)), (text) => text));
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, canonical(item)]));
}

/** The meaning of code that is no template: a type, a name. */
export const canonicalCode = (code: string): unknown => single(meaning(parse(code)));

function partsOf(template: string, textOf: (text: string) => string): Parts {
  return templateParts(template).flatMap(({ isCode, text }) =>
    isCode && text.startsWith("${") ? meaning(parse(text.slice(2, -1))) : [textOf(text)],
  );
}

/** The parser gives a choice in a text as directives: %{if condition}yes%{else}no%{endif}. */
function withoutDirectives(template: string): string {
  const parts = templateParts(template).map(({ text }) => text);
  let end = "";
  const rest = (): string => {
    let found = "";
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const [, directive, condition] = /^%\{ *(if|else|endif) *(.*)\}$/s.exec(part) ?? [];
      if (directive === undefined) found += part;
      else if (directive !== "if") {
        end = directive;
        return found;
      } else {
        const yes = rest();
        const no = end === "else" ? rest() : "";
        found += `\${${condition} ? "${escaped(yes)}" : "${escaped(no)}"}`;
      }
    }
    return found;
  };
  return rest();
}

/** Texts beside each other are one. */
function single(parts: Parts): unknown {
  const merged: (string | object)[] = [];
  for (const part of parts.filter((one) => one !== "")) {
    const last = merged.at(-1);
    if (typeof part === "string" && typeof last === "string") merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  if (merged.length === 0) return "";
  return merged.length === 1 ? merged[0] : { template: merged };
}

/** Brackets say what binds tighter, which the tree says itself. */
function meaning(expression: Expression): Parts {
  if (expression.kind === "group") return meaning(expression.inner);
  if (expression.kind === "word" && expression.text.startsWith('"'))
    return partsOf(expression.text.slice(1, -1), unescaped);
  // in a text, a number is one
  if (expression.kind === "word" && /^\d/.test(expression.text)) return [expression.text];
  return expression.kind === "call" ? meaningOfCall(expression) : [tree(expression)];
}

/** join("", […]), chomp(…) and jsonencode(…) are how a printer writes a text. */
function meaningOfCall(call: Extract<Expression, { kind: "call" }>): Parts {
  const [first, second] = call.args;
  if (first === undefined) return [tree(call)];
  if (call.name === "join" && second?.kind === "list" && single(meaning(first)) === "")
    return second.items.flatMap(meaning);
  if (call.name === "chomp" && first.kind === "word") return meaning(first).map(chomped);
  const constant = call.name === "jsonencode" ? constantOf(first) : undefined;
  return [constant === undefined ? tree(call) : JSON.stringify(constant)];
}

const chomped = (part: string | object, index: number, all: Parts): string | object =>
  typeof part === "string" && index === all.length - 1 ? part.replace(/\n$/, "") : part;

const tree = (node: Expression): object =>
  Object.fromEntries(Object.entries(node).map(([name, value]) => [name, inner(value, name)]));

function inner(value: unknown, name: string): unknown {
  if (name === "entries")
    return (value as [Expression, Expression][]).map(([key, item]) => [keyed(key), inner(item, "")]);
  if (Array.isArray(value)) return value.map((item) => inner(item, ""));
  return typeof value === "object" && value !== null ? single(meaning(value as Expression)) : value;
}

/** A key in brackets is code, a name without them is not. */
const keyed = (key: Expression): unknown =>
  key.kind === "group"
    ? { code: inner(key.inner, "") }
    : key.kind === "word"
      ? key.text.replaceAll('"', "")
      : inner(key, "");

/** The value of code that is one, with keys in the order of their letters. */
function constantOf(expression: Expression): unknown {
  if (expression.kind === "list") {
    const items = expression.items.map(constantOf);
    return items.includes(undefined) ? undefined : items;
  }
  if (expression.kind === "object") {
    const entries = expression.entries.map(([key, value]) => [keyed(key), constantOf(value)] as const);
    if (entries.some(([key, value]) => typeof key !== "string" || value === undefined)) return undefined;
    return Object.fromEntries([...entries].sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1)));
  }
  if (expression.kind !== "word") return undefined;
  if (expression.text.startsWith('"')) {
    const text = single(meaning(expression));
    return typeof text === "string" ? text : undefined;
  }
  return /^(\d|true$|false$|null$)/.test(expression.text) ? JSON.parse(expression.text) : undefined;
}

/** A heredoc within code comes as it was written. */
const withoutHeredocs = (code: string): string =>
  code.replace(
    /<<(-?)EOT\n([\s\S]*?)\n[ \t]*EOT\b/g,
    (_, flush: string, text: string) => `"${escaped(`${flush === "" ? text : dedented(text)}\n`)}"`,
  );

/** Without the line that only says where the margin is. */
function dedented(text: string): string {
  const lines = text.split("\n");
  const margins = lines.filter((line) => line !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  return lines
    .map((line) => line.slice(Math.min(...margins)))
    .join("\n")
    .replace(/\n\$\{"" \/\* the margin \*\/\}$/, "");
}

const escaped = (template: string): string =>
  templateParts(template)
    .map(({ isCode, text }) => (isCode ? text : JSON.stringify(text).slice(1, -1)))
    .join("");

const unescaped = (text: string): string =>
  text.replace(/\\(u[\da-f]{4}|.)/g, (_, code: string) =>
    code.length > 1
      ? String.fromCharCode(Number.parseInt(code.slice(1), 16))
      : ({ n: "\n", t: "\t", r: "\r" }[code] ?? code),
  );
