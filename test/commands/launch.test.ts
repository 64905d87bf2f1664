/** What somebody sees whose application does not synthesize. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(__dirname, "../..");

function launch(application: string, env: NodeJS.ProcessEnv = {}) {
  const args = ["src/commands/launch.cjs", `test/commands/applications/${application}.ts`];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

it("shows a refused input without a stack trace", () => {
  const { status, stdout, stderr } = launch("refused");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr.split("\n")).toEqual([
    expect.stringMatching(/^shop-dev\/network: cidr is "10\.0\.0\.1\/16"; allowed: /),
    "",
  ]);
});

it("shows where any other error was thrown", () => {
  const { status, stderr } = launch("faulty");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^TypeError: Cannot read properties of undefined/);
  expect(stderr).toContain(`at misread (${join(root, "test/commands/applications/faulty.ts")}:3:41)`);
});

it("zips assets, though the zip library is loaded late", () => {
  const output = mkdtempSync(join(tmpdir(), "hanok-launch-"));
  const { status, stdout, stderr } = launch("asset", { CDKTF_OUTDIR: output });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const zip = readFileSync(join(output, "stacks/shop", stdout.trim()));
  rmSync(output, { recursive: true });
  expect(zip.subarray(0, 2).toString()).toBe("PK");
  expect(zip.includes("handler.js")).toBe(true);
});
