/** Whether a large stack costs more per resource than a small one. */
import { execFileSync } from "node:child_process";
import { RUN } from "../support/command";
import { medians } from "./measure";

/** Seconds per resource of one stack, in a process of its own. */
function perResource(resources: number, root: string): number {
  const args = [...RUN, "test/bench/synthesize.ts", String(resources)];
  const output = execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const measured = JSON.parse(output) as { resources: number; perResource: number };
  if (measured.resources < resources)
    throw new Error(`${measured.resources} resources were made, not ${resources}`);
  return measured.perResource / 1000;
}

export async function growth(root: string): Promise<number> {
  const contender = (name: string, resources: number) => ({ name, run: () => perResource(resources, root) });
  const { large = Number.NaN, small = Number.NaN } = await medians(
    [contender("large", 10_000), contender("small", 1_000)],
    3,
  );
  return large / small;
}
