/**
 * The same source with @cdktf/provider-aws 21 (AWS provider 6): it type-checks, and what it synthesizes differs in the
 * provider's version only. In this project of jest, `@cdktf/provider-aws` is the package installed in this folder.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { laterBlocks } from "../../src/core/module/hcl/later-blocks";
import { COMMAND, RUN } from "../support/command";
import { ownPackages } from "../support/own-packages";
import type { Configuration } from "./arguments";
import { unknownArguments } from "./arguments";
import { EXPECTED, onlyIn6 } from "./only-in-6";

const root = join(__dirname, "../..");
const output = mkdtempSync(join(tmpdir(), "hanok-provider6-"));
const OUT5 = join(output, "provider5");
const OUT6 = join(output, "provider6");

const provider6 = join(ownPackages(__dirname), "@cdktf/provider-aws");

afterAll(() => rmSync(output, { recursive: true }));

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8"));

function node(args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { status, text: stdout + stderr };
}

/** Synthesizes every stack with each of the two providers; gives the stacks' names. */
function synthesizeBoth(): string[] {
  const { architectures } =
    require("../../src/stacks/architectures") as typeof import("../../src/stacks/architectures");
  const { environments } = require("../../src/environments") as typeof import("../../src/environments");
  const app = new App({ outdir: OUT6 });
  for (const environment of Object.values(environments)) architectures(app, environment);
  app.synth();
  const main = node([...RUN, "main.ts"], { CDKTF_OUTDIR: OUT5 });
  expect(main).toEqual({ status: 0, text: "" });
  return readdirSync(join(OUT6, "stacks"));
}

const stackFile = (out: string, stack: string) => join(out, "stacks", stack, "cdk.tf.json");

/** A stack without what has to differ: the exact version that cdktf pins. */
function withoutVersion(file: string): { version: string; rest: object } {
  const { terraform, ...rest } = readJson(file);
  const { version, ...aws } = terraform.required_providers.aws;
  return { version, rest: { ...rest, terraform: { ...terraform, required_providers: { aws } } } };
}

it("type-checks", () => {
  expect(node(["node_modules/typescript/bin/tsc", "-p", "test/provider6"])).toEqual({ status: 0, text: "" });
});

describe("the stacks", () => {
  let stacks: string[];
  beforeAll(() => {
    stacks = synthesizeBoth();
  });

  it("are the same but for the provider's version", () => {
    expect(stacks.length).toBeGreaterThanOrEqual(3);
    for (const stack of stacks) {
      const five = withoutVersion(stackFile(OUT5, stack));
      const six = withoutVersion(stackFile(OUT6, stack));
      expect([five.version, six.version]).toEqual([
        expect.stringMatching(/^5\.100\./),
        expect.stringMatching(/^6\./),
      ]);
      expect(six.rest).toEqual(five.rest);
    }
  });

  it("use no argument that provider 6 does not know", () => {
    for (const stack of stacks)
      expect(unknownArguments(readJson(stackFile(OUT6, stack)), provider6)).toEqual([]);
  });
});

describe("the modules", () => {
  it("are the same, to the byte", () => {
    const { generatedFiles } = require("../../src/blocks") as typeof import("../../src/blocks");
    const files = Object.entries(generatedFiles());
    expect(files.length).toBeGreaterThan(5);
    for (const [path, text] of files)
      expect({ path, text }).toEqual({ path, text: readFileSync(join(root, path), "utf8") });
  });

  it("use no argument that provider 6 does not know", () => {
    const { blocks } = require("../../src/blocks") as typeof import("../../src/blocks");
    const { moduleJson } =
      require("../../src/core/module/emit") as typeof import("../../src/core/module/emit");
    const unknown = blocks.map((block) => [
      block.path,
      unknownArguments(moduleJson(block).main as Configuration, provider6),
    ]);
    expect(unknown).toEqual(blocks.map(({ path }) => [path, []]));
  });
});

describe("what only provider 6 has", () => {
  it("is synthesized in TypeScript, with arguments that it knows", () => {
    const resource = onlyIn6(new App());
    expect(resource).toMatchObject(EXPECTED);
    expect(unknownArguments({ resource } as Configuration, provider6)).toEqual([]);
  });

  it("is in the edition of the modules for it, with arguments that it knows", () => {
    const { blocks } = require("../../src/blocks") as typeof import("../../src/blocks");
    const { moduleJson } =
      require("../../src/core/module/emit") as typeof import("../../src/core/module/emit");
    for (const block of blocks)
      expect([block.path, unknownArguments(moduleJson(block, "6").main as Configuration, provider6)]).toEqual(
        [block.path, []],
      );
  });

  it("is written the same with the bindings of provider 5", () => {
    const { blocks } = require("../../src/blocks") as typeof import("../../src/blocks");
    const { moduleFiles } =
      require("../../src/core/module/emit") as typeof import("../../src/core/module/emit");
    const edition = join(output, "edition6");
    const written = node([...COMMAND, "src/commands/modules.ts", "--provider", "6", "--out", edition]);
    expect(written).toEqual({ status: 0, text: "" });
    for (const block of blocks)
      for (const [name, text] of Object.entries(moduleFiles(block, "6"))) {
        const path = join(block.path, name);
        expect({ path, lines: linesOf(text) }).toEqual({
          path,
          lines: linesOf(readFileSync(join(edition, path), "utf8")),
        });
      }
  });

  it("has the nested blocks that the bindings call blocks", () => {
    const declared = (type: string) =>
      readFileSync(join(provider6, "lib", fileOf(type), "index.d.ts"), "utf8");
    for (const [type, names] of Object.entries(laterBlocks))
      for (const name of namesIn(names)) expect(declared(type)).toContain(`    * ${name} block\n`);
  });
});

/** In whatever order: arguments that the bindings do not know come first. */
const linesOf = (text: string) => text.split("\n").sort();

const fileOf = (type: string) => type.replace(/^aws_/, "").replaceAll("_", "-");

const namesIn = (names: object): string[] =>
  Object.entries(names).flatMap(([name, inner]) => [name, ...namesIn(inner)]);

describe("the check of arguments", () => {
  const eip = (argument: object): Configuration => ({ resource: { aws_eip: { this: { ...argument } } } });

  it("finds one that provider 6 removed", () => {
    expect(unknownArguments(eip({ vpc: true, domain: "vpc", for_each: {} }), provider6)).toEqual([
      "aws_eip: vpc",
    ]);
  });

  it("finds one within a block", () => {
    const options = [{ http_tokens: "required", http_colour: "red" }];
    const configuration = { resource: { aws_instance: { this: { metadata_options: options } } } };
    expect(unknownArguments(configuration, provider6)).toEqual(["aws_instance: http_colour"]);
  });

  it("reads the packages of provider 6", () =>
    expect(existsSync(join(provider6, "lib/vpc/index.d.ts"))).toBe(true));
});
