/**
 * A value that is either known while synthesizing or computed by Terraform.
 *
 * A known value folds: `add(1, 2)` is 3. A value with an unknown part becomes Terraform code: `add(count, 2)` is
 * `var.count + 2`. Lists and maps may be known in shape and hold unknown parts, so that a map with literal keys
 * stays a map with literal keys.
 */
import type { IResolvable } from "cdktf";
import { ofToken } from "./as-token";
import { type Code, SPREAD, spreadMark } from "./code";
import { toCode } from "./literal";
import { camelToSnake } from "./names";
import { field, type Node, type Scalar } from "./node";

declare const valueType: unique symbol;
/** Of every copy of the package in a program: what one gives, another takes. */
const nodeOf: unique symbol = Symbol.for("hanok.expression");

type Opaque = string | number | boolean | null | undefined | readonly unknown[];

/** An object's fields are expressions too: `tier.kind`, written `tier.kind` in Terraform. */
type Fields<T> = [NonNullable<T>] extends [Opaque]
  ? unknown
  : string extends keyof NonNullable<T>
    ? unknown
    : { readonly [K in keyof NonNullable<T>]-?: Expr<NonNullable<T>[K]> };

/** Anything of type T that is not a plain value. */
export interface Typed<T> {
  readonly [valueType]: T;
}

/** An expression of type T. */
export type Expr<T> = Typed<T> & Fields<T>;

/** What a user may give for an input: a plain value, a block's output, or a cdktf token. */
export type Input<T> = T | Typed<T> | IResolvable;

/** What an operand may be: a plain value, an expression, or a value with expressions in it. */
export type In<T> =
  | T
  | Typed<T>
  | IResolvable
  | (T extends readonly (infer U)[]
      ? readonly In<U>[]
      : T extends Scalar | undefined
        ? never
        : { readonly [K in keyof T]: In<T[K]> });

/** What JavaScript, cdktf and test runners ask of every object. */
const ASKED_OF_ALL: ReadonlySet<string> = new Set([
  "then",
  "constructor",
  "valueOf",
  "asymmetricMatch",
  "nodeType",
  "nodeName",
  "tagName",
  "hasAttribute",
  "$$typeof",
  "$$asymmetricMatch",
  "@@__IMMUTABLE_ITERABLE__@@",
  "@@__IMMUTABLE_RECORD__@@",
]);

/** A computation of ours may have a length. */
export const isAskedOfAll = (name: string, { kind }: Node): boolean =>
  ASKED_OF_ALL.has(name) || (name === "length" && kind !== "code");

/** cdktf marks what it has made a token's text of; by what a proxy says of its own properties, the mark is one that may go. */
export const keepMark = (target: object, name: string | symbol, mark: PropertyDescriptor): boolean =>
  Reflect.defineProperty(target, name, { ...mark, configurable: true });

/** One for all expressions: they are made by the hundred thousand. */
const fields: ProxyHandler<HasNode> = {
  get(target, property) {
    const { [nodeOf]: node } = target;
    if (property === nodeOf) return node;
    const shown = ofToken(node, property);
    if (shown !== undefined) return shown;
    if (typeof property === "symbol") return Reflect.get(target, property);
    // a map's key as it stands, as a spread asks for it
    if (node.kind === "map" && node.entries.has(property)) return wrap(field(node, property));
    return isAskedOfAll(property, node) ? undefined : wrap(field(node, camelToSnake(property)));
  },
  defineProperty: keepMark,
  ownKeys: ({ [nodeOf]: node }) => Object.keys(spreadOf(node)),
  getOwnPropertyDescriptor: ({ [nodeOf]: node }, name) => ownProperty(spreadOf(node), name),
};

/** What `{ ...value }` takes: what is in it, or the mark of what only Terraform knows. */
function spreadOf(node: Node): Readonly<Record<string, unknown>> {
  if (node.kind === "code") return { [SPREAD]: spreadMark(node) };
  const entries = node.kind === "map" ? node.entries : node.kind === "list" ? node.items.entries() : [];
  return Object.fromEntries([...entries].map(([key, value]) => [key, wrap(value)]));
}

/** As a proxy gives it: configurable, since its target has none of that name. */
export function ownProperty(of: object, name: string | symbol): PropertyDescriptor | undefined {
  const found = Object.getOwnPropertyDescriptor(of, name);
  return found && { value: found.value, enumerable: true, configurable: true };
}

export interface HasNode {
  readonly [nodeOf]: Node;
}

/** What `isExpr` and `unwrap` take for an expression. */
export const holding = (node: Node): HasNode => ({ [nodeOf]: node });

export function wrap<T>(node: Node): Expr<T> {
  return new Proxy(holding(node), fields) as unknown as Expr<T>;
}

export function isExpr(value: unknown): value is Expr<unknown> {
  return typeof value === "object" && value !== null && (value as { [nodeOf]?: Node })[nodeOf] !== undefined;
}

export function unwrap(expr: Expr<unknown>): Node {
  return (expr as unknown as { [nodeOf]: Node })[nodeOf];
}

/** An expression as Terraform code. */
export const codeOf = (value: Expr<unknown>): Code => toCode(unwrap(value));
