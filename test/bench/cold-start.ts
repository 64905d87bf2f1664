/** A newcomer's first command against the least that a process with cdktf can do. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Contender, medians, secondsOf } from "./measure";

const EMPTY_STACK = `
  const { App, TerraformStack } = require("cdktf");
  const app = new App();
  new TerraformStack(app, "empty");
  app.synth();
`;

/** How often the time of an empty stack `npm start` takes. */
export async function coldStart(root: string): Promise<number> {
  const output = mkdtempSync(join(tmpdir(), "hanok-bench-"));
  const env = { ...process.env, CDKTF_OUTDIR: output };
  const command = (name: string, file: string, args: string[]): Contender => ({
    name,
    run: () => secondsOf(() => execFileSync(file, args, { cwd: root, env, stdio: "pipe" })),
  });
  const start = command("start", "npm", ["start", "--silent"]);
  const empty = command("empty", process.execPath, ["-e", EMPTY_STACK]);
  const { start: ours = Number.NaN, empty: least = Number.NaN } = await medians([start, empty], 9);
  rmSync(output, { recursive: true });
  return ours / least;
}
