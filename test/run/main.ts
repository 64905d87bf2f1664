/** `npm test`: runs the named steps one after the other and sums them up. All run, also after one that failed. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { styleOf } from "../../src/commands/report/style";
import { type Result, runStep } from "./run-step";
import { stepsNamed } from "./steps";
import { summary } from "./summary";

const root = join(__dirname, "../..");

async function main(names: readonly string[]): Promise<void> {
  const style = styleOf(process.stdout);
  const results: Result[] = [];
  for (const step of stepsNamed(names)) {
    console.log(style.strong(`\n${step.name}: ${step.about}`));
    results.push(await runStep(step, root));
  }
  record(results);
  console.log(`\n${summary(results, style)}`);
  if (results.some(({ failed }) => failed > 0)) process.exitCode = 1;
}

/** For .ci/run, which sums up several runs. */
function record(results: readonly Result[]): void {
  const file = process.env.HANOK_RESULTS;
  if (file)
    appendFileSync(file, results.map(({ name, passed, failed }) => `${name} ${passed} ${failed}\n`).join(""));
}

void main(process.argv.slice(2));
