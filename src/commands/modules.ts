/**
 * `npm run modules`: writes modules/ and the generated props interfaces, and removes what is generated no more.
 * `--check` only says what is stale. `--json DIR` writes the modules there in Terraform's JSON syntax, as they are
 * synthesized.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { blocks, generatedFiles } from "../blocks";
import { moduleJsonFiles } from "../core/module/emit";
import { isGenerated } from "../core/module/requirements";
import { exampleFiles } from "./examples";

const root = join(__dirname, "../..");

function main(): void {
  const { values } = parseArgs({ options: { check: { type: "boolean" }, json: { type: "string" } } });
  if (values.json === undefined) update(values.check === true);
  else writeJson(resolve(values.json));
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
