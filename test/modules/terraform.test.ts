/**
 * Terraform's own view of the modules: validate with the real provider, the suites of `terraform test` with a mocked
 * one, and a plan of every example. Runs in a copy, so that the repository stays without Terraform's files.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { cp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { blocks } from "../../src/blocks";
import { type RunningProvider, startProvider } from "../support/running-provider";
import { init, validate } from "../support/terraform";
import { runSuites, type Suite, suitesOf } from "./support/terraform-suites";

jest.setTimeout(300_000);

const modules = join(__dirname, "../../modules");
const copy = mkdtempSync(join(tmpdir(), "hanok-modules-"));

/**
 * Nothing here configures it: it is asked for its schema, mocked or not. The first init chooses it, which is to read 700 MB; that its
 * version suits all modules and examples is seen where all are called at once (order.test.ts).
 */
let provider: RunningProvider | undefined;

afterAll(async () => {
  await provider?.stop();
  await rm(copy, { recursive: true, force: true });
});

interface Configuration {
  readonly path: string;
  readonly suites: readonly Suite[];
}

const roots: Configuration[] = blocks.map(({ path }) => ({ path, suites: suitesOf(join(modules, path)) }));

/** Terraform mocks no ephemeral resources: such an example is validated here, and applied with the emulator. */
const isEphemeral = (example: string) =>
  /^ephemeral "/m.test(readFileSync(join(modules, example, "main.tf"), "utf8"));

/** Every other example is planned, without any call of AWS. */
const suiteOf = (example: string): Suite => ({
  file: "plan.tftest.hcl",
  runs: isEphemeral(example) ? [] : ["plan"],
});

/** What examples read from their account. */
const accountIn = (region: string) => `
  mock_data "aws_availability_zones" {
    defaults = { names = ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c", "ap-northeast-2d"] }
  }
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012", arn = "arn:aws:iam::123456789012:user/deployer" }
  }
  mock_data "aws_iam_session_context" {
    defaults = { issuer_arn = "arn:aws:iam::123456789012:user/deployer" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0123456789abcdef0", value = "ami-0123456789abcdef0" }
  }
  mock_data "aws_region" {
    defaults = { id = "${region}" }
  }
`;

function planSuite(example: string): string {
  const text = readFileSync(join(modules, example, "main.tf"), "utf8");
  const [, region = "ap-northeast-2"] = /^ +(?:default|region) += "([a-z]+-[a-z-]+-\d)"$/m.exec(text) ?? [];
  const aliases = [...text.matchAll(/^ +(alias += "\w+")$/gm)];
  const mocks = [accountIn(region), ...aliases.map(([, alias]) => `\n  ${alias}\n`)].map(
    (body) => `mock_provider "aws" {${body}}\n`,
  );
  const runs = suiteOf(example).runs.map((run) => `run "${run}" {\n  command = ${run}\n}\n`);
  return [...mocks, ...runs].join("\n");
}

const examples: Configuration[] = blocks.flatMap(({ path }) => {
  const folder = join(modules, path, "examples");
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.map((name) => ({
    path: `${path}/examples/${name}`,
    suites: [suiteOf(`${path}/examples/${name}`)],
  }));
});

beforeAll(async () => {
  await cp(modules, copy, { recursive: true });
  await Promise.all(blocks.map(({ path, providerAliases = [] }) => asRoot(path, providerAliases)));
  await Promise.all(
    examples.map(({ path }) => writeFile(join(copy, path, suiteOf(path).file), planSuite(path))),
  );
});

/** A module that is passed further providers is no root: beside it lies one that declares them. */
async function asRoot(path: string, aliases: readonly string[]): Promise<void> {
  if (aliases.length === 0) return;
  const root = rootOf(path);
  await cp(join(modules, path), root, { recursive: true });
  const provider = { aws: aliases.map((alias) => ({ alias })) };
  await writeFile(join(root, "aliases.tf.json"), JSON.stringify({ provider }));
}

const rootOf = (path: string): string => {
  const isPassedProviders = blocks.some((block) => block.path === path && block.providerAliases?.length);
  return join(copy, isPassedProviders ? `${path}-as-root` : path);
};

/** Its failure is told by the test that waits for it. */
function later<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

const all = [...roots, ...examples].map(({ path, suites }) => [path, suites] as const);

describe.each(all)("%s", (path, suites) => {
  const here = rootOf(path);
  const runs = suites.flatMap(({ file, runs }) => runs.map((run) => [file, run] as const));
  const isExample = path.includes("/examples/");
  // which validates it, too, by the real provider: only the module itself is another matter without values
  const isPlanned = isExample && runs.length > 0;
  let validated: Promise<void>;
  let results: ReturnType<typeof runSuites>;

  // started together; each test waits for its own
  beforeAll(async () => {
    await init(here, { env: { ...process.env, ...provider?.env } });
    provider ??= await startProvider(here);
    const options = { env: { ...process.env, ...provider.env } };
    if (!isPlanned) validated = later(validate(here, options));
    if (runs.length > 0) results = later(runSuites(here, options));
  });

  if (!isPlanned) it("is valid", () => validated);

  it("has a suite", () => expect(runs.length > 0).toBe(!(isExample && isEphemeral(path))));

  for (const [file, run] of runs) {
    it(`${file} ${run}`, async () => {
      const said = (await results)(file);
      expect(said.get(run) ?? said.get("")).toBe("pass");
    });
  }

  it("has suites that say nothing outside of their runs", async () => {
    for (const { file } of runs.length > 0 ? suites : [])
      expect((await results)(file).get("")).toBeUndefined();
  });
});

it("shows every module in an example", () => {
  const shown = (path: string) => examples.some((example) => example.path.startsWith(`${path}/examples/`));
  expect(blocks.map(({ path }) => path).filter((path) => !shown(path))).toEqual([]);
});
