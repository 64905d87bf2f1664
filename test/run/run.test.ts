/** The runner counts what jest reports, and what jest cannot report any more. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { styleOf } from "../../src/text/style";
import { tallied, tally } from "../support/tally";
import { runStep } from "./run-step";
import { stepsNamed } from "./steps";
import { summary } from "./summary";

const directory = mkdtempSync(join(tmpdir(), "hanok-run-"));
afterAll(() => rmSync(directory, { recursive: true }));

/** A program that stands for jest: writes a report, where it is given one, and ends with a code. */
function program(name: string, code: number, report?: object): string[] {
  const writeReport = `
    const file = process.argv.find((argument) => argument.startsWith("--outputFile=")).slice(13);
    require("node:fs").writeFileSync(file, ${JSON.stringify(JSON.stringify(report))});`;
  writeFileSync(join(directory, `${name}.cjs`), `${report ? writeReport : ""}process.exit(${code});`);
  return [`${name}.cjs`];
}

const none = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

async function jestStep(name: string, code: number, report?: object) {
  const step = { name, about: name, project: name, program: program(name, code, report) };
  const { passed, failed } = await runStep(step, directory);
  return { passed, failed };
}

describe("a jest project", () => {
  it("counts its tests", async () => {
    expect(await jestStep("good", 0, { ...none, numPassedTests: 7 })).toEqual({ passed: 7, failed: 0 });
    expect(await jestStep("bad", 1, { ...none, numPassedTests: 7, numFailedTests: 2 })).toEqual({
      passed: 7,
      failed: 2,
    });
  });

  it("counts a file that could not be run", async () => {
    const report = { ...none, numPassedTests: 7, numRuntimeErrorTestSuites: 1 };
    expect(await jestStep("broken", 1, report)).toEqual({ passed: 7, failed: 1 });
  });

  it("counts what was left out as failed", async () => {
    const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const report = { ...none, numPassedTests: 7, numPendingTests: 2, numTodoTests: 1 };
    expect(await jestStep("skipping", 0, report)).toEqual({ passed: 7, failed: 3 });
    expect(said).toHaveBeenCalledWith("3 tests did not run; they count as failed");
    said.mockRestore();
  });

  it("fails where jest fails without a failed test, or writes nothing", async () => {
    expect(await jestStep("crashing", 1, { ...none, numPassedTests: 7 })).toEqual({ passed: 7, failed: 1 });
    expect(await jestStep("silent", 0)).toEqual({ passed: 0, failed: 1 });
  });
});

it("a step without tests of its own is one test", async () => {
  const step = (name: string, code: number) =>
    runStep({ name, about: name, program: program(name, code) }, directory);
  expect(await step("zero", 0)).toMatchObject({ passed: 1, failed: 0 });
  expect(await step("three", 3)).toMatchObject({ passed: 0, failed: 1 });
});

it("runs a step on another Node.js by its package on npm", async () => {
  const npm = join(directory, "npm");
  const wanted = "exec --yes --package=node@24 -- node --disable-warning=DEP0044 zero.cjs";
  writeFileSync(npm, `#!/bin/sh\n[ "$*" = "${wanted}" ]\n`, { mode: 0o755 });
  const { PATH } = process.env;
  process.env.PATH = `${directory}${delimiter}${PATH}`;
  const step = { name: "zero@24", about: "zero", program: program("zero", 0), node: "24" };
  expect(await runStep(step, directory)).toMatchObject({ passed: 1, failed: 0 });
  process.env.PATH = PATH;
});

it("knows its steps by name", () => {
  expect(stepsNamed(["lint", "unit"]).map(({ name }) => name)).toEqual(["lint", "unit"]);
  expect(stepsNamed(["unit@24"])).toMatchObject([{ name: "unit@24", project: "unit", node: "24" }]);
  expect(() => stepsNamed(["lint", "units"])).toThrow(
    "there is no step units; there are start, types, lint,",
  );
});

it("sums up in the last line", () => {
  const results = [
    { name: "types", passed: 1, failed: 0, seconds: 0.4 },
    { name: "unit", passed: 20, failed: 3, seconds: 12.34 },
    { name: "reach", passed: 0, failed: 0, seconds: 0, notRun: "nft is missing" },
  ];
  expect(summary(results, styleOf({ isTTY: false })).split("\n")).toEqual([
    "types      1 passed    0 failed  0.4 s",
    "unit      20 passed    3 failed  12.3 s",
    "reach  not run: nft is missing",
    "21 passed, 3 failed",
  ]);
});

it("sums up what tests count", () => {
  const file = join(directory, "tally");
  process.env.HANOK_TALLY = file;
  tally("requests seen", 3);
  tally("policies read", 1);
  tally("requests seen", 40);
  expect(tallied(file)).toEqual(["43 requests seen", "1 policies read"]);
});
