/** The files of a module, as Terraform's style guide lays them out. */
import type { AnyContract, AnyType } from "../../contract";
import * as x from "../../expressions";
import { type BlockNames, block, body, names, paragraphs, resourceBody } from "./body";
import { commentLines } from "./comment";
import { heredoc, isHeredoc, UNINDENTED } from "./heredoc";
import { laterBlocks } from "./later-blocks";
import { indented } from "./layout";
import providerBlocks from "./provider-blocks.json";
import { aligned, type Row } from "./rows";
import { quoted } from "./text";
import { typeLines } from "./type";
import { bare, row } from "./value";
import { wrapped } from "./wrap";

type Json = Readonly<Record<string, unknown>>;

/** A module in Terraform's JSON syntax, file by file. */
export interface ModuleJson {
  readonly main: Json;
  readonly variables: Json;
  readonly outputs: Json;
  readonly versions: Json;
}

/** Comments by a resource's address and an argument's name. */
export type Comments = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A file of a module's main part. */
export interface Part {
  readonly name: string;
  /** Its first line, and what it is about. */
  readonly header: string;
  readonly opening: readonly string[];
  readonly content: Json;
}

interface Written extends ModuleJson {
  readonly parts: readonly Part[];
  readonly comments: Comments;
  /** Why something is there, by its address. */
  readonly reasons: Readonly<Record<string, string>>;
}

export function hclFiles(module: Written, { inputs }: AnyContract, header: string): Record<string, string> {
  const file = (blocks: readonly (readonly string[])[]) => fileText(paragraphs([[`# ${header}`], ...blocks]));
  const { parts, comments, reasons } = module;
  return {
    ...Object.fromEntries(
      parts.map((part) => [
        part.name,
        fileText(
          paragraphs([[`# ${part.header}`], part.opening, ...mainBlocks(part.content, comments, reasons)]),
        ),
      ]),
    ),
    "variables.tf": file(
      each(module.variables.variable, (name, value) =>
        variable(name, inputs[x.snakeToCamel(name)] as AnyType, value),
      ),
    ),
    "outputs.tf": file(each(module.outputs.output, output)),
    "versions.tf": file([versions(module.versions.terraform as Json)]),
  };
}

export const fileText = (lines: readonly string[]): string =>
  lines.map((line) => `${line.replace(UNINDENTED, "")}\n`).join("");

const each = (content: unknown, one: (name: string, value: Json) => string[]): string[][] =>
  Object.entries(content ?? {}).map(([name, value]) => one(name, value));

type Reasons = Readonly<Record<string, string>>;

const mainBlocks = (main: Json, comments: Comments, reasons: Reasons): string[][] => [
  locals((main.locals ?? {}) as Json, reasons),
  ...resources("data", main.data, providerBlocks.data, {}, reasons),
  ...resources("resource", main.resource, providerBlocks.resource, comments, reasons),
  ...each(main.moved, (_, { from, to }) =>
    block(
      "moved",
      aligned([
        { name: "from", lines: [bare(String(from))] },
        { name: "to", lines: [bare(String(to))] },
      ]),
    ),
  ),
  ...each(main.check, (name, { assert, ...rest }) =>
    block(
      `check "${name}"`,
      paragraphs([
        ...body(rest, {}, 2),
        ...((assert ?? []) as readonly Json[]).map((one) => block("assert", paragraphs(body(one, {}, 4)))),
      ]),
    ),
  ),
];

function resources(
  kind: string,
  types: unknown,
  known: Readonly<Record<string, BlockNames>>,
  comments: Comments,
  reasons: Reasons,
): string[][] {
  return Object.entries(types ?? {}).flatMap(([type, all]) => {
    const present = type === "terraform_data" ? {} : known[type];
    const blocks = { ...present, ...laterBlocks[type] };
    if (present === undefined)
      throw new Error(`${kind} ${type} is not in provider-blocks.json: npm run provider-blocks`);
    return each(all, (name, content) => [
      ...commentLines(reasons[`${kind === "data" ? "data." : ""}${type}.${name}`] ?? "", 0),
      ...block(
        `${kind} "${type}" "${name}"`,
        resourceBody(content, blocks, 2, comments[`${type}.${name}`] ?? {}),
      ),
    ]);
  });
}

/** What takes several lines or has a comment stands alone. */
function locals(content: Json, reasons: Reasons): string[] {
  const rows = Object.entries(content).map(([name, value]) => row(name, value, 2));
  const groups: (typeof rows)[] = [];
  for (const one of rows) {
    const last = groups.at(-1);
    const isAlone = ({ name, lines }: Row) => lines.length > 1 || `local.${name}` in reasons;
    if (last?.[0] !== undefined && !isAlone(one) && !isAlone(last[0])) last.push(one);
    else groups.push([one]);
  }
  const lines = groups.map((group) => [
    ...commentLines(reasons[`local.${group[0]?.name}`] ?? "", 2),
    ...aligned(group),
  ]);
  return rows.length === 0 ? [] : block("locals", paragraphs(lines));
}

function variable(name: string, input: AnyType, { type: _, ...content }: Json): string[] {
  const { description, validation, ...settings } = content;
  const rows = [
    { name: "type", lines: typeLines(input, { comments: true }) },
    ...(description === undefined ? [] : [describing(String(description))]),
    ...Object.entries(settings).map(([key, value]) => row(key, value, 2)),
  ];
  const validations = ((validation ?? []) as readonly Json[]).map((one) =>
    block("validation", paragraphs(body(one, {}, 4))),
  );
  return block(`variable "${name}"`, paragraphs([aligned(rows), ...validations]));
}

const output = (name: string, { description, ...rest }: Json): string[] =>
  block(
    `output "${name}"`,
    aligned([
      describing(String(description)),
      ...Object.entries(rest).map(([key, value]) => row(key, value, 2)),
    ]),
  );

/** Characters of a description's line, without its place. */
const PROSE = 96;

/** A description is no expression: nothing may be called in it. */
function describing(text: string) {
  const prose = wrapped(text, PROSE).join("\n");
  return { name: "description", lines: isHeredoc(prose) ? heredoc(prose) : [quoted(text)] };
}

function versions({ required_version, required_providers }: Json): string[] {
  const providers = Object.entries(required_providers as Readonly<Record<string, Json>>).map(
    ([name, { configuration_aliases, ...rest }]) => {
      const rows = Object.entries(rest).map(([key, value]) => row(key, value, 6));
      const aliases =
        configuration_aliases === undefined ? [] : [names("configuration_aliases", configuration_aliases)];
      return { name, lines: ["{", ...indented(aligned([...rows, ...aliases])), "}"] };
    },
  );
  return block(
    "terraform",
    paragraphs([
      aligned([row("required_version", required_version, 2)]),
      block("required_providers", aligned(providers)),
    ]),
  );
}
