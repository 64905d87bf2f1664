/** Messages write names as the face that they are for does: camelCase in TypeScript, snake_case in Terraform. */
import { App, TerraformStack } from "cdktf";
import { blocks } from "../../src/blocks";
import { InputError, type NegativeCase, negativeCases } from "../../src/core/contract";
import { namesIn } from "../../src/core/contract/spelling";
import { snakeToCamel } from "../../src/core/expressions";
import type { BlockDefinition } from "../../src/core/module/block";
import { moduleJson } from "../../src/core/module/emit";

const terraformNames = new Set(blocks.flatMap(({ contract }) => [...namesIn(contract.inputs)]));
const typescriptNames = new Set([...terraformNames].map(snakeToCamel));

/** A value of somebody's is in quotes; a field's name is too, with a colon after it. */
const withoutValues = (message: string): string =>
  message.replace(/"((?:[^"\\]|\\.)*)"(:?)/g, (_, text, colon) => (colon ? `${text}:` : '""'));

const namesOf = (message: string, names: ReadonlySet<string>): string[] =>
  (withoutValues(message).match(/\w+/g) ?? []).filter((word) => names.has(word));

function refusal(block: BlockDefinition, { inputs }: NegativeCase): readonly string[] {
  try {
    block.create(new TerraformStack(new App(), "stack"), "block", inputs as never);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  throw new Error("it is not refused");
}

/** Error messages anywhere in what is synthesized, without the expressions in them. */
function errorMessages(value: unknown, key = ""): string[] {
  if (typeof value === "string") return key === "error_message" ? [withoutCode(value)] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    errorMessages(item, Array.isArray(value) ? key : name),
  );
}

function withoutCode(text: string): string {
  const inner = text.replace(/\$\{[^{}]*\}|\{[^{}]*\}/g, "");
  return inner === text ? text : withoutCode(inner);
}

it("reads names, keys and values apart", () => {
  const message = 'routes["from_port"] is {"from_port":"to_port"}; allowed: a to_port';
  expect(namesOf(message, terraformNames)).toEqual(["from_port", "to_port"]);
  expect(withoutCode("a ${x({b = {c = 1}})} d")).toBe("a  d");
});

describe.each(blocks.map((block) => [block.path, block] as const))("%s", (_, block) => {
  const cases = negativeCases(block.contract);

  it("speaks TypeScript to TypeScript", () => {
    const messages = cases.flatMap((negative) => refusal(block, negative));
    expect(messages.length).toBeGreaterThanOrEqual(cases.length);
    for (const message of messages)
      expect([namesOf(message, terraformNames), message]).toEqual([[], message]);
  });

  it("speaks TypeScript where Terraform decides", () => {
    const { example } = block.contract.definition;
    for (const [name, value] of Object.entries(block.contract.asVariables())) {
      const stack = new TerraformStack(new App(), "stack");
      try {
        block.create(stack, "block", { ...example, [name]: value } as never);
      } catch (error) {
        // it has to be known while synthesizing
        if (error instanceof InputError) continue;
        throw error;
      }
      for (const message of errorMessages(stack.toTerraform()))
        expect([namesOf(message, terraformNames), message]).toEqual([[], message]);
    }
  });

  it("speaks Terraform to Terraform", () => {
    const { main, variables } = moduleJson(block);
    const { locals = {} } = main as { readonly locals?: Record<string, unknown> };
    const problems = (block.contract.definition.computedRules ?? []).map(({ name }) => locals[name] ?? "");
    const messages = [...errorMessages({ main, variables }), ...problems.map((text) => JSON.stringify(text))];
    for (const message of messages)
      expect([namesOf(message, typescriptNames), message]).toEqual([[], message]);
  });
});

it("looks at every refusal", () => {
  expect(blocks.flatMap(({ contract }) => negativeCases(contract)).length).toBeGreaterThan(4500);
  expect(terraformNames.size).toBeGreaterThan(450);
});
