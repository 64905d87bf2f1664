/** Named steps of a computation. */
import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import { type Expr, raw, tf } from "../expressions";
import { unwrap } from "../expressions/expr";

/**
 * The value under a name: a `local` of that name where Terraform has to compute it, the value itself where it is
 * known (a list or map of known shape counts as known).
 */
export function local<T>(scope: Construct, name: string, value: Expr<T>): Expr<T> {
  if (unwrap(value).kind !== "code") return value;
  const element = new TerraformLocal(scope, name, tf(value as Expr<unknown>));
  return raw<T>(`local.${element.friendlyUniqueId}`);
}
