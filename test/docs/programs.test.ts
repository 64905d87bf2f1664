/** The programs of docs/cdktf.md are whole ones: each is run as a user would, and Terraform validates every stack; its tests pass in jest. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initialized } from "../support/one-provider";
import { validate } from "../support/terraform";

const root = join(__dirname, "../..");
// below the package: `cdktf` is found there
const directory = join(root, ".cache", "programs");

const blocks = [
  ...readFileSync(join(root, "docs/cdktf.md"), "utf8").matchAll(/^```ts\n([\s\S]*?)^```$/gm),
].map(([, code = ""]) => code);
const programs = blocks.filter((code) => code.includes("app.synth()"));
const tests = blocks.filter((code) => !programs.includes(code));

/** `hanok` is this package's source, as in the other test of documentation. */
const TSCONFIG = {
  extends: "../../tsconfig.json",
  compilerOptions: { paths: { hanok: ["../../src/index.ts"] } },
};

beforeAll(() => {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "tsconfig.json"), JSON.stringify(TSCONFIG));
});

it("has programs and tests", () => {
  expect([programs.length, tests.length]).toEqual([5, 1]);
});

it.each(programs.map((code, index) => [index + 1, code] as const))(
  "program %i is synthesized, and valid to Terraform",
  async (number, code) => {
    const output = join(directory, `out-${number}`);
    const file = join(directory, `program-${number}.ts`);
    writeFileSync(file, code);
    execFileSync(join(root, "node_modules/.bin/tsx"), [file], {
      cwd: directory,
      env: { ...process.env, CDKTF_OUTDIR: output },
    });
    const stacks = readdirSync(join(output, "stacks"));
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) {
      const options = await initialized(join(output, "stacks", stack), { args: ["-backend=false"] });
      await validate(join(output, "stacks", stack), options);
    }
  },
);

it("the tests pass", () => {
  writeFileSync(join(directory, "shop.test.ts"), tests[0] as string);
  const config = {
    rootDir: directory,
    transform: { "^.+\\.ts$": "@swc/jest" },
    moduleNameMapper: { "^hanok$": join(root, "src/index.ts") },
  };
  const result = execFileSync(
    join(root, "node_modules/.bin/jest"),
    ["--config", JSON.stringify(config), "--json"],
    { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  expect(JSON.parse(result)).toMatchObject({ numPassedTests: 2, numFailedTests: 0 });
});
