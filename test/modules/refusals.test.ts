/**
 * Both faces refuse the same inputs with the same words. The table comes from the contracts: every rule with every
 * value that it must refuse.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { blocks } from "../../src/blocks";
import { InputError, type NegativeCase, negativeCases } from "../../src/core/contract";
import { camelToSnake } from "../../src/core/expressions";
import type { BlockDefinition } from "../../src/core/module/block";
import { type Edition, inEdition } from "../../src/core/module/edition";
import { moduleFiles, moduleTables } from "../../src/core/module/emit";
import { endRefusals, terraformRefusals } from "../support/refusals";

const modules = join(__dirname, "../../modules");

afterAll(endRefusals);

/** What the TypeScript face says, without the construct's path. */
function typescriptRefusal(block: BlockDefinition, edition: Edition, negative: NegativeCase): string[] {
  const stack = new TerraformStack(new App(), "stack");
  try {
    inEdition(block, edition, () => block.create(stack, "block", negative.inputs as never));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^stack\/block: /);
    return [...error.problems];
  }
  return [];
}

const isSensitive = ({ contract }: BlockDefinition, { input }: NegativeCase): boolean =>
  contract.everyInput[input]?.is.sensitive ?? false;

/** The texts that a sensitive input was given. */
const secretsIn = ({ input, inputs }: NegativeCase): string[] =>
  [inputs[input] ?? []]
    .flatMap((given) => (typeof given === "object" ? Object.values(given) : [given]))
    .filter((text): text is string => typeof text === "string" && text !== "");

/** Names differ by face, prefixLength and prefix_length; the words do not. */
const inOneSpelling = (text: string): string => text.replace(/\b[a-z]+[0-9]*[A-Z]\w*\b/g, camelToSnake);

/** Terraform writes newlines and the like of a value as they are; TypeScript as escapes, in one line. */
const linesOf = (messages: readonly string[]): string[] =>
  messages
    .join("\n")
    .replace(/\\(?:[bfnrt]|u00[0-9a-f]{2})/g, (written) => JSON.parse(`"${written}"`))
    .split("\n");

const casesOf = (block: BlockDefinition, edition: Edition): NegativeCase[] =>
  inEdition(block, edition, () => negativeCases(block.contract));

/** Of the edition for provider 6 what the common one does not ask; no provider 6 is here, so variables have to refuse it. */
function laterCases(block: BlockDefinition): NegativeCase[] {
  const asked = casesOf(block, "common").map(({ title }) => title);
  return casesOf(block, "6").filter(({ title }) => !asked.includes(title));
}

const faces = [
  ...blocks.map((block) => ({
    name: block.path,
    block,
    edition: "common" as const,
    cases: casesOf(block, "common"),
  })),
  ...blocks
    .map((block) => ({
      name: `${block.path} for provider 6`,
      block,
      edition: "6" as const,
      cases: laterCases(block),
    }))
    .filter(({ cases }) => cases.length > 0),
];

const written = mkdtempSync(join(tmpdir(), "hanok-edition6-"));
afterAll(() => rmSync(written, { recursive: true }));

function directoryOf(block: BlockDefinition, edition: Edition): string {
  if (edition === "common") return join(modules, block.path);
  const directory = join(written, block.path);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "variables.tf"), moduleFiles(block, edition)["variables.tf"] as string);
  return directory;
}

describe.each(faces)("$name", ({ block, edition, cases }) => {
  let refusals: Map<NegativeCase, string[]>;

  beforeAll(async () => {
    const { providerAliases } = block;
    const contract = { ...block.contract, inputs: block.contract.everyInput };
    const module = directoryOf(block, edition);
    const tables = moduleTables(block);
    refusals = await terraformRefusals({ module, tables, contract, cases, providerAliases });
  }, 1_500_000);

  it.each(cases.map((negative) => [negative.title, negative] as const))("refuses %s", (_, negative) => {
    const problems = typescriptRefusal(block, edition, negative);
    const typescript = linesOf(problems).map(inOneSpelling);
    const terraform = linesOf(refusals.get(negative) ?? []).map(inOneSpelling);
    // one face may stop earlier: TypeScript after wrong single inputs, Terraform after the first of two that depend
    const [fewer, more] =
      typescript.length < terraform.length ? [typescript, terraform] : [terraform, typescript];
    expect(fewer).not.toHaveLength(0);
    expect(more).toEqual(expect.arrayContaining(fewer));
    if (isSensitive(block, negative)) {
      expect(terraform).toEqual(expect.arrayContaining(typescript));
      expect(terraform.join("\n")).not.toMatch(/not be displayed|nonsensitive/);
      for (const secret of secretsIn(negative)) expect(terraform.join("\n")).not.toContain(secret);
    }
    for (const problem of problems)
      expect(problem).toMatch(/(is|comes to|names|lies|have|has|lead|allows) .*; (allowed|missing): .+\./s);
  });
});

it("covers sensitive inputs", () => {
  const hidden = blocks.flatMap((block) =>
    negativeCases(block.contract).filter((negative) => isSensitive(block, negative)),
  );
  expect(new Set(hidden.map(({ input }) => input))).toEqual(new Set(["masterPassword", "oidcClientSecrets"]));
});

it("covers at least 60 invalid inputs of the network family", () => {
  const family = blocks.filter(({ path }) => path.startsWith("network"));
  expect(family.flatMap(({ contract }) => negativeCases(contract)).length).toBeGreaterThanOrEqual(60);
});
