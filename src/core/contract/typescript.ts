/** A contract as TypeScript: the props interface that users see, generated so that its comments show in editors. */
import { posix } from "node:path";
import * as x from "../expressions";
import { allowedSentences } from "./documentation";
import { forProvider, NEWEST } from "./provider";
import { inCamelCase, namesIn } from "./spelling";
import type { AnyType, Shape } from "./types";

/** An interface and the ones it needs, by name. */
type Interfaces = Map<string, string>;

export interface PropsFile {
  /** The file's path below src, without its ending. */
  readonly path: string;
  /** The interface's name and its fields. */
  readonly typeName: string;
  readonly doc: string;
  readonly fields: Shape;
  /** The contract's source, for the file's first line. */
  readonly source: string;
  /** What a block makes: its props take more than the inputs then. */
  readonly resources?: readonly ClassOfProvider[];
  readonly block?: string;
}

interface ClassOfProvider {
  readonly name: string;
  readonly file: string;
  readonly className: string;
}

/** The text of a generated props file, whichever the bindings are for. */
export const propsFileText = (file: PropsFile): string => forProvider(NEWEST, () => fileText(file));

function fileText(file: PropsFile): string {
  const interfaces: Interfaces = new Map();
  const imports = new Map<string, Set<string>>();
  const context = { file, interfaces, imports, names: namesIn(file.fields) };
  const body = interfaceText(file.typeName, file.doc, file.fields, context);
  const { resources, block } = file;
  const importLines = [...imports].sort().map(([path, names]) => {
    return `import type { ${[...names].sort().join(", ")} } from "${relativeImport(file.path, path)}";`;
  });
  return [
    `// Generated from ${file.source} by \`npm run modules\`. Do not edit.`,
    `import type { Input } from "${relativeImport(file.path, "core/expressions")}";`,
    ...(resources
      ? [`import type { BlockProps } from "${relativeImport(file.path, "core/inner-resources")}";`]
      : []),
    ...importLines,
    "",
    ...(resources ? [resourcesText(`${block}Resources`, resources)] : []),
    resources ? body.replace(" {", ` extends BlockProps<${block}Resources> {`) : body,
    ...interfaces.values(),
    "",
  ].join("\n");
}

/** The file of an interface that several contracts share. */
export function sharedPropsFile(type: AnyType, source: string): PropsFile {
  const { sharedIn, typeName, doc, fields } = type.is;
  if (!sharedIn || !typeName || !fields)
    throw new Error(`${source}: a shared type is an object with a file and a name`);
  return { path: sharedIn, typeName, doc, fields, source };
}

/** By the names of the constructs. */
const resourcesText = (name: string, classes: readonly ClassOfProvider[]): string =>
  [
    "/** What the block may make, for `transform`, `resource` and `instance`. */",
    `export interface ${name} {`,
    ...classes.map(
      ({ name: one, file, className }) => `  readonly ${one}: typeof import("${file}").${className};`,
    ),
    "}",
    "",
  ].join("\n");

interface Context {
  readonly file: PropsFile;
  readonly interfaces: Interfaces;
  readonly imports: Map<string, Set<string>>;
  /** Of all fields, as Terraform writes them. */
  readonly names: ReadonlySet<string>;
}

function interfaceText(name: string, doc: string, fields: Shape, context: Context): string {
  const properties = Object.entries(fields).map(([field, type]) => propertyText(field, type, context));
  return [
    `/** ${commentText(doc, context)} */`,
    `export interface ${name}${parametersOf(fields)} {`,
    ...properties,
    "}",
    "",
  ].join("\n");
}

/** Of the names that a program gives, inferred from them; any text where they are computed. */
function parametersOf(fields: Shape): string {
  const names = Object.values(fields)
    .flatMap(({ is }) => is.names ?? [])
    .sort();
  return names.length === 0 ? "" : `<${names.map((name) => `${name} extends string = string`).join(", ")}>`;
}

/** Null stands for a value that is not there, as in what one block gives to another. */
function propertyText(name: string, type: AnyType, context: Context): string {
  const mark = type.is.defaultValue !== undefined || type.is.nullable ? "?" : "";
  const lines = [
    type.is.doc,
    ...allowedSentences(type).map((words) => `${words}.`),
    ...sinceWords(type),
    ...(type.is.defaultValue !== undefined ? [`@default ${defaultText(type)}`] : []),
  ].map((line) => commentText(line, context));
  const comment =
    lines.length === 1
      ? [`  /** ${lines[0]} */`]
      : ["  /**", ...lines.map((line) => `   * ${line}`), "   */"];
  return [
    ...comment,
    `  readonly ${name}${mark}: Input<${typeText(type, context)}${type.is.nullable ? " | null" : ""}>;`,
  ].join("\n");
}

const sinceWords = ({ is: { since, laterChoices = {} } }: AnyType): string[] => [
  ...(since ? [`From AWS provider ${since} on.`] : []),
  ...Object.entries(laterChoices).map(
    ([choice, { since }]) => `${JSON.stringify(choice)}: from AWS provider ${since} on.`,
  ),
];

/** Contracts write names as Terraform does: those of fields, and whatever stands in backticks. */
function commentText(line: string, { names }: Context): string {
  const camel = inCamelCase(line, names);
  return camel
    .replace(/`[^`]+`/g, (code) => code.replace(/(?<!")\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g, x.snakeToCamel))
    .replace(/\*\//g, "*\\/");
}

function defaultText(type: AnyType): string {
  return JSON.stringify(type.is.defaultValue);
}

function typeText(type: AnyType, context: Context): string {
  const { kind, element, choices, names } = type.is;
  if (choices) return choices.map((choice) => JSON.stringify(choice)).join(" | ");
  if (kind === "object") return objectName(type, context);
  // a key may be there under a condition, and undefined else
  if (kind === "map" && names)
    return `{ readonly [K in ${names}]?: ${typeText(element as AnyType, context)} }`;
  if (kind === "map") return `Readonly<Record<string, ${typeText(element as AnyType, context)}>>`;
  if (names) return `readonly Input<${names}>[]`;
  if (kind === "list" || kind === "set") return `readonly ${elementText(element as AnyType, context)}[]`;
  return kind === "bool" ? "boolean" : kind;
}

/** In a list of strings one may be a token or an expression. */
function elementText(type: AnyType, context: Context): string {
  const text = typeText(type, context);
  if (type.is.kind === "object") return text;
  return `Input<${text}>`;
}

function objectName(type: AnyType, context: Context): string {
  const { typeName, fields, sharedIn, doc } = type.is;
  if (!typeName) throw new Error(`${context.file.path}: an object type without a name`);
  if (sharedIn && sharedIn !== context.file.path) {
    const names = context.imports.get(sharedIn) ?? new Set();
    context.imports.set(sharedIn, names.add(typeName));
    return typeName;
  }
  if (!context.interfaces.has(typeName)) {
    context.interfaces.set(typeName, "");
    context.interfaces.set(
      typeName,
      interfaceText(typeName, doc || `See ${context.file.typeName}.`, fields ?? {}, context),
    );
  }
  return typeName;
}

function relativeImport(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}
