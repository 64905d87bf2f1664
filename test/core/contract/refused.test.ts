/** What a rule must refuse, it refuses itself: the words are its own, not those of another rule that the value breaks too. */
import { App, TerraformStack } from "cdktf";
import { blocks } from "../../../src/blocks";
import { InputError, type NegativeCase, negativeCases } from "../../../src/core/contract";
import { camelToSnake } from "../../../src/core/expressions";
import type { BlockDefinition } from "../../../src/core/module/block";

function problemsOf(block: BlockDefinition, { inputs }: NegativeCase): string {
  try {
    block.create(new TerraformStack(new App(), "stack"), "block", inputs as never);
  } catch (error) {
    if (error instanceof InputError) return error.problems.join("\n");
    throw error;
  }
  return "nothing";
}

const inOneSpelling = (text: string): string => text.replace(/\b[a-z]+[0-9]*[A-Z]\w*\b/g, camelToSnake);

it.each(blocks.map((block) => [block.path, block] as const))("of %s", (_, block) => {
  const spoken = negativeCases(block.contract).filter(({ allowed }) => allowed !== undefined);
  const strange = spoken
    .map((negative) => ({ ...negative, said: inOneSpelling(problemsOf(block, negative)) }))
    .filter(({ said, allowed = "" }) => !said.includes(inOneSpelling(allowed)));
  expect(strange.map(({ title, said, allowed }) => ({ title, said, allowed }))).toEqual([]);
});
