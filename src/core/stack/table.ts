/** Tables of constants that a computation looks things up in. */
import { type IResolvable, type IResolveContext, TerraformLocal } from "cdktf";
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

/** The table of that name where no scope is at hand, as in a rule: the module's local, or the data itself in a stack. */
export function tableOf<T>(name: string, value: In<T>): Expr<T> {
  return x.lift<T>(new TableReference(`local.${name}`, x.lift(value)));
}

class TableReference implements IResolvable {
  readonly creationStack: string[] = [];

  constructor(
    readonly identifier: string,
    private readonly data: Expr<unknown>,
  ) {}

  /** Its own code is resolved as part of the code around it. */
  resolve(context: IResolveContext): unknown {
    return isModule(context.scope) ? this.identifier : context.resolve(new x.CodeToken(x.codeOf(this.data)));
  }
}

/** A table of constants by name: `table` for a scope that is known. */
export type NameTable = <T>(name: string, value: In<T>) => Expr<T>;
