/** `npm run modules`: writes modules/ and the generated props interfaces; `--check` only says what is stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generatedFiles } from "../blocks";

const root = join(__dirname, "../..");

function main(check: boolean): void {
  const files = Object.entries(generatedFiles());
  const stale = files.filter(
    ([path, text]) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );
  if (!check) {
    for (const [path, text] of stale) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }
  for (const [path] of stale) console.log(`${check ? "stale" : "written"}: ${path}`);
  console.log(`${files.length} generated files, ${stale.length} ${check ? "stale" : "written"}`);
  if (check && stale.length > 0) process.exitCode = 1;
}

main(process.argv.includes("--check"));
