/**
 * Terraform's own view of the modules: validate with the real provider, the suites of `terraform test` with a mocked
 * one, and a plan of every example. Runs in a copy, so that the repository stays without Terraform's files.
 */
import { existsSync, readdirSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { init, validate } from "../support/terraform";
import { PASSED, type RunResult, runKey, runSuites, suiteRuns } from "./support/terraform-suites";

const modules = join(__dirname, "../../modules");
const PATIENCE = 240_000;
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), "hanok-modules-"));
  await cp(modules, copy, { recursive: true });
});

afterAll(() => rm(copy, { recursive: true, force: true }));

describe.each(blocks.map((block) => [block.path, block] as const))("%s", (path, { providerAliases = [] }) => {
  const here = () => join(copy, path);
  const runs = suiteRuns(join(modules, path));
  let results = new Map<string, RunResult>();

  beforeAll(async () => {
    // a module that is passed further providers is no root: validate needs them declared
    const aliased = providerAliases.map((alias) => ({ alias }));
    if (aliased.length > 0) await writeFile(join(here(), "aliases.tf.json"), JSON.stringify({ provider: { aws: aliased } }));
    await init(here());
  }, PATIENCE);

  it("is valid", () => validate(here()), PATIENCE);

  it("has a suite", () => expect(runs).not.toEqual([]));

  describe("terraform test", () => {
    beforeAll(async () => {
      results = await runSuites(here());
    }, PATIENCE);

    it.each(runs.map((run) => [runKey(run)]))("%s", (key) => expect(results.get(key)).toEqual(PASSED));

    it("says nothing outside of these runs", () => {
      const failed = [...results].filter(([, { diagnostics }]) => diagnostics.length > 0).map(([key]) => key);
      expect(failed.filter((key) => !runs.some((run) => runKey(run) === key))).toEqual([]);
    });
  });
});

const examples = blocks.flatMap(({ path }) => {
  const folder = join(modules, path, "examples");
  return existsSync(folder) ? readdirSync(folder).map((name) => `${path}/examples/${name}`) : [];
});

/** A plan that asks AWS nothing. */
const PLAN = 'mock_provider "aws" {}\n\nrun "plan" {\n  command = plan\n}\n';

describe.each(examples)("%s", (path) => {
  const here = () => join(copy, path);

  beforeAll(() => init(here()), PATIENCE);

  it("is valid", () => validate(here()), PATIENCE);

  it("can be planned", async () => {
    await writeFile(join(here(), "plan.tftest.hcl"), PLAN);
    expect((await runSuites(here())).get("plan.tftest.hcl plan")).toEqual(PASSED);
  }, PATIENCE);
});

it("shows every module in an example", () => {
  const shown = (path: string) => examples.some((example) => example.startsWith(`${path}/examples/`));
  expect(blocks.map(({ path }) => path).filter((path) => !shown(path))).toEqual([]);
});
