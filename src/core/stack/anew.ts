/** What is made anew where the provider can only change it in place: `terraform_data` beside each instance, whose change replaces it. */
import type { TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../expressions";
import { forEach } from "../resources";
import { TerraformData } from "./terraform-data";

/** The lifecycle of a `for_each` resource of the same keys, whose instances are replaced where their value here changes. */
export function anewWith(
  scope: Construct,
  id: string,
  { values, because }: { readonly values: Expr<Record<string, string>>; readonly because: string },
): TerraformResourceLifecycle | undefined {
  const { resource } = forEach(scope, TerraformData, id, values, ({ value }) => ({
    input: value,
    because: { input: because },
  }));
  if (resource === undefined) return undefined;
  const address = `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
  return { replaceTriggeredBy: [`${address}[each.key]`] };
}
