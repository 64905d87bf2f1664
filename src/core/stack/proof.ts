/** What a stack's resources need to reach, and what must never reach them, is proven when it is synthesized. */
import { Annotations, type TerraformStack } from "cdktf";
import type { IValidation } from "constructs";
import { proofText, prove, readTerraform, standingIntents } from "../../reach";

export const provenOn = (stack: TerraformStack): IValidation => ({
  validate: () => {
    try {
      return brokenIn(stack.toTerraform());
    } catch (error) {
      // what cannot be read here is no fault of the stack
      Annotations.of(stack).addWarning(`what it needs to reach could not be proven: ${String(error)}`);
      return [];
    }
  },
});

/** What modules make is in no synthesized JSON: it may be what is missing. */
function brokenIn(json: object): string[] {
  if ("module" in json || !("resource" in json)) return [];
  const network = readTerraform(json);
  return prove(network, standingIntents(network))
    .filter(({ verdict }) => verdict === "broken")
    .map((proof) => proofText(proof));
}
