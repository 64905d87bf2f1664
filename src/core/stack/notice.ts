/** What a reader should know and nothing fails for: a warning, while synthesizing or while Terraform plans. */
import { Annotations, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../expressions";
import * as x from "../expressions";
import { isModule } from "./module-context";

/**
 * Texts that are known become warnings of the construct; of others Terraform decides, in a `check` block, whose failure
 * is a warning of every plan. The name is the check's.
 */
export function warn(scope: Construct, name: string, notices: Expr<readonly string[]>): void {
  if (x.isKnown(notices)) {
    for (const notice of x.knownValue(notices)) Annotations.of(scope).addWarning(notice);
    return;
  }
  const stack = TerraformStack.of(scope);
  // a module has one block, which its names leave out
  const own = stack.node.scopes.length + (isModule(scope) ? 1 : 0);
  const id = [...scope.node.scopes.slice(own).map(({ node }) => node.id), name].join("_");
  stack.addOverride(`check.${id.replace(/[^A-Za-z0-9_]/g, "_")}`, {
    assert: [{ condition: x.tf(x.isEmpty(notices)), error_message: x.tf(x.join(" ", notices)) }],
  });
}
