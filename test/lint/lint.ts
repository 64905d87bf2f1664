/** Runs this project's lint rules over small files in a temporary project. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "../..");
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");

export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

interface Diagnostic {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string };
}

/** What the rules find in files given by path and text; a test that has no finding in a file accepts it. */
export function lint(files: Readonly<Record<string, string>>): Finding[] {
  const directory = mkdtempSync(join(tmpdir(), "hanok-lint-"));
  try {
    cpSync(join(root, "biome.json"), join(directory, "biome.json"));
    cpSync(join(root, "test/lint"), join(directory, "test/lint"), { filter: isNoScript, recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return run(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const isNoScript = (path: string) => !path.endsWith(".ts");

function run(directory: string): Finding[] {
  const options = ["--reporter=json", "--max-diagnostics=none"];
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", ...options, "."], {
    cwd: directory,
    encoding: "utf8",
  });
  if (!stdout.startsWith("{")) throw new Error(`biome: ${stderr}${stdout}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  return diagnostics.map(({ category, message, location }) => ({
    file: location.path,
    rule: category,
    message,
  }));
}
