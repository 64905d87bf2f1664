/**
 * `npm run modules`: writes modules/ and the generated props interfaces, and removes what is generated no more.
 * `--check` only says what is stale. `--json DIR` writes the modules there in Terraform's JSON syntax, as they are
 * synthesized. `--provider 6 --out DIR` writes the edition for AWS provider 6, with what provider 5 does not have.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { blocks, generatedFiles } from "../blocks";
import { moduleFiles, moduleJsonFiles } from "../core/module/emit";
import { exampleFiles } from "./examples";
import { differences, mend, write } from "./generated";

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
  const found = differences(root, files);
  const { stale, abandoned } = found;
  if (!isCheck) mend(root, files, found);
  for (const path of stale) console.log(`${isCheck ? "stale" : "written"}: ${path}`);
  for (const path of abandoned) console.log(`${isCheck ? "abandoned" : "removed"}: ${path}`);
  const changes = stale.length + abandoned.length;
  console.log(
    `${Object.keys(files).length} generated files, ${changes} ${isCheck ? "stale" : "written or removed"}`,
  );
  if (isCheck && changes > 0) process.exitCode = 1;
}

function writeJson(directory: string): void {
  for (const block of blocks)
    for (const [name, text] of Object.entries(moduleJsonFiles(block)))
      write(join(directory, block.path, name), text);
}

main();
