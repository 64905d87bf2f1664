/** The module calls of one directory, from its files in Terraform's language and in its JSON syntax. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../command";
import { readFile } from "./read/body";
import { Scanner } from "./read/scanner";
import { type Item, readValue, type Value } from "./read/value";

export interface Argument extends Item {
  readonly file: string;
}

export interface Call {
  readonly name: string;
  readonly arguments: readonly Argument[];
}

/** A call that an override file changes is one call. */
export function callsIn(directory: string): Call[] {
  const calls = new Map<string, Argument[]>();
  for (const file of filesOf(directory))
    for (const { name, items } of callsOf(file))
      calls.set(name, [...(calls.get(name) ?? []), ...items.map((item) => ({ ...item, file }))]);
  return [...calls].map(([name, args]) => ({ name, arguments: args }));
}

/** Where a call's module comes from; an override's source comes last. */
export const sourceArgument = ({ arguments: all }: Call): Argument | undefined =>
  all.filter(({ key }) => key === "source").at(-1);

/** Override files are merged into the others, after them (Terraform: "Override Files"). */
function filesOf(directory: string): string[] {
  if (!existsSync(directory)) throw new UserError(`${directory}: there is no such directory`);
  if (!statSync(directory).isDirectory()) throw new UserError(`${directory} is a file; allowed: a directory`);
  const isOverride = (name: string) => /(^|_)override\.tf(\.json)?$/.test(name);
  const names = readdirSync(directory)
    .filter((name) => /^[^.].*\.tf(\.json)?$/.test(name))
    .sort((a, b) => Number(isOverride(a)) - Number(isOverride(b)) || (a < b ? -1 : 1));
  if (names.length === 0) throw new UserError(`${directory} holds no file that ends in .tf or .tf.json`);
  return names.map((name) => join(directory, name));
}

type NamedItems = { readonly name: string; readonly items: readonly Item[] };

function callsOf(file: string): NamedItems[] {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".json") ? callsOfJson(file, text) : callsOfBlocks(new Scanner(file, text, false));
}

function callsOfBlocks(scanner: Scanner): NamedItems[] {
  return readFile(scanner)
    .blocks.filter(({ type }) => type === "module")
    .map(({ labels, body }) => ({ name: labels[0] ?? "", items: body.items }));
}

/** JSON reads as a value of Terraform's language; its names of blocks may hold an object or a list of them. */
function callsOfJson(file: string, text: string): NamedItems[] {
  const scanner = new Scanner(file, text, true);
  const value = readValue(scanner);
  try {
    JSON.parse(text);
  } catch (error) {
    const problem = `no JSON: ${(error as Error).message.replace(/\s+/g, " ")}`;
    // not every message has it
    const position = /position (\d+)/.exec(problem)?.[1];
    if (position === undefined) throw new UserError(`${file}: ${problem}`);
    scanner.fail(problem, Number(position));
  }
  return itemsOf(value)
    .filter(({ key }) => key === "module")
    .flatMap(({ value }) => itemsOf(value))
    .map(({ key = "", value }) => ({ name: key, items: itemsOf(value).filter((item) => item.key !== "//") }));
}

function itemsOf(value: Value): readonly Item[] {
  if (value.kind === "object") return value.items;
  return value.kind === "list" ? value.values.flatMap(itemsOf) : [];
}
