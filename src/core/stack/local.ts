/** Named steps of a computation. */
import { TerraformLocal } from "cdktf";
import type { Construct } from "constructs";
import type { Expr } from "../expressions";
import * as x from "../expressions";
import { unwrap } from "../expressions/expr";
import { madeHere } from "./made-in";

/**
 * The value under a name: a `local` of that name where Terraform has to compute it, the value itself where it is
 * known (a list or map of known shape counts as known). A step that has a name keeps it.
 */
export function local<T>(scope: Construct, name: string, value: Expr<T>): Expr<T> {
  const node = unwrap(value);
  if (node.kind !== "code") return value;
  const text = String(node.code);
  // a step's own reference
  if (/^local\.\w+$/.test(text)) return value;
  const known = scope.node.tryFindChild(name);
  if (known !== undefined)
    return known instanceof Step && known.text === text ? known.reference() : taken(scope, name);
  return madeHere(new Step(scope, name, text, x.tf(value))).reference();
}

/** A local that knows its text: the same step may be asked for again, another of the same name may not. */
class Step extends TerraformLocal {
  constructor(
    scope: Construct,
    name: string,
    readonly text: string,
    value: unknown,
  ) {
    super(scope, name, value);
  }

  /** By cdktf's own token, so that another stack gets the value through this one's state. */
  reference<T>(): Expr<T> {
    return x.lift<T>(this.asBoolean);
  }
}

function taken(scope: Construct, name: string): never {
  throw new Error(`${scope.node.path}: two steps of a computation are called ${name}; give one another name`);
}
