/** Runs `terraform test` and tells its runs apart, so that each can be a test of its own here. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { terraform } from "../../support/terraform";

/** One `run` block. */
export interface SuiteRun {
  readonly file: string;
  readonly name: string;
}

export interface RunResult {
  readonly status: string;
  /** What Terraform says about it. */
  readonly diagnostics: readonly string[];
}

/** The run blocks of a module's suites, read from their text: tests need names before anything runs. */
export function suiteRuns(module: string): SuiteRun[] {
  return suiteFiles(module).flatMap((file) => {
    const text = readFileSync(join(module, "tests", file), "utf8");
    return [...text.matchAll(/^run "(\w+)"/gm)].map(([, name]) => ({ file, name: name as string }));
  });
}

const suiteFiles = (module: string): string[] => {
  const isModule = readdirSync(module).includes("tests");
  return isModule ? readdirSync(join(module, "tests")).filter((name) => name.endsWith(".tftest.hcl")) : [];
};

interface Line {
  readonly "@testfile"?: string;
  readonly "@testrun"?: string;
  readonly test_run?: { readonly progress: string; readonly status?: string };
  readonly diagnostic?: { readonly severity: string; readonly summary: string; readonly detail: string };
}

/** The results by `file run`; a suite that does not load gives its message under the file's name. */
export async function runSuites(module: string): Promise<Map<string, RunResult>> {
  const { stdout } = await terraform(module, ["test", "-json", "-no-color"], { expectedCodes: [0, 1] });
  const results = new Map<string, RunResult>();
  for (const line of stdout.split("\n").filter((text) => text.startsWith("{"))) {
    const event = JSON.parse(line) as Line;
    const key = [event["@testfile"]?.replace(/^tests\//, ""), event["@testrun"]].filter(Boolean).join(" ");
    const { status, diagnostics } = results.get(key) ?? { status: "not run", diagnostics: [] };
    const { test_run: run, diagnostic } = event;
    const more = diagnostic?.severity === "error" ? [`${diagnostic.summary}: ${diagnostic.detail}`] : [];
    const now = run?.progress === "complete" ? (run.status ?? status) : status;
    results.set(key, { status: now, diagnostics: [...diagnostics, ...more] });
  }
  return results;
}

/** What a passing run gives. */
export const PASSED: RunResult = { status: "pass", diagnostics: [] };

export const runKey = ({ file, name }: SuiteRun): string => `${file} ${name}`;
