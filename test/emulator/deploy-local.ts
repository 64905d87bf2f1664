/**
 * Deploys stacks to the local AWS, shows that a second plan is empty, and destroys them again.
 *
 *     npm run deploy:local                     the stack three-tier-dev
 *     npm run deploy:local -- one two          these stacks
 *     npm run deploy:local -- one --keep       leaves it running until Ctrl-C
 */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { NOT_LOCAL } from "../../src/commands/report/report";
import { proofsText, proofTexts, prove, readTerraform, standingIntents } from "../../src/reach";
import { outputs, plan, type StateResource, stateResources } from "../support/terraform";
import { describePlan } from "../support/terraform-plan";
import { type Configuration, prepareAccount } from "./account";
import { type CdktfProject, openProject } from "./cdktf-project";
import { describeLeftovers, type Emulator, type Leftover, startEmulator } from "./emulator";
import { type Progress, progressOn } from "./progress";

const DEFAULT_STACK = "three-tier-dev";
const UNASKED = ["--auto-approve", "--skip-provider-lock", "--skip-synth"];

/** Something done in a stack that stands, by what its state holds. */
export type Use = (emulator: Emulator, resources: readonly StateResource[]) => Promise<void>;

interface Run {
  stacks: string[];
  emulator: Emulator;
  project: CdktfProject;
  progress: Progress;
}

/** The whole command, what is to be done with what was deployed, and another application than main.ts. Answers with the exit code. */
export async function main(
  args: string[],
  use: Use = async () => undefined,
  application?: string,
): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { keep: { type: "boolean" } },
    allowPositionals: true,
  });
  const progress = progressOn(process.stdout);
  const emulator = await progress.during("starting the local AWS", startEmulator());
  try {
    const project = await openProject(process.cwd(), emulator, application);
    try {
      const stacks = positionals.length > 0 ? positionals : [DEFAULT_STACK];
      const run = { stacks, emulator, project, progress };
      const isOfTheAccount = await prepare(run);
      if (!(await deployAndCheck(run))) return 1;
      for (const stack of stacks) {
        const resources = await stateOf(run, stack);
        if (!isProven(run, stack, resources)) return 1;
        await use(emulator, resources);
      }
      return (values.keep ? await keep(run) : await takeAway(run, isOfTheAccount)) ? 0 : 1;
    } finally {
      await rm(project.directory, { recursive: true, force: true });
    }
  } catch (error) {
    progress.bad(error instanceof Error ? error.message : String(error));
    for (const line of new Set([...emulator.unanswered(), ...emulator.refused()])) progress.bad(line);
    return 1;
  } finally {
    await emulator.stop();
  }
}

type IsOfTheAccount = (leftover: Leftover) => boolean;

/** Synthesizes, and makes what the account has before any stack: the answer knows it again. */
async function prepare(run: Run): Promise<IsOfTheAccount> {
  const { stacks, emulator, project, progress } = run;
  await progress.during("synthesizing", project.cdktf(["synth"]));
  await refuseWhatIsNotLocal(run);
  return prepareAccount(emulator, await Promise.all(stacks.map((stack) => configurationOf(run, stack))));
}

async function deployAndCheck({ stacks, emulator, project, progress }: Run): Promise<boolean> {
  const made = counter("Creation complete");
  const deploy = project.cdktf(["deploy", ...stacks, ...UNASKED], made.see);
  await progress.during(`deploying ${stacks.join(", ")}`, deploy, () => `${made.count()} resources made`);
  progress.good(`deployed: ${made.count()} resources`);
  let isUnchanged = true;
  for (const stack of stacks) {
    const directory = project.stackDirectory(stack);
    printOutputs(stack, await outputs(directory, { env: emulator.env }), progress);
    const second = await progress.during(`second plan of ${stack}`, plan(directory, { env: emulator.env }));
    if (second.empty) progress.good(`${stack}: the second plan is empty`);
    else progress.bad(`${stack}: the second plan is not empty\n${describePlan(second)}`);
    isUnchanged &&= second.empty;
  }
  return isUnchanged;
}

const configurationOf = async ({ project }: Run, stack: string): Promise<Configuration> =>
  JSON.parse(await readFile(join(project.stackDirectory(stack), "cdk.tf.json"), "utf8"));

/** Before anything is made: what the stacks hold is known. */
async function refuseWhatIsNotLocal(run: Run): Promise<void> {
  const all = await run.project.stacks();
  for (const stack of run.stacks) {
    if (!all.includes(stack))
      throw new Error(`there is no stack ${stack}; there are ${all.sort().join(", ")}`);
    const { resource = {} } = await configurationOf(run, stack);
    const types = Object.keys(resource).filter((type) => NOT_LOCAL.test(type));
    if (types.length > 0)
      throw new Error(`the local AWS cannot make ${types.join(", ")}, which ${stack} has`);
  }
}

/** With the ids and addresses that the local AWS gave. */
function isProven({ progress }: Run, stack: string, resources: readonly StateResource[]): boolean {
  const shown = resources.map((resource) => ({ ...resource, mode: "managed" }));
  const network = readTerraform({ format_version: "1.0", values: { root_module: { resources: shown } } });
  const proofs = prove(network, standingIntents(network));
  const others = proofs.filter(({ verdict }) => verdict !== "holds");
  const text = `${stack}: ${proofsText(proofs)}`;
  if (others.length === 0) progress.good(text);
  else progress.bad([text, ...proofTexts(others)].join("\n"));
  return others.length === 0;
}

const stateOf = ({ project, emulator }: Run, stack: string): Promise<StateResource[]> =>
  stateResources(project.stackDirectory(stack), { env: emulator.env });

async function takeAway(run: Run, isOfTheAccount: IsOfTheAccount): Promise<boolean> {
  const { stacks, emulator, project, progress } = run;
  const gone = counter("Destruction complete");
  const destroy = project.cdktf(["destroy", ...stacks, ...UNASKED], gone.see);
  await progress.during(
    `destroying ${stacks.join(", ")}`,
    destroy,
    () => `${gone.count()} resources destroyed`,
  );
  const left = (await emulator.leftovers()).filter((leftover) => !isOfTheAccount(leftover));
  if (left.length === 0) progress.good("destroyed: nothing is left");
  else progress.bad(`destroyed, but left behind:\n${describeLeftovers(left)}`);
  return left.length === 0;
}

/** Leaves everything as it is until somebody presses Ctrl-C. */
async function keep({ emulator, project, stacks, progress }: Run): Promise<boolean> {
  const exports = Object.entries(emulator.variables).map(([name, value]) => `  export ${name}=${value}`);
  progress.say(`the local AWS stays up. To reach it:\n${exports.join("\n")}`);
  for (const stack of stacks) progress.say(`the configuration of ${stack}: ${project.stackDirectory(stack)}`);
  const interrupted = interruption();
  progress.say("Ctrl-C stops it; everything in it is gone then");
  await interrupted;
  progress.say("stopped");
  return true;
}

/** Resolves at Ctrl-C or SIGTERM, and keeps the process alive until then. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    const alive = setInterval(() => undefined, 60_000);
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      // "on": an impatient second Ctrl-C must not cut the clean-up short
      process.on(signal, () => {
        clearInterval(alive);
        resolve();
      });
    }
  });
}

function printOutputs(stack: string, values: Record<string, unknown>, progress: Progress): void {
  const lines = Object.entries(values).map(([name, value]) => `  ${name} = ${JSON.stringify(value)}`);
  progress.say(`outputs of ${stack}:${lines.length > 0 ? `\n${lines.join("\n")}` : " none"}`);
}

/** Counts the lines with a phrase. */
function counter(phrase: string): { see(line: string): void; count(): number } {
  let lines = 0;
  return {
    see: (line) => {
      if (line.includes(phrase)) lines += 1;
    },
    count: () => lines,
  };
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => process.exit(code));
}
