/** The place in the sources that made an element: the concern's file, not the helpers that it calls. */
import { relative, resolve, sep } from "node:path";
import type { TerraformElement } from "cdktf";
import { callsOf } from "../../stack/made-in";

/** Where src is. */
export const ROOT = resolve(__dirname, "../../../..");

export interface Call {
  /** From the root: src/network/routes/nat.ts. */
  readonly file: string;
  /** Of the calls in the file that led there, the innermost first. */
  readonly lines: readonly number[];
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
  if (made === undefined) return undefined;
  return {
    file: made.file,
    lines: calls.filter(({ file }) => file === made.file).map(({ line }) => line),
    isRule: calls.some(({ file }) => file.startsWith("src/core/contract/")),
  };
}

/** `natGateways (/…/src/network/routes/nat.ts:165:7)`, or the place alone; tools differ in the names. */
function readCall(text: string): { file: string; line: number }[] {
  const [, path, line] = /^(?:.* \()?([^() ]+):(\d+):\d+\)?$/.exec(text) ?? [];
  if (path === undefined) return [];
  const file = relative(ROOT, path.replace(/^file:\/\//, ""))
    .split(sep)
    .join("/");
  return file.startsWith("src/") ? [{ file, line: Number(line) }] : [];
}
