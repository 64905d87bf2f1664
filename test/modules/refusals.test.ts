/**
 * Both faces refuse the same inputs with the same words. The table comes from the contracts: every rule with every
 * value that it must refuse.
 */
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";
import { blocks } from "../../src/blocks";
import { InputError, type NegativeCase, negativeCases } from "../../src/core/contract";
import type { BlockDefinition } from "../../src/core/module/block";
import { terraformRefusals } from "../support/refusals";

const modules = join(__dirname, "../../modules");

/** What the TypeScript face says, without the construct's path. */
function typescriptRefusal(block: BlockDefinition, negative: NegativeCase): string[] {
  const stack = new TerraformStack(new App(), "stack");
  try {
    block.create(stack, "block", negative.inputs as never);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).toMatch(/^stack\/block: /);
    return [...error.problems];
  }
  return [];
}

/** Names differ by face, prefixLength and prefix_length; the words do not. */
const inOneSpelling = (text: string): string =>
  text.replace(/\b[a-z]+[A-Z]\w*\b/g, (name) => name.replace(/[A-Z0-9]+/g, (part) => (/[A-Z]/.test(part) ? `_${part.toLowerCase()}` : part)));

describe.each(blocks.map((block) => [block.path, block] as const))("%s", (path, block) => {
  const cases = negativeCases(block.contract);
  let refusals: string[][];

  beforeAll(async () => {
    const { contract, providerAliases } = block;
    refusals = await terraformRefusals({ module: join(modules, path), contract, cases, providerAliases });
  }, 120_000);

  it.each(cases.map((negative, index) => [negative.title, negative, index] as const))("refuses %s", (_, negative, index) => {
    const typescript = typescriptRefusal(block, negative).map(inOneSpelling);
    const terraform = (refusals[index] as string[]).map(inOneSpelling);
    expect(typescript).not.toHaveLength(0);
    // Terraform goes on to the rules between inputs where TypeScript stops at a single wrong one
    expect(terraform).toEqual(expect.arrayContaining(typescript));
    for (const problem of typescript) expect(problem).toMatch(/(is|names|lies|have|has|lead|allows) .*; (allowed|missing): .+\./);
  });
});

it("covers at least 60 invalid inputs of the network family", () => {
  const family = blocks.filter(({ path }) => path.startsWith("network"));
  expect(family.flatMap(({ contract }) => negativeCases(contract)).length).toBeGreaterThanOrEqual(60);
});
