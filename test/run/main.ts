/**
 * `npm test`: runs the named steps one after the other and sums them up. All run, also after one that failed. Runners of npm (listr2,
 * npm-run-all) go on after a failure, too, but count steps: to count tests, and one more for a crash, would stay ours, below them.
 */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleOf } from "../../src/text/style";
import { tallied } from "../support/tally";
import { type Result, runStep } from "./run-step";
import { stepsNamed } from "./steps";
import { summary } from "./summary";

const root = join(__dirname, "../..");

async function main(names: readonly string[]): Promise<void> {
  const style = styleOf(process.stdout);
  const results: Result[] = [];
  const directory = mkdtempSync(join(tmpdir(), "hanok-tally-"));
  const tally = join(directory, "tally");
  writeFileSync(tally, "");
  process.env.HANOK_TALLY = tally;
  for (const step of stepsNamed(names)) {
    console.log(style.strong(`\n${step.name}: ${step.about}`));
    results.push(await runStep(step, root));
  }
  record(results);
  console.log(`\n${[...tallied(tally), summary(results, style)].join("\n")}`);
  rmSync(directory, { recursive: true });
  if (results.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

/** For .ci/run, which sums up several runs. */
function record(results: readonly Result[]): void {
  const file = process.env.HANOK_RESULTS;
  if (file)
    appendFileSync(file, results.map(({ name, passed, failed }) => `${name} ${passed} ${failed}\n`).join(""));
}

void main(process.argv.slice(2));
