/** Tables of constants that a computation looks things up in. */
import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import type { Expr, In } from "../expressions";
import * as x from "../expressions";
import { madeHere } from "./made-in";
import { isModule } from "./module-context";

/**
 * The table under a name: a `local` that holds it as data in a module, where every expression refers to it, and the
 * values themselves elsewhere, where what is looked up folds.
 */
export function table<T>(scope: Construct, name: string, value: In<T>): Expr<T> {
  if (!isModule(scope)) return x.lift(value);
  if (scope.node.tryFindChild(name) === undefined) madeHere(new TerraformLocal(scope, name, x.tf(value)));
  return x.raw<T>(`local.${name}`);
}

/** A table of constants by name: `table` for a scope that is known. */
export type NameTable = <T>(name: string, value: In<T>) => Expr<T>;
