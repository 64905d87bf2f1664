/** Runs the Python tests of the corrections and reports each case as a jest test. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { tally } from "../support/tally";

interface Case {
  name: string;
  failure: string | null;
}

const run = spawnSync(process.env.HANOK_PYTHON ?? "python3", ["-m", "tests"], {
  cwd: join(__dirname, "moto"),
  encoding: "utf8",
  env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  timeout: 900_000,
});
const cases = (run.stdout ?? "")
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map((line) => JSON.parse(line) as Case);

describe("moto's corrections: wrong without, right with", () => {
  it("ran, with as many cases as there are corrections", () => {
    if (run.error)
      throw new Error(`python3 cannot be run (${run.error.message}): pip install 'moto[server]==5.2.1'`);
    if (cases.length < 20)
      throw new Error(
        `only ${cases.length} cases ran: is moto there (pip install 'moto[server]==5.2.1')?\n${run.stderr.slice(-2000)}`,
      );
  });

  it("has the refusals of docs/aws.md", () => {
    const refusals = cases.filter(({ name }) => /^test_\w+_refusals\./.test(name));
    tally("refusals of AWS that the emulator makes, each with a test", refusals.length);
    expect(refusals.length).toBeGreaterThanOrEqual(60);
  });

  for (const { name, failure } of cases) {
    it(name.replaceAll("_", " "), () => {
      if (failure) throw new Error(failure);
    });
  }
});
