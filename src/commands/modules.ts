/**
 * `npm run modules`: writes modules/ and the generated props interfaces, and removes what is generated no more.
 * `--check` only says what is stale. `--json DIR` writes the modules there in Terraform's JSON syntax, as they are
 * synthesized. `--provider 6 --out DIR` writes the edition for AWS provider 6, with what provider 5 does not have.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { blocks, generatedFiles } from "../blocks";
import { moduleFiles, moduleJsonFiles } from "../core/module/emit";
import { isGenerated } from "../core/module/requirements";
import { exampleFiles } from "./examples";

const root = join(__dirname, "../..");

const OPTIONS = {
  check: { type: "boolean" },
  json: { type: "string" },
  provider: { type: "string" },
  out: { type: "string" },
} as const;

function main(): void {
  const { check, json, provider, out } = parseArgs({ options: OPTIONS }).values;
  if (provider !== undefined || out !== undefined) writeEdition(provider, out);
  else if (json !== undefined) writeJson(resolve(json));
  else update(check === true);
}

/** Not into modules/, which is the common edition. */
function writeEdition(provider: string | undefined, out: string | undefined): void {
  if (provider !== "6")
    throw new Error(`--provider is ${provider}; allowed: 6. The common modules are for 5.100 and 6.`);
  if (out === undefined)
    throw new Error("--out is missing; allowed: a directory for the edition for provider 6.");
  for (const block of blocks)
    for (const [name, text] of Object.entries(moduleFiles(block, provider)))
      write(join(resolve(out), block.path, name), text);
}

function update(isCheck: boolean): void {
  const files: Record<string, string> = { ...generatedFiles(), ...exampleFiles(root, blocks) };
  const stale = Object.keys(files).filter(
    (path) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== files[path],
  );
  const abandoned = generatedModuleFiles().filter((path) => !(path in files));
  if (!isCheck) {
    for (const path of stale) write(join(root, path), files[path] as string);
    for (const path of abandoned) rmSync(join(root, path));
  }
  for (const path of stale) console.log(`${isCheck ? "stale" : "written"}: ${path}`);
  for (const path of abandoned) console.log(`${isCheck ? "abandoned" : "removed"}: ${path}`);
  const changes = stale.length + abandoned.length;
  console.log(
    `${Object.keys(files).length} generated files, ${changes} ${isCheck ? "stale" : "written or removed"}`,
  );
  if (isCheck && changes > 0) process.exitCode = 1;
}

/** What lies in modules/ and says that it is generated. */
function generatedModuleFiles(): string[] {
  const found = readdirSync(join(root, "modules"), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && /\.(tf|tf\.json|md)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes(".terraform") && isGenerated(readFileSync(path, "utf8")))
    .map((path) => path.slice(root.length + 1));
}

function writeJson(directory: string): void {
  for (const block of blocks)
    for (const [name, text] of Object.entries(moduleJsonFiles(block)))
      write(join(directory, block.path, name), text);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

main();
