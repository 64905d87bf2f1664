/** The root module of a directory as far as a plan leaves it out: locals and `dynamic` blocks, in Terraform's JSON syntax. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Block, readFile } from "../check/read/body";
import { Scanner } from "../check/read/scanner";
import type { Item, Value } from "../check/read/value";
import { UserError } from "../command";

type Json = Record<string, unknown>;

/** What lies beside a plan is read where it can be; what is asked for has to be there. */
export function configurationIn(directory: string | undefined, isAsked: boolean): unknown[] {
  if (directory === undefined) return [];
  const isThere = existsSync(directory) && statSync(directory).isDirectory();
  const names = isThere ? readdirSync(directory).filter((name) => /^[^.].*\.tf(\.json)?$/.test(name)) : [];
  if (names.length === 0 && isAsked)
    throw new UserError(
      `${directory} holds no file that ends in .tf or .tf.json; allowed: the directory of the root module`,
    );
  return names.flatMap((name) => {
    try {
      return [documentIn(join(directory, name))];
    } catch (error) {
      if (isAsked) throw error;
      return [];
    }
  });
}

function documentIn(file: string): unknown {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".json")
    ? (JSON.parse(text) as unknown)
    : ofBlocks(readFile(new Scanner(file, text, false)).blocks);
}

function ofBlocks(blocks: readonly Block[]): Json {
  const locals = blocks.filter(({ type }) => type === "locals").map(({ body }) => ofItems(body.items));
  const made: Record<"resource" | "data", Record<string, Json>> = { resource: {}, data: {} };
  for (const { type, labels, body } of blocks) {
    const [kind, name] = labels;
    if ((type !== "resource" && type !== "data") || kind === undefined || name === undefined) continue;
    made[type][kind] = { ...made[type][kind], [name]: ofBody(body) };
  }
  return { locals: Object.assign({}, ...locals) as Json, ...made };
}

function dynamicIn(blocks: readonly Block[]): Json {
  const found: Record<string, Json[]> = {};
  for (const { type, labels, body } of blocks) {
    const [name] = labels;
    if (type === "dynamic" && name !== undefined) found[name] = [...(found[name] ?? []), ofBody(body)];
  }
  return found;
}

/** Blocks of a name are a list of them; the content of a dynamic one is one. */
function ofBody({ items, blocks }: Block["body"]): Json {
  const inner: Record<string, Json[]> = {};
  const plain = blocks.filter(({ type }) => type !== "dynamic");
  for (const { type, body } of plain) inner[type] = [...(inner[type] ?? []), ofBody(body)];
  const { content, ...others } = inner;
  const dynamic = dynamicIn(blocks);
  return {
    ...ofItems(items),
    ...others,
    ...(content ? { content: content[0] } : {}),
    ...(Object.keys(dynamic).length > 0 ? { dynamic } : {}),
  };
}

const ofItems = (items: readonly Item[]): Json =>
  Object.fromEntries(items.map(({ key, source, value }) => [key ?? source, ofValue(value)]));

function ofValue(value: Value): unknown {
  switch (value.kind) {
    case "object":
      return ofItems(value.items);
    case "list":
      return value.values.map(ofValue);
    case "text":
      return value.text.replace(/([$%])\{/g, "$1$1{");
    case "code":
      return `\${${value.code}}`;
    case "literal":
      return literalOf(value.code);
  }
}

/** What a heredoc holds is a template, as every text of the JSON syntax is. */
function literalOf(code: string): unknown {
  const [, text] = /^<<-?\s*\S+[ \t]*\r?\n([\s\S]*?)\r?\n?[ \t]*\S+\s*$/.exec(code) ?? [];
  return text ?? (JSON.parse(code) as unknown);
}
