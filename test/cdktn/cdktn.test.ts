/**
 * The same source with CDK Terrain: it type-checks, and what it synthesizes differs in versions and the provider's full name
 * alone. In this project of jest, `cdktf` and `@cdktf/provider-aws` are cdktn's packages, installed in this folder.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { type Configuration, unknownArguments } from "../provider6/arguments";
import { EXPECTED, onlyIn6 } from "../provider6/only-in-6";
import { COMMAND, RUN } from "../support/command";
import { ownPackages } from "../support/own-packages";

const root = join(__dirname, "../..");
const provider = join(ownPackages(__dirname), "@cdktn/provider-aws");
const output = mkdtempSync(join(tmpdir(), "hanok-cdktn-"));
const CDKTF = join(output, "cdktf");
const CDKTN = join(output, "cdktn");
afterAll(() => rmSync(output, { recursive: true }));

function node(args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, text: stdout + stderr };
}

/** Synthesizes every stack with each of the two; gives the stacks' names. */
function synthesizeBoth(): string[] {
  const { architectures } =
    require("../../src/stacks/architectures") as typeof import("../../src/stacks/architectures");
  const { environments } = require("../../src/environments") as typeof import("../../src/environments");
  const app = new App({ outdir: CDKTN });
  for (const environment of Object.values(environments)) architectures(app, environment);
  app.synth();
  expect(node([...RUN, "main.ts"], { CDKTF_OUTDIR: CDKTF })).toEqual({ status: 0, text: "" });
  return readdirSync(join(CDKTN, "stacks"));
}

const stackIn = (out: string, stack: string) =>
  JSON.parse(readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8"));

/** A stack without what has to differ: versions, and how the provider is called. */
function common(out: string, stack: string) {
  const { terraform, "//": comment, ...rest } = stackIn(out, stack);
  const { aws } = terraform.required_providers;
  const { version, ...metadata } = comment.metadata;
  const same = { ...rest, terraform: { ...terraform, required_providers: {} }, metadata };
  return { aws, version, same };
}

it("type-checks", () =>
  expect(node(["node_modules/typescript/bin/tsc", "-p", "test/cdktn"])).toEqual({ status: 0, text: "" }));

describe("the stacks", () => {
  let stacks: string[];
  beforeAll(() => {
    stacks = synthesizeBoth();
  });

  it("are the same as with cdktf, but for versions and the provider's full name", () => {
    expect(stacks.length).toBe(15);
    for (const stack of stacks) {
      const ours = common(CDKTF, stack);
      const theirs = common(CDKTN, stack);
      expect(ours).toMatchObject({ aws: { source: "aws", version: /^5\.100\./ }, version: /^0\.21\./ });
      expect(theirs).toMatchObject({
        aws: { source: expect.stringMatching(/hashicorp\/aws$/), version: expect.stringMatching(/^6\./) },
      });
      expect(theirs.same).toEqual(ours.same);
    }
  });

  it("use no argument that the provider does not know", () => {
    for (const stack of stacks) expect(unknownArguments(stackIn(CDKTN, stack), provider)).toEqual([]);
  });
});

describe("the modules", () => {
  it("are the same as with cdktf, to the byte of their JSON", () => {
    const { blocks } = require("../../src/blocks") as typeof import("../../src/blocks");
    const { moduleJsonFiles } =
      require("../../src/core/module/emit") as typeof import("../../src/core/module/emit");
    const written = node([...COMMAND, "src/commands/modules.ts", "--json", join(output, "modules")]);
    expect(written).toEqual({ status: 0, text: "" });
    expect(blocks.length).toBeGreaterThan(20);
    for (const block of blocks)
      for (const [name, text] of Object.entries(moduleJsonFiles(block))) {
        const path = join(block.path, name);
        expect({ path, text }).toEqual({ path, text: readFileSync(join(output, "modules", path), "utf8") });
      }
  });

  it("use no argument that the provider does not know", () => {
    const { blocks } = require("../../src/blocks") as typeof import("../../src/blocks");
    const { moduleJson } =
      require("../../src/core/module/emit") as typeof import("../../src/core/module/emit");
    const unknown = blocks.map((block) => [
      block.path,
      unknownArguments(moduleJson(block).main as Configuration, provider),
    ]);
    expect(unknown).toEqual(blocks.map(({ path }) => [path, []]));
  });
});

describe("what only provider 6 has", () => {
  it("is synthesized in TypeScript, with arguments that the provider knows", () => {
    const resource = onlyIn6(new App());
    expect(resource).toMatchObject(EXPECTED);
    expect(unknownArguments({ resource } as Configuration, provider)).toEqual([]);
  });
});
