/** The package's README: that of the repository, whose links lead to the files of the published version. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "./manifest";

export function writeReadme(file: string, directory: string, manifest: Manifest): void {
  const base = `${repositoryUrl(manifest)}/blob/v${manifest.version}/`;
  const text = readFileSync(file, "utf8")
    .replace(/\]\((?!https?:|#)([^)]+)\)/g, `](${base}$1)`)
    .replace(/^(\[[^\]]+\]: )(?!https?:)/gm, `$1${base}`);
  writeFileSync(join(directory, "README.md"), text);
}

/** What a browser opens: npm writes `git+https:…`. */
const repositoryUrl = ({ repository }: Manifest) =>
  repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
