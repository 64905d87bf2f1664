/** The place in the sources that made an element: the concern's file, not the helpers that it calls. */
import { readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import type { TerraformElement } from "cdktf";
import { callsOf } from "../../stack/made-in";

/** Where src is. */
export const ROOT = resolve(__dirname, "../../../..");

export interface Call {
  /** The function of the file that the call stands in. */
  readonly caller: string | undefined;
  /** From the root: src/network/nat.ts. */
  readonly file: string;
  readonly line: number;
  /** Whether a rule computes it. */
  readonly isRule: boolean;
}

/** What a block's own file calls is the file's; what that calls belongs to the innermost file of the block's folder. */
export function makingCall(element: TerraformElement, blockFile: string): Call | undefined {
  const calls = callsOf(element).flatMap(readCall);
  const folder = blockFile.slice(0, blockFile.lastIndexOf("/") + 1);
  const own = calls.findIndex(({ file }) => file === blockFile);
  const concerns = calls.slice(0, own).filter(({ file }) => !file.startsWith("src/core/"));
  const made = concerns.find(({ file }) => file.startsWith(folder)) ?? concerns[0] ?? calls[own];
  return made && { ...made, isRule: calls.some(({ file }) => file.startsWith("src/core/contract/")) };
}

/** `natGateways (/…/src/network/nat.ts:165:7)`, or the place alone: names differ with who compiles, so the line says whose it is. */
function readCall(text: string): Omit<Call, "isRule">[] {
  const [, path, line] = /^(?:(?:new )?\S+ )?(?:\[as \w+\] )?\(?([^()]+):(\d+):\d+\)?$/.exec(text) ?? [];
  if (path === undefined) return [];
  const file = relative(ROOT, path.replace(/^file:\/\//, ""))
    .split(sep)
    .join("/");
  return file.startsWith("src/")
    ? [{ caller: functionAt(file, Number(line)), file, line: Number(line) }]
    : [];
}

function functionAt(file: string, line: number): string | undefined {
  const named = linesOf(file)
    .slice(0, line)
    .flatMap((text) => /^(?:export )?(?:function|const) (\w+)/.exec(text)?.[1] ?? []);
  return named.at(-1);
}

const known = new Map<string, readonly string[]>();

export function linesOf(file: string): readonly string[] {
  const lines = known.get(file) ?? readFileSync(join(ROOT, file), "utf8").split("\n");
  known.set(file, lines);
  return lines;
}
