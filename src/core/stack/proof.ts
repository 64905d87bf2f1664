/** What a stack's resources need to reach, and what must never reach them, is proven when it is synthesized. */
import { Annotations, type TerraformStack } from "cdktf";
import type { IValidation } from "constructs";
import { proofTexts, prove, readTerraform, standingIntents } from "../../reach";
import { WITH_INTENTS } from "../../reach/intents/standing/types";

/** What a broken intent is. */
export type Unreachable = "error" | "warning";

const WAY_AROUND =
  '  where what is missing stands outside of the stack, `unreachable: "warning"` of the stack lets it pass';

export const provenOn = (stack: TerraformStack, unreachable: Unreachable = "error"): IValidation => ({
  validate: () => {
    const broken = told(stack);
    if (unreachable === "error") return broken.map((text) => `${text}\n${WAY_AROUND}`);
    for (const text of broken) Annotations.of(stack).addWarning(text);
    return [];
  },
});

/** What cannot be read here is no fault of the stack. */
function told(stack: TerraformStack): string[] {
  try {
    return brokenIn(stack.toTerraform());
  } catch (error) {
    Annotations.of(stack).addWarning(`what it needs to reach could not be proven: ${String(error)}`);
    return [];
  }
}

/** What modules make is in no synthesized JSON: it may be what is missing. */
function brokenIn(json: object): string[] {
  if ("module" in json || !hasIntents(json)) return [];
  const network = readTerraform(json);
  return proofTexts(prove(network, standingIntents(network)).filter(({ verdict }) => verdict === "broken"));
}

const hasIntents = ({ resource = {} }: { readonly resource?: object }): boolean =>
  Object.keys(resource).some((type) => WITH_INTENTS.has(type));
