/**
 * Runs several scenarios at once, each with an emulator of its own.
 *
 * The provider waits for minutes of fixed delays (a load balancer 60 s, a database 140 s) with an idle processor:
 * side by side they cost hardly more than the longest.
 */
import { describeLeftovers, type Emulator, startEmulator } from "./emulator";
import { Workspace, type WorkspaceOptions } from "./workspace";

export interface Scenario {
  name: string;
  run(context: ScenarioContext): Promise<void>;
}

export interface ScenarioContext {
  emulator: Emulator;
  /** A workspace on the scenario's emulator, from a directory or from file contents; removed at the end. */
  workspace(
    source: string | Record<string, string>,
    options?: Omit<WorkspaceOptions, "emulator">,
  ): Promise<Workspace>;
}

export interface ScenarioResult {
  name: string;
  seconds: number;
  /** Why the scenario failed; undefined if it passed. */
  error?: Error;
}

export interface SideBySideOptions {
  /** How many run at the same time (default 3): each takes 1 GB, of Terraform, a provider and an emulator. */
  atOnce?: number;
  /** Called as each scenario ends. */
  onResult?(result: ScenarioResult): void;
}

/** Runs all scenarios and reports each; one that leaves resources behind in its emulator has failed. */
export async function sideBySide(
  scenarios: Scenario[],
  options: SideBySideOptions = {},
): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  const waiting = [...scenarios.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [position, scenario] = next;
      const result = await runScenario(scenario);
      results[position] = result;
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce ?? 3 }, work));
  return results;
}

/** Registers one jest test per scenario; all of them run side by side when the first is due. */
export function describeSideBySide(
  title: string,
  scenarios: Scenario[],
  options: SideBySideOptions & { timeout?: number } = {},
): void {
  const timeout = options.timeout ?? 15 * 60_000;
  describe(title, () => {
    let all: Promise<ScenarioResult[]> | undefined;
    const start = () => {
      all ??= sideBySide(scenarios.filter(isWanted(title)), options);
      return all;
    };
    for (const { name } of scenarios) {
      it(
        name,
        async () => {
          const result = (await start()).find((candidate) => candidate.name === name);
          if (result?.error) throw result.error;
        },
        timeout,
      );
    }
  });
}

/** With `jest -t PATTERN` the scenarios that jest skips are not run either. */
function isWanted(title: string): (scenario: Scenario) => boolean {
  const flag = process.argv.findIndex((argument) => argument === "-t" || argument === "--testNamePattern");
  const pattern = flag < 0 ? undefined : process.argv[flag + 1];
  return ({ name }) => pattern === undefined || new RegExp(pattern, "i").test(`${title} ${name}`);
}

async function runScenario({ name, run }: Scenario): Promise<ScenarioResult> {
  const begin = Date.now();
  const seconds = () => Math.round((Date.now() - begin) / 100) / 10;
  const workspaces: Workspace[] = [];
  let emulator: Emulator | undefined;
  try {
    emulator = await startEmulator();
    await run(contextOf(emulator, workspaces));
    await expectNothingLeft(emulator);
    await emulator.stop();
    return { name, seconds: seconds() };
  } catch (error) {
    return { name, seconds: seconds(), error: explain(error, emulator) };
  } finally {
    await emulator?.stop().catch(() => undefined);
    await Promise.all(workspaces.map((workspace) => workspace.remove()));
  }
}

function contextOf(emulator: Emulator, workspaces: Workspace[]): ScenarioContext {
  return {
    emulator,
    workspace: async (source, options = {}) => {
      const all = { ...options, emulator };
      const workspace =
        typeof source === "string"
          ? await Workspace.fromDirectory(source, all)
          : await Workspace.fromFiles(source, all);
      workspaces.push(workspace);
      return workspace;
    },
  };
}

async function expectNothingLeft(emulator: Emulator): Promise<void> {
  const left = await emulator.leftovers();
  if (left.length > 0) throw new Error(`left behind in the emulator:\n${describeLeftovers(left)}`);
}

/** Adds to an error what may be its cause: what the emulator could not answer or answered from memory, what AWS's models refuse. */
function explain(error: unknown, emulator: Emulator | undefined): Error {
  const failure = error instanceof Error ? error : new Error(String(error));
  const said = new Set(emulator && [...emulator.unanswered(), ...emulator.repeated(), ...emulator.refused()]);
  if (said.size > 0) failure.message += `\n\n${[...said].join("\n")}`;
  return failure;
}
