/** What somebody sees whose application does not synthesize. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { RUN } from "../support/command";

const root = join(__dirname, "../..");

function run(application: string) {
  const args = [...RUN, `test/commands/applications/${application}.ts`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  return { status, stdout, stderr };
}

it("shows a refused input without a stack trace", () => {
  const { status, stdout, stderr } = run("refused");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr.split("\n")).toEqual([
    expect.stringMatching(/^shop-dev\/network: cidr is "10\.0\.0\.1\/16"; allowed: /),
    "",
  ]);
});

it("shows where any other error was thrown", () => {
  const { status, stderr } = run("faulty");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^TypeError: Cannot read properties of undefined/);
  expect(stderr).toContain(`at misread (${join(root, "test/commands/applications/faulty.ts")}:3:41)`);
});
