/** References to Terraform objects: variables, locals, resources and their instances. */
import type { TerraformElement } from "cdktf";
import { Code } from "./code";
import { type Expr, type In, wrap } from "./expr";
import { toNode } from "./lift";
import { toCode } from "./literal";
import { camelToSnake } from "./names";
import { code } from "./node";

/** Code written as it stands: `var.cidr`, `each.key`. */
export function raw<T>(text: string): Expr<T> {
  return wrap(code(Code.of([text])));
}

export const variable = <T>(name: string): Expr<T> => raw(`var.${name}`);

type Addressable = TerraformElement & { readonly fqn: string };

/** The resource itself, with its attributes as fields. */
export function resource<T>(element: Addressable): Expr<T> {
  return wrap(toNode(element.fqn));
}

/** One attribute of a resource, by the name of the property that cdktf gives it. */
export function attribute<R extends Addressable, K extends keyof R & string>(
  element: R,
  name: K,
): Expr<R[K]> {
  const base = toNode(element.fqn);
  if (base.kind !== "code") throw new Error(`${element.node.path} has no address`);
  return wrap(code(Code.of([...base.code.parts, `.${camelToSnake(name)}`])));
}

/** One attribute of every instance of a counted resource: `aws_vpc.this[*].id`. */
export function splat<R extends Addressable, K extends keyof R & string>(element: R, name: K): Expr<R[K][]> {
  const base = toNode(element.fqn);
  if (base.kind !== "code") throw new Error(`${element.node.path} has no address`);
  return wrap(code(Code.of([...base.code.parts, `[*].${camelToSnake(name)}`])));
}

/** One instance of a repeated resource: `aws_subnet.this["public/a"]`; always by index, also for a plain key. */
export function instanceOf<R extends Addressable, K extends keyof R & string>(
  element: R,
  key: In<string>,
  name: K,
): Expr<R[K]> {
  const base = toNode(element.fqn);
  if (base.kind !== "code") throw new Error(`${element.node.path} has no address`);
  return wrap(
    code(Code.of([...base.code.parts, "[", ...toCode(toNode(key)).parts, `].${camelToSnake(name)}`])),
  );
}
