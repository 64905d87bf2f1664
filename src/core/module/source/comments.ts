/** What the sources say of themselves: the sentence that a file opens with, and the reason above a call. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Call } from "./call";
import { ROOT } from "./call";

const linesOf = (file: string): string[] => readFileSync(join(ROOT, file), "utf8").split("\n");

/** A file opens with one sentence that says what it is about. */
export function openingOf(file: string): string {
  const [, text] = /^\/\*\*([\s\S]*?)\*\//.exec(readFileSync(join(ROOT, file), "utf8")) ?? [];
  if (text === undefined) throw new Error(`${file} opens with no sentence that says what it is about.`);
  const all = words(text.split("\n"));
  return /^.*?[.!?](?=\s|$)/.exec(all)?.[0] ?? all;
}

const words = (lines: readonly string[]): string =>
  lines
    .map((line) => line.replace(/^\s*(\/\*\*|\/\/|\*(?!\/))?|\*\/\s*$/g, "").trim())
    .filter((line) => line !== "")
    .join(" ");

/** The comment right above the call, or above one that led to it. */
export const reasonAbove = ({ file, lines }: Call): string | undefined =>
  lines.map((line) => commentAbove(linesOf(file), line - 1)).find((comment) => comment !== undefined);

/** The comment above the function that makes the call. */
export function reasonOfCaller(call: Call): string | undefined {
  const start = callerOf(call);
  return start === undefined ? undefined : commentAbove(linesOf(call.file), start);
}

const DECLARES = /^(export )?(abstract )?(function|const|class|interface|type) /;

/** Where the function begins that makes the call; none is told of a class. */
export function callerOf({ file, lines: [line = 0] }: Call): number | undefined {
  const lines = linesOf(file);
  const start = lines.findLastIndex((text, index) => index < line && DECLARES.test(text));
  return / class /.test(` ${lines[start] ?? "class "}`) ? undefined : start;
}

function commentAbove(lines: readonly string[], index: number): string | undefined {
  const above = (isPart: (line: string) => boolean, from = index): number => {
    let start = from;
    while (start > 0 && isPart(lines[start - 1] as string)) start -= 1;
    return start;
  };
  const start = /\*\/\s*$/.test(lines[index - 1] ?? "")
    ? above((line) => !/^\s*\/\*\*/.test(line)) - 1
    : above((line) => /^\s*\/\/ (?!biome-ignore)/.test(line));
  if (start === index) return undefined;
  const text = words(lines.slice(start, index));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.:?!]$/.test(text) ? "" : "."}`;
}
