/** What `npm run modules` writes about examples: modules/README.md, their index, and a README for each, from its first comment. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BlockDefinition } from "../core/module/block";
import { generatedBy } from "../core/module/requirements";

interface Example {
  /** `modules/network/examples/complete`. */
  readonly path: string;
  readonly name: string;
  /** Its first comment, as prose. */
  readonly about: string;
  /** What it asks its user for: name and description. */
  readonly asks: readonly (readonly [name: string, description: string])[];
}

interface Module {
  readonly path: string;
  readonly title: string;
  readonly examples: readonly Example[];
}

/** Every README of examples by its path in the repository. */
export function exampleFiles(root: string, blocks: readonly BlockDefinition[]): Record<string, string> {
  const modules = blocks.map((block) => ({
    path: block.path,
    title: block.prose().title,
    examples: examplesOf(root, block.path),
  }));
  return Object.fromEntries([
    ["modules/README.md", index(modules)],
    ...modules.flatMap((module) =>
      module.examples.map((example) => [`${example.path}/README.md`, exampleReadme(module, example)]),
    ),
  ]);
}

function examplesOf(root: string, block: string): Example[] {
  const folder = `modules/${block}/examples`;
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
  return names.map((name) => {
    const path = `${folder}/${name}`;
    const text = readFileSync(join(root, path, "main.tf"), "utf8");
    return { path, name, about: firstComment(text, path), asks: asksOf(text) };
  });
}

function firstComment(text: string, path: string): string {
  const [comment = ""] = /^(#.*\n)+/.exec(text) ?? [];
  if (comment === "") throw new Error(`${path}/main.tf begins with no comment that says what it shows`);
  return comment.replace(/^# ?/gm, "").replace(COMMANDS, fenced).trim();
}

/** Indented lines, other than the second line of a list's item. */
const COMMANDS = /(?<!^- .*\n)(?:^ {2,}\S.*\n)+/gm;

const fenced = (lines: string) =>
  `\`\`\`sh\n${lines.replaceAll(new RegExp(`^ {${lines.search(/\S/)}}`, "gm"), "")}\`\`\`\n`;

/** The variables without a default. */
const asksOf = (text: string) =>
  [...text.matchAll(/^variable "(\w+)" \{\n([\s\S]*?)^\}/gm)]
    .filter(([, , body = ""]) => !/^ *default/m.test(body))
    .map(([, name = "", body = ""]) => [name, /description *= "(.*)"/.exec(body)?.[1] ?? ""] as const);

function exampleReadme({ path, title }: Module, { path: folder, name, about, asks }: Example): string {
  const questions = asks.map(([variable, description]) => `- \`${variable}\`: ${description}`);
  return [
    `<!-- ${generatedBy(`${folder}/main.tf`)} -->`,
    `# ${title}: ${name}`,
    about,
    ...(questions.length > 0 ? [`It asks for\n\n${questions.join("\n")}`] : []),
    `[main.tf](main.tf) is a whole configuration: \`terraform init && terraform apply\` in this folder. What the module takes and gives: [${path}](../../README.md).`,
  ]
    .join("\n\n")
    .concat("\n");
}

function index(modules: readonly Module[]): string {
  const families = [...new Set(modules.map(({ path }) => familyOf(path)))];
  const sections = families.map((family) => {
    const members = modules.filter(({ path }) => familyOf(path) === family);
    return `## ${family}\n\n${members.map(entry).join("\n")}`;
  });
  const intro = "Every module with its examples, each a configuration that can be applied as it is.";
  return `<!-- ${generatedBy("src/blocks.ts")} -->\n\n# Modules and examples\n\n${[intro, ...sections].join("\n\n")}\n`;
}

const familyOf = (path: string) => path.split("/")[0] ?? path;

function entry({ path, title, examples }: Module): string {
  const lines = examples.map(
    ({ path: folder, name, about }) =>
      `  - [${name}](${folder.replace(/^modules\//, "")}): ${firstSentence(about)}`,
  );
  return [`- [\`${path}\`](${path}/README.md), ${title}`, ...lines].join("\n");
}

/** Up to the first full stop before another sentence, or to what is on lines of its own. */
const firstSentence = (text: string) =>
  (text.split(/\n\n|\n```/)[0] ?? "")
    .replaceAll("\n", " ")
    .replace(/[.:] [A-Z].*$/, ".")
    .replace(/:$/, ".");
