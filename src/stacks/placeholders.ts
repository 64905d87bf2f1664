/** A stack with names that are not the user's is planned by nobody, so nothing of it is made: Terraform checks variables first. */
import { TerraformVariable } from "cdktf";
import type { HanokStack } from "../core/stack/stack";
import type { Environment } from "../environments";
import type { Architecture } from "../environments/environment";
import { placeholdersOf } from "../environments/placeholders";

/** `TF_VAR_allow_placeholders=true` lets them pass, for an AWS on one's own machine. */
const NAME = "allow_placeholders";

export function refusePlaceholders(
  stack: HanokStack,
  environment: Environment,
  architecture: Architecture,
): void {
  const found = placeholdersOf(environment, architecture);
  if (found.length === 0) return;
  const variable = new TerraformVariable(stack, NAME, {
    type: "bool",
    default: false,
    nullable: false,
    description: "Whether names that stand for one's own may be applied: for an AWS on one's own machine.",
  });
  variable.addValidation({
    condition: `\${var.${NAME}}`,
    errorMessage: `${stack.node.id} has names that stand for yours: ${found.join(", ")}. Set your own for the environment ${environment.name} in src/environments/index.ts.`,
  });
}
