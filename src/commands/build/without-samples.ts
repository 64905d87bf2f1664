/** The values that rules must refuse stand beside their rules, for tests: in the package the lists of them are empty. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type KeyValueProperty, parseSync, type Span } from "@swc/core";

export function leaveOutSamples(output: string): void {
  for (const name of readdirSync(output, { recursive: true, encoding: "utf8" })) {
    const file = join(output, name);
    if (name.endsWith(".js")) writeFileSync(file, withoutSamples(readFileSync(file, "utf8")));
  }
}

/** `refused: […]` of an object is `refused: []`. */
function withoutSamples(code: string): string {
  if (!code.includes("refused: ")) return code;
  const bytes = Buffer.from(code);
  let text = "";
  let at = 0;
  // swc counts bytes, from 1
  for (const { start, end } of samplesIn(parseSync(code, { syntax: "ecmascript", target: "es2022" }))) {
    text += `${bytes.toString("utf8", at, start - 1)}[]`;
    at = end - 1;
  }
  return text + bytes.toString("utf8", at);
}

/** Where they stand, in the order of the code. */
function samplesIn(node: unknown): Span[] {
  if (typeof node !== "object" || node === null) return [];
  if (isSample(node)) return [node.value.span];
  return Object.values(node).flatMap(samplesIn);
}

function isSample(node: object): node is { readonly value: { readonly span: Span } } {
  const { type, key } = node as Partial<KeyValueProperty>;
  return type === "KeyValueProperty" && key?.type === "Identifier" && key.value === "refused";
}
