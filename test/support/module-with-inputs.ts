/** A module in Terraform's JSON syntax, with inputs as the defaults of its variables: what it computes can be asked for. */
import { spellSample } from "../../src/core/contract/terraform";
import type { BlockDefinition } from "../../src/core/module/block";
import { moduleJson } from "../../src/core/module/emit";

type Json = Record<string, unknown>;

export function moduleWithInputs(block: BlockDefinition, inputs: object): { main: Json; variable: Json } {
  const { main, variables } = moduleJson(block);
  const given = spellSample(block.contract.inputs, inputs as Json);
  const variable = Object.entries(variables.variable as Record<string, Json>).map(([name, body]) => [
    name,
    name in given ? { ...body, default: given[name] } : body,
  ]);
  return { main, variable: Object.fromEntries(variable) };
}
