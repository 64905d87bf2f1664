/** `terraform plan` of the module against the same resources written by hand. */
import { join } from "node:path";
import { startEmulator } from "../emulator/emulator";
import { Workspace } from "../emulator/workspace";
import { terraform } from "../support/terraform";
import { medians, secondsOf } from "./measure";

export async function planTime(root: string): Promise<number> {
  const emulator = await startEmulator();
  const workspaces: Workspace[] = [];
  try {
    for (const name of ["module", "plain"]) {
      const workspace = await Workspace.fromDirectory(join(root, "test/bench", name), { emulator });
      workspaces.push(workspace);
      await workspace.init();
    }
    await checkSameResources(workspaces);
    const contenders = workspaces.map(({ directory }, index) => ({
      name: index === 0 ? "module" : "plain",
      run: () =>
        secondsOf(() => terraform(directory, ["plan", "-no-color", "-refresh=true"], { env: emulator.env })),
    }));
    const { module: ours = Number.NaN, plain = Number.NaN } = await medians(contenders, 5);
    return ours / plain;
  } finally {
    for (const workspace of workspaces) await workspace.remove();
    await emulator.stop();
  }
}

/** A comparison of two different things would say nothing. */
async function checkSameResources(workspaces: readonly Workspace[]): Promise<void> {
  const [module, plain] = await Promise.all(workspaces.map(typesInPlan));
  if (module !== plain)
    throw new Error(`the two configurations differ:\nmodule: ${module}\nplain:  ${plain}`);
}

async function typesInPlan(workspace: Workspace): Promise<string> {
  const { changes } = await workspace.plan();
  const types = changes.map(
    ({ address }) =>
      address
        .replace(/\[.*\]$/, "")
        .split(".")
        .at(-2) ?? "",
  );
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, count]) => `${type} ${count}`)
    .sort()
    .join(", ");
}
