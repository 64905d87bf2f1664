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
  const resource: Record<string, Json> = {};
  for (const { type, labels, body } of blocks) {
    const [kind, name] = labels;
    if (type !== "resource" || kind === undefined || name === undefined) continue;
    resource[kind] = { ...resource[kind], [name]: { dynamic: dynamicIn(body.blocks) } };
  }
  return { locals: Object.assign({}, ...locals) as Json, resource };
}

function dynamicIn(blocks: readonly Block[]): Json {
  const found: Record<string, Json[]> = {};
  for (const { type, labels, body } of blocks) {
    const [name] = labels;
    if (type === "dynamic" && name !== undefined) found[name] = [...(found[name] ?? []), ofBody(body)];
  }
  return found;
}

function ofBody({ items, blocks }: Block["body"]): Json {
  const inner = blocks.map((block) => [block.labels.join(".") || block.type, ofBody(block.body)] as const);
  return { ...ofItems(items), ...Object.fromEntries(inner) };
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
      return value.text;
    case "code":
      return `\${${value.code}}`;
    default:
      return null;
  }
}
