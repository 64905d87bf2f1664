/** Runs one step and counts its tests. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RUN } from "../support/command";
import type { Step } from "./steps";

export interface Result {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** Why it was not run; it then counts neither as passed nor as failed. */
  readonly notRun?: string;
}

/** What jest writes with --json. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

export async function runStep(step: Step, root: string): Promise<Result> {
  const notRun = step.whyNot?.();
  if (notRun !== undefined) return { name: step.name, passed: 0, failed: 0, seconds: 0, notRun };
  const started = process.hrtime.bigint();
  const counts = step.project === undefined ? await runOnce(step, root) : await runJest(step, root);
  return { name: step.name, ...counts, seconds: Number(process.hrtime.bigint() - started) / 1e9 };
}

type Counts = Pick<Result, "passed" | "failed">;

/** A step without tests of its own counts as one. */
async function runOnce(step: Step, root: string): Promise<Counts> {
  const isGood = (await exitCode(step, root)) === 0;
  return isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runJest(step: Step, root: string): Promise<Counts> {
  const directory = mkdtempSync(join(tmpdir(), "hanok-jest-"));
  const file = join(directory, "report.json");
  try {
    const code = await exitCode(step, root, "--json", `--outputFile=${file}`);
    return withExitCode(countsOf(file), code === 0);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** A test that did not run is no test that passed. */
function countsOf(file: string): Counts {
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as JestReport;
    const notRun = report.numPendingTests + report.numTodoTests;
    if (notRun > 0) console.error(`${notRun} tests did not run; they count as failed`);
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites + notRun,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** Jest may fail without a failed test: no test found, or it crashed after them. */
function withExitCode(counts: Counts, isGood: boolean): Counts {
  return isGood || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** The warnings that our commands are spared (src/commands/run.cjs), in tests too. */
const QUIET = RUN.filter((argument) => argument.startsWith("--disable-warning"));

function exitCode({ program, node }: Step, root: string, ...more: string[]): Promise<number> {
  const [command = process.execPath, ...before] =
    node === undefined ? [] : ["npm", "exec", "--yes", `--package=node@${node}`, "--", "node"];
  return new Promise((resolve, reject) => {
    // jest would colour its code frames in CI, terminal or not
    const env = process.stdout.isTTY ? process.env : { NO_COLOR: "1", ...process.env };
    const child = spawn(command, [...before, ...QUIET, ...program, ...more], {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
