/** Whether a construct is being written as a Terraform module: its inputs are variables then. */
import type { Construct } from "constructs";

const KEY = "hanok:module";

export function markModule(scope: Construct): void {
  scope.node.setContext(KEY, true);
}

export function isModule(scope: Construct): boolean {
  return scope.node.tryGetContext(KEY) === true;
}
