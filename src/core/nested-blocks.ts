/**
 * Nested blocks of a repeated resource. What `each.value` holds is not known while synthesizing, so they are `dynamic`
 * on both faces; blocks of one name may come from several sources, and hold nested blocks themselves.
 */
import type { TerraformResource } from "cdktf";
import type { Expr, In } from "./expressions";
import * as x from "./expressions";

type Body = Readonly<Record<string, unknown>>;

/** The body of a `dynamic` block. */
export interface Repeated {
  readonly for_each: unknown;
  readonly iterator: In<string>;
  readonly content: Body;
}

/** A block per item; the iterator's name must not be one of a block around. */
export function repeated<V>(
  iterator: string,
  source: Expr<readonly V[]>,
  content: (item: Expr<V>) => Body,
): Repeated {
  return { for_each: source, iterator, content: content(x.raw<V>(`${iterator}.value`)) };
}

/** A block per entry of a map. */
export function repeatedByKey<V>(
  iterator: string,
  source: Expr<Readonly<Record<string, V>>>,
  content: (key: Expr<string>, value: Expr<V>) => Body,
): Repeated {
  const body = content(x.raw<string>(`${iterator}.key`), x.raw<V>(`${iterator}.value`));
  return { for_each: source, iterator, content: body };
}

/** One item where the value is not null, and it is as it should be; else none. */
export function present<V>(
  value: Expr<V | null>,
  test: (value: Expr<V>) => Expr<boolean> = x.isSet,
): Expr<V[]> {
  return x.listEach(x.items([value as Expr<V>]), ["item"], (item) => ({
    value: item,
    when: test(item),
  }));
}

/** Gives a resource the blocks of a name, from all sources. */
export function nestedBlocks(element: TerraformResource, name: string, sources: readonly Repeated[]): void {
  element.addOverride(`dynamic.${name}`, x.tf<unknown>(sources));
}
