/** README's example with the built package, against the same resources with cdktf's classes: processor time of the process. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { medians } from "../measure";

const ROUNDS = 9;

export async function useTime(root: string): Promise<number> {
  const { status, stderr } = spawnSync("npm", ["run", "--silent", "build"], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const output = mkdtempSync(join(tmpdir(), "hanok-bench-"));
  try {
    const programs = ["hanok", "cdktf"].map((name) => ({
      name,
      run: () => processorSeconds(join(root, "test/bench/use", `${name}.cjs`), join(output, name)),
    }));
    const { hanok = Number.NaN, cdktf = Number.NaN } = await medians(programs, ROUNDS);
    checkSameResources(programs.map(({ name }) => instancesIn(join(output, name))));
    return hanok / cdktf;
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** Of the whole process, from its start to its end. */
function processorSeconds(program: string, output: string): number {
  const preload = join(__dirname, "processor-time.cjs");
  const run = spawnSync(process.execPath, ["--require", preload, program, output], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${program}: ${run.stderr}`);
  return Number(run.stdout.trim().split("\n").at(-1));
}

/** A comparison of two different things would say nothing: how many instances there are of each type. */
function checkSameResources([ours, theirs]: readonly string[]): void {
  if (ours !== theirs) throw new Error(`the two programs differ:\nhanok: ${ours}\ncdktf: ${theirs}`);
}

function instancesIn(output: string): string {
  const file = join(output, "stacks/shop-dev/cdk.tf.json");
  const { resource } = JSON.parse(readFileSync(file, "utf8")) as { resource: Record<string, Resources> };
  const counts = Object.entries(resource).map(([type, all]) => `${type} ${instancesOf(all)}`);
  return counts.sort().join(", ");
}

type Resources = Readonly<Record<string, { readonly for_each?: object }>>;

const instancesOf = (resources: Resources): number =>
  Object.values(resources).reduce((sum, { for_each = { one: 1 } }) => sum + Object.keys(for_each).length, 0);
