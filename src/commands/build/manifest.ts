/** The published package.json: what users and npm read of this project's, and nothing of its workshop. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly type: string; readonly url: string };
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

const PUBLISHED = [
  ...["name", "version", "description", "keywords", "license", "homepage", "bugs", "repository"],
  ...["type", "main", "types", "exports", "bin", "files", "engines", "peerDependencies"],
];

export const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

export function writeManifest(directory: string, manifest: Manifest): void {
  const published = Object.fromEntries(PUBLISHED.map((field) => [field, manifest[field]]));
  const text = JSON.stringify({ ...published, typesVersions: typesVersions(manifest) }, null, 2);
  writeFileSync(join(directory, "package.json"), `${text}\n`);
}

/** Where TypeScript finds the types of an entry point when it resolves as Node.js 10 did, which cdktf's own template asks for. */
function typesVersions({ exports }: Manifest): object {
  const entries = Object.entries(exports).flatMap(([name, entry]) =>
    name === "." || typeof entry === "string" ? [] : [[name.replace("./", ""), [entry.types]]],
  );
  return { "*": Object.fromEntries(entries) };
}
