/** .ci/run with an npm that only pretends: what it sums up, and when it fails. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

const root = join(__dirname, "../..");
const directory = mkdtempSync(join(tmpdir(), "hanok-ci-"));

beforeAll(() => {
  mkdirSync(join(directory, ".ci"));
  mkdirSync(join(directory, "bin"));
  copyFileSync(join(root, ".ci/run"), join(directory, ".ci/run"));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A command that is found before any other of its name. */
function pretend(name: string, script: string): void {
  const file = join(directory, "bin", name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

const TOOLS = ["nginx", "wrk", "openssl", "shellcheck", "systemd-analyze", "nft", "curl"];

/** Runs .ci/run; the answers are shell commands by the arguments of npm. */
function ci(answers: Record<string, string>) {
  const { status, lines } = run(answers);
  return { status, last: lines.at(-1) };
}

function run(answers: Record<string, string>) {
  const cases = Object.entries(answers).map(([args, command]) => `"${args}") ${command} ;;`);
  pretend("npm", `case "$*" in\n${cases.join("\n")}\nesac`);
  for (const name of TOOLS) pretend(name, "");
  const env = { ...process.env, PATH: `${join(directory, "bin")}${delimiter}${process.env.PATH}` };
  const { status, stdout } = spawnSync("bash", [join(directory, ".ci/run")], { encoding: "utf8", env });
  return { status, lines: stdout.trimEnd().split("\n") };
}

const counted = (name: string, passed: number, failed: number) =>
  `echo "${name} ${passed} ${failed}" >>"$HANOK_RESULTS"`;

const GOOD = {
  ci: "true",
  start: "true",
  test: `${counted("types", 1, 0)}; ${counted("unit", 20, 0)}`,
  "run test:node": counted("pack@24", 20, 0),
  "run test:emulator": counted("emulator", 5, 0),
  "run test:provider6": counted("provider6", 3, 0),
  "run test:cdktn": counted("cdktn", 3, 0),
  "run test:reach": counted("reach", 2, 0),
};

it("adds up all tiers, and install and start as a test each", () => {
  expect(ci(GOOD)).toEqual({ status: 0, last: "57 passed, 0 failed" });
});

it("says what was not run", () => {
  const { status, lines } = run({ ...GOOD, "run test:reach": counted("reach", 0, 0) });
  expect({ status, last: lines.at(-1) }).toEqual({ status: 0, last: "55 passed, 0 failed" });
  expect(lines).toContain("reach            not run");
});

it("goes on after a failure, and fails in the end", () => {
  const test = `${counted("types", 0, 1)}; ${counted("unit", 18, 2)}; exit 1`;
  expect(ci({ ...GOOD, test })).toEqual({ status: 1, last: "54 passed, 3 failed" });
});

it("counts a step that ends before it could count", () => {
  expect(ci({ ...GOOD, "run test:emulator": "exit 137" })).toEqual({
    status: 1,
    last: "52 passed, 1 failed",
  });
  expect(ci({ ...GOOD, ci: "exit 1" })).toEqual({ status: 1, last: "56 passed, 1 failed" });
});

it("counts it also where another step had failures meanwhile", () => {
  const emulator = "sleep 0.5; exit 137";
  const test = `${counted("unit", 18, 2)}; exit 1`;
  expect(ci({ ...GOOD, "run test:emulator": emulator, test }).last).toBe("49 passed, 3 failed");
});

it("gives nothing to read to what it starts", () => {
  expect(ci({ ...GOOD, start: "! read line" })).toEqual({ status: 0, last: "57 passed, 0 failed" });
});
