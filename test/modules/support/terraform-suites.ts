/** Runs a suite of `terraform test` and tells its runs apart, so that each can be a test of its own here. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TerraformOptions, terraform } from "../../support/terraform";

/** A `*.tftest.hcl` file. */
export interface Suite {
  readonly file: string;
  /** The names of its run blocks. */
  readonly runs: readonly string[];
}

/** A module's suites, read from their text: jest wants the names of tests before anything runs. */
export function suitesOf(module: string): Suite[] {
  const folder = join(module, "tests");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".tftest.hcl")) : [];
  return files.map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return {
      file: `tests/${name}`,
      runs: [...text.matchAll(/^run "(\w+)"/gm)].map(([, run]) => run as string),
    };
  });
}

interface Line {
  /** Without one it is about all of them. */
  readonly "@testfile"?: string;
  readonly "@testrun"?: string;
  readonly test_run?: { readonly progress: string; readonly status?: string };
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string };
}

/** All suites of a module in one command, which reads the provider's schema once; what is known of each, by its file. */
export async function runSuites(
  module: string,
  options: TerraformOptions = {},
): Promise<(file: string) => Map<string, string>> {
  const args = ["test", "-json", "-no-color"];
  const { stdout } = await terraform(module, args, { ...options, expectedCodes: [0, 1] });
  const lines = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line): Line => JSON.parse(line));
  return (file) => saidIn(lines.filter(({ "@testfile": about = file }) => about === file));
}

/** By run: `pass`, or what Terraform says, warnings too; under "" what it says of the whole suite. */
function saidIn(lines: readonly Line[]): Map<string, string> {
  const found = new Map<string, string>();
  const add = (run: string, text: string) =>
    found.set(run, [found.get(run), text].filter(Boolean).join("\n"));
  for (const { "@testrun": run = "", test_run: state, diagnostic } of lines) {
    if (state?.progress === "complete") add(run, state.status ?? "no status");
    if (diagnostic) add(run, `${diagnostic.severity}: ${diagnostic.summary}: ${diagnostic.detail}`);
  }
  return found;
}
