/** Generated files in a directory: what is stale there, what is generated no more, and how both are mended. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { isGenerated } from "../core/module/requirements";

export interface Differences {
  /** Not there, or with another text. */
  readonly stale: readonly string[];
  /** Left from a source that was renamed, say. */
  readonly abandoned: readonly string[];
}

/** Of the texts by their paths below the root. */
export function differences(root: string, files: Readonly<Record<string, string>>): Differences {
  const stale = Object.keys(files).filter(
    (path) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== files[path],
  );
  return { stale, abandoned: generatedModuleFiles(root).filter((path) => !(path in files)) };
}

export function mend(root: string, files: Readonly<Record<string, string>>, found: Differences): void {
  for (const path of found.stale) write(join(root, path), files[path] as string);
  for (const path of found.abandoned) rmSync(join(root, path));
}

/** What lies in modules/ and says that it is generated. */
function generatedModuleFiles(root: string): string[] {
  const found = readdirSync(join(root, "modules"), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && /\.(tf|tf\.json|md)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.includes(".terraform") && isGenerated(readFileSync(path, "utf8")))
    .map((path) => relative(root, path));
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
