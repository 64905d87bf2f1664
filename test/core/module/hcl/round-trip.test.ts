/** Every module's HCL, read by a parser that is not ours, is the JSON that it was rendered from. */
import { parse } from "@cdktf/hcl2json";
import { blocks } from "../../../../src/blocks";
import { sinceIn } from "../../../../src/core/contract/later";
import { moduleFiles, moduleJson } from "../../../../src/core/module/emit";
import { laterBlocks } from "../../../../src/core/module/hcl/later-blocks";
import providerBlocks from "../../../../src/core/module/hcl/provider-blocks.json";
import { canonical, canonicalCode } from "./canonical";

type Json = Readonly<Record<string, unknown>>;

/** What the parser gives as a list, and JSON may give as one object. */
const BLOCKS = new Set([
  ...[
    "locals",
    "terraform",
    "required_providers",
    "lifecycle",
    "precondition",
    "postcondition",
    "validation",
  ],
  ...["assert", "content", "moved", "check"],
  ...namesIn(providerBlocks),
  ...namesIn(laterBlocks),
]);

function namesIn(names: object): string[] {
  return Object.entries(names).flatMap(([name, inner]) => [name, ...namesIn(inner as object)]);
}

/** Names that JSON gives as texts. */
const REFERENCES = new Set([
  "depends_on",
  "ignore_changes",
  "replace_triggered_by",
  "provider",
  "configuration_aliases",
]);
const TYPES = new Set(["type", "from", "to", "iterator"]);

/** The same document whichever of the two syntaxes it was written in. */
function comparable(value: unknown, name = "", isLabel = false): unknown {
  if (Array.isArray(value)) {
    if (REFERENCES.has(name)) return value.map((item) => String(item).replace(/^\$\{(.*)\}$/s, "$1"));
    const items = value.map((item) => comparable(item));
    const isBlock = items.every((item) => typeof item === "object" && item !== null);
    return isBlock && items.length === 1 && (BLOCKS.has(name) || isLabel) ? items[0] : items;
  }
  if (typeof value === "string") {
    if (REFERENCES.has(name)) return value.replace(/^\$\{(.*)\}$/s, "$1");
    if (TYPES.has(name)) return bareCode(value);
    // prose, which has lines of its own in HCL
    return name === "description" ? value.replace(/\s+/g, " ").trim() : value;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value as Json).filter(
    ([key, item]) => key !== "//" && item !== undefined && !(BLOCKS.has(key) && isEmpty(item)),
  );
  return Object.fromEntries(entries.map(([key, item]) => [key, comparable(item, key, true)]));
}

/** Of a block, none. */
const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

const bareCode = (text: string): unknown =>
  canonicalCode(/^\$\{.*\}$/s.test(text) ? text.slice(2, -1) : text);

const spelled = (document: unknown): unknown => canonical(comparable(document));

const APART = ["variables", "outputs", "versions"] as const;

/** Those of the edition for provider 6 that differ, too. */
const modules = [
  ...blocks.map((block) => ({ path: block.path, block, edition: "common" as const })),
  ...blocks
    .filter(({ contract }) => sinceIn(contract.everyInput).length > 0)
    .map((block) => ({ path: `${block.path} for provider 6`, block, edition: "6" as const })),
];

describe.each(modules)("$path", ({ block, edition }) => {
  const files = moduleFiles(block, edition);
  const json = moduleJson(block, edition);

  it.each(APART)("%s.tf", async (name) => {
    expect(spelled(await parse(`${name}.tf`, files[`${name}.tf`] as string))).toEqual(spelled(json[name]));
  });

  it("the other files together, each thing once", async () => {
    const others = Object.entries(files).filter(
      ([name]) => name.endsWith(".tf") && !APART.some((apart) => name === `${apart}.tf`),
    );
    expect(spelled(together(await parse("all.tf", others.map(([, text]) => text).join("\n"))))).toEqual(
      spelled(json.main),
    );
  });
});

/** A module's locals, of which each file has some. */
function together({ locals = [], ...rest }: Json): Json {
  const names = (locals as readonly Json[]).flatMap((each) => Object.keys(each));
  if (new Set(names).size < names.length) throw new Error(`a local stands twice: ${names}`);
  return { ...rest, ...(names.length > 0 ? { locals: Object.assign({}, ...(locals as Json[])) } : {}) };
}
