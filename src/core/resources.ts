/** Repeated and optional resources: `for_each` over meaningful keys, `count` only for a condition nobody knows yet. */
import {
  type IResolvable,
  type ITerraformIterator,
  Lazy,
  type TerraformCount,
  type TerraformElement,
  type TerraformResourceLifecycle,
  Token,
} from "cdktf";
import type { Construct } from "constructs";
import { type Arguments, isLater, isMeta } from "./arguments";
import type { Precondition } from "./contract";
import type { Expr, In, Typed } from "./expressions";
import * as x from "./expressions";
import { fitted } from "./inner-resources";
import { withoutBlocks } from "./nested-blocks";
import { mergingSpreads } from "./spread";
import { because, type Reasons } from "./stack/because";
import { withInstances } from "./stack/instance";
import { madeHere } from "./stack/made-in";

type Json = Readonly<Record<string, unknown>>;

export type Addressable = TerraformElement & { readonly fqn: string };

export type ResourceClass<C, R> = new (scope: Construct, id: string, config: C) => R;

/** A resource or data source, its expressions and nested blocks written for Terraform. */
export function resource<C, R extends TerraformElement>(
  scope: Construct,
  type: ResourceClass<C, R>,
  id: string,
  all: Arguments<NonNullable<C>>,
): R {
  const { because: reasons, ...rest } = all as Record<string, unknown> & { readonly because?: Reasons };
  const split = withoutBlocks(rest);
  const { given: config, blocks } = fitted(scope, type, id, { ...split, given: written(split.given) });
  const made = new type(scope, id, config as C);
  for (const [place, value] of [...blocks, ...unknownTo(made, config)]) made.addOverride(place, value);
  if (reasons) because(made, reasons);
  return madeHere(withInstances(mergingSpreads(made)));
}

/** What older bindings would drop without a word. */
const unknownTo = (made: TerraformElement, config: object): (readonly [place: string, value: unknown])[] =>
  Object.entries(config).flatMap(([name, value]) =>
    isLater(name) && !(name in made) && value !== undefined ? [[x.camelToSnake(name), value] as const] : [],
  );

function written({ preconditions = [], lifecycle, ...given }: Record<string, unknown>): Json {
  const entries = Object.entries(given).map(([name, value]) => [
    name,
    isMeta(name) ? value : argument(value),
  ]);
  const checks = preconditions as readonly Precondition[];
  const own = lifecycle as TerraformResourceLifecycle | undefined;
  const precondition = [...(own?.precondition ?? []), ...checks];
  const all = precondition.length > 0 ? { ...own, precondition } : own;
  return { ...Object.fromEntries(entries), ...(all ? { lifecycle: all } : {}) };
}

function argument(value: unknown): unknown {
  if (value === null) return undefined;
  if (x.isExpr(value)) return x.tf(value);
  if (Array.isArray(value)) return value.map(argument);
  if (typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, argument(part)]));
}

export interface Each<V> {
  readonly key: Expr<string>;
  readonly value: Expr<V>;
}

class ExpressionIterator implements ITerraformIterator {
  constructor(private readonly items: Expr<Record<string, unknown>>) {}

  /** For who names one of the instances. */
  get keys(): readonly string[] | undefined {
    const keys = x.tf(x.keys(this.items));
    return Array.isArray(keys) ? keys : undefined;
  }

  /** Behind a token: cdktf would write the keys in snake_case and stumble over nulls. */
  _getForEachExpression(): IResolvable {
    const items = x.tf(this.items);
    return Token.asAny({ creationStack: [], resolve: () => items, toString: () => "for_each" });
  }

  /** CDK Terrain's interface has it: what a `for` goes over. */
  _getForExpressionInput(): IResolvable {
    return this._getForEachExpression();
  }
}

/** The instances of one `for_each` resource, by key. */
export class Instances<V, R extends Addressable> {
  constructor(
    readonly items: Expr<Record<string, V>>,
    /** Undefined where the map is known to be empty: nothing is synthesized then. */
    readonly resource: R | undefined,
  ) {}

  /** The same resource over other items. */
  over(items: Expr<Record<string, V>>): Instances<V, R> {
    if (this.resource) Object.assign(this.resource, { forEach: new ExpressionIterator(items) });
    return new Instances(items, this.resource);
  }

  /** One attribute of every instance, under its key. */
  attribute<K extends keyof R & string>(name: K): Expr<Record<string, R[K]>> {
    const { resource: element } = this;
    if (element === undefined) return x.mapping({});
    if (isKnownShape(this.items)) {
      return x.mapFrom(this.items, ["key", "value"], (key) => this.at(key, name));
    }
    return x.mapFrom(
      x.resource<Record<string, Record<string, R[K]>>>(element),
      ["key", "instance"],
      (_, instance) => x.get(instance, x.camelToSnake(name)),
    );
  }

  /** One attribute of one instance. */
  at<K extends keyof R & string>(key: In<string>, name: K): Expr<R[K]> {
    if (this.resource === undefined) return x.get(x.mapping({}), key);
    return x.instanceOf(this.resource, key, name);
  }
}

/** One resource per entry of the map; none is synthesized for a map that is known to be empty. */
export function forEach<C, V, R extends Addressable>(
  scope: Construct,
  type: ResourceClass<C, R>,
  id: string,
  items: Expr<Record<string, V>>,
  given: (each: Each<V>) => Arguments<NonNullable<C>>,
): Instances<V, R> {
  if (isKnownShape(items) && x.tf(x.isEmpty(items)) === true) return new Instances<V, R>(items, undefined);
  const meta = { forEach: new ExpressionIterator(items) };
  const all = { ...meta, ...given({ key: x.raw("each.key"), value: x.raw("each.value") }) };
  return new Instances<V, R>(items, resource(scope, type, id, all as Arguments<NonNullable<C>>));
}

function isKnownShape(items: Expr<Record<string, unknown>>): boolean {
  return Array.isArray(x.tf(x.keys(items)));
}

/** A resource that may not be there. */
export class Optional<R extends Addressable> {
  constructor(
    private readonly element: R | undefined,
    private readonly counted: boolean,
  ) {}

  /** The attribute, or null where the resource is not there. */
  attribute<K extends keyof R & string>(name: K): Expr<R[K] | null> {
    if (this.element === undefined) return x.lift<R[K] | null>(null);
    if (!this.counted) return x.lift<R[K] | null>(x.attribute(this.element, name));
    return x.one(x.splat(this.element, name));
  }

  /** An attribute of this type, or null: one that the bindings of provider 5 do not know, or know as a list of their own. */
  typed<T>(name: string): Expr<T | null> {
    return this.attribute(name as keyof R & string) as Typed<unknown> as Expr<T | null>;
  }

  /** The attribute, for what is there under the same condition only. */
  present<K extends keyof R & string>(name: K): Expr<R[K]> {
    return this.attribute(name) as Typed<R[K] | null> as Expr<R[K]>;
  }

  get resource(): R | undefined {
    return this.element;
  }
}

/** Synthesizes the resource where the condition holds; `count` appears only when Terraform has to decide. */
export function optional<C, R extends Addressable>(
  scope: Construct,
  type: ResourceClass<C, R>,
  id: string,
  condition: In<boolean>,
  given: () => Arguments<NonNullable<C>>,
): Optional<R> {
  const test = x.tf(x.lift(condition));
  if (test === false) return new Optional<R>(undefined, false);
  const make = (meta: { readonly count?: number | TerraformCount }) =>
    resource(scope, type, id, { ...meta, ...given() } as Arguments<NonNullable<C>>);
  if (test === true) return new Optional<R>(make({}), false);
  const count = x.choose(condition, 1, 0);
  // what the known inputs leave no arguments for is not there: a rule refuses them where the condition holds
  const made = x.ifComputable(() => make({ count: x.tf(count) }));
  return new Optional<R>(made, true);
}

/** The value, once the resources are there: it refers to them, and does not depend on what they say. */
export function waitingFor<T>(value: Expr<T>, resources: readonly Addressable[]): Expr<T> {
  return whenMade(areMade(resources), value);
}

/** True, once the resources are there. */
export const areMade = (resources: readonly Addressable[]): Expr<boolean> =>
  x.and(...resources.map((element) => x.le(0, x.length(x.resource<Record<string, unknown>>(element)))));

/** True, once the resources are there that there will be when the stack is synthesized. */
export const allAreMade = (resources: () => readonly Addressable[]): Expr<boolean> =>
  x.raw(
    Lazy.stringValue({
      produce: () =>
        resources()
          .map(({ fqn }) => `0 <= length(${fqn})`)
          .join(" && ") || "true",
    }),
  );

/** The value, once it is true that what it needs is made. */
export const whenMade = <T>(made: Expr<boolean>, value: Expr<T>): Expr<T> => x.when(made, value, value);
