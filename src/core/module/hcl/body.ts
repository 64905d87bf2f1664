/** What stands between the braces of a block: arguments, nested blocks, meta-arguments. */
import { commentLines } from "./comment";
import { indented } from "./layout";
import { aligned, type Row } from "./rows";
import { bare, row } from "./value";

type Json = Readonly<Record<string, unknown>>;

/** The names of a resource's nested blocks, and theirs; every other name is an argument. */
export interface BlockNames {
  readonly [name: string]: BlockNames;
}

/** Meta-arguments, in the places that Terraform's style guide gives them. */
const FIRST = ["count", "for_each", "provider"];
const LAST = ["lifecycle", "depends_on"];
const CONDITIONS: BlockNames = { precondition: {}, postcondition: {} };

/** A resource or data source, indented so far. */
export function resourceBody(
  content: Json,
  blocks: BlockNames,
  indent: number,
  comments: Readonly<Record<string, string>>,
): string[] {
  const unknown = Object.keys(comments).filter((name) => !(name in content));
  if (unknown.length > 0) throw new Error(`a comment on ${unknown.join(", ")}, which the resource has not`);
  const above = (name: string, lines: string[]) => [...commentLines(comments[name] ?? "", indent), ...lines];
  const rest = Object.entries(content).filter(([name]) => !FIRST.includes(name) && !LAST.includes(name));
  return paragraphs([
    aligned(FIRST.flatMap((name) => (name in content ? [metaArgument(name, content[name], indent)] : []))),
    ...body(Object.fromEntries(rest), blocks, indent, comments),
    ...("lifecycle" in content ? [above("lifecycle", lifecycle(content.lifecycle as Json, indent))] : []),
    "depends_on" in content ? above("depends_on", aligned([names("depends_on", content.depends_on)])) : [],
  ]);
}

const metaArgument = (name: string, value: unknown, indent: number): Row =>
  name === "provider" ? { name, lines: [bare(String(value))] } : row(name, value, indent);

/** The arguments, then each nested block. */
export function body(
  content: Json,
  blocks: BlockNames,
  indent: number,
  comments: Readonly<Record<string, string>> = {},
): string[][] {
  const own = Object.entries(content).filter(([name]) => name !== "dynamic");
  const isBlock = ([name, value]: [string, unknown]) =>
    name in blocks && typeof value === "object" && value !== null;
  const nested = own
    .filter(isBlock)
    .flatMap(([name, value]) =>
      many(value).map((one, index) => [
        ...commentLines((index === 0 && comments[name]) || "", indent),
        ...block(name, paragraphs(body(one, blocks[name] as BlockNames, indent + 2))),
      ]),
    );
  const rows = own.filter((entry) => !isBlock(entry)).map(([name, value]) => row(name, value, indent));
  return [
    commented(rows, comments, indent),
    ...nested,
    ...dynamic((content.dynamic ?? {}) as Json, blocks, indent),
  ];
}

/** A comment ends a row of arguments. */
function commented(
  rows: readonly Row[],
  comments: Readonly<Record<string, string>>,
  indent: number,
): string[] {
  const starts = rows.flatMap(({ name }, index) => (index === 0 || name in comments ? [index] : []));
  return starts.flatMap((start, index) => [
    ...commentLines(comments[(rows[start] as Row).name] ?? "", indent),
    ...aligned(rows.slice(start, starts[index + 1])),
  ]);
}

const dynamic = (content: Json, blocks: BlockNames, indent: number): string[][] =>
  Object.entries(content).flatMap(([name, value]) =>
    many(value).map(({ for_each, iterator, content: made }) => {
      const rows = [
        row("for_each", for_each, indent + 2),
        ...(iterator === undefined ? [] : [{ name: "iterator", lines: [bare(String(iterator))] }]),
      ];
      const inner = paragraphs(body(made as Json, blocks[name] ?? {}, indent + 4));
      return block(`dynamic "${name}"`, paragraphs([aligned(rows), block("content", inner)]));
    }),
  );

function lifecycle(content: Json, indent: number): string[] {
  const conditions = Object.entries(content).filter(([name]) => name in CONDITIONS);
  const settings = Object.entries(content)
    .filter(([name]) => !(name in CONDITIONS))
    .map(([name, value]) => (Array.isArray(value) ? names(name, value) : row(name, value, indent + 2)));
  const blocks = conditions.flatMap(([name, value]) =>
    many(value).map((one) => block(name, paragraphs(body(one, {}, indent + 4)))),
  );
  return block("lifecycle", paragraphs([aligned(settings), ...blocks]));
}

/** A list of names of resources or arguments. */
export function names(name: string, list: unknown): Row {
  const items = (list as readonly string[]).map(bare);
  const line = `[${items.join(", ")}]`;
  const isShort = name.length + line.length <= 90;
  return { name, lines: isShort ? [line] : ["[", ...indented(items.map((item) => `${item},`)), "]"] };
}

const many = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [value]) as readonly Json[];

export const block = (head: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [`${head} {}`] : [`${head} {`, ...indented(lines), "}"];

/** A blank line between. */
export const paragraphs = (groups: readonly (readonly string[])[]): string[] =>
  groups.filter(({ length }) => length > 0).flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
