/** Nested blocks that are repeated: written out where their number is known, `dynamic` where Terraform decides. */
import type { TerraformResource } from "cdktf";
import type { Expr, In } from "./expressions";
import * as x from "./expressions";
import { StructureToken } from "./expressions/structure-token";

type Content = Readonly<Record<string, In<unknown>>>;

interface NestedBlock {
  /** The way to the block in Terraform's words: `mixed_instances_policy.launch_template`, and its own name. */
  readonly parent?: string;
  readonly name: string;
}

/** One nested block per item. cdktf's own dynamic blocks lose single ones and throw inside of others. */
export function blockEach<V>(
  element: TerraformResource,
  { parent, name }: NestedBlock,
  items: Expr<readonly V[]>,
  content: (item: Expr<V>) => Content,
): void {
  const path = (...steps: string[]) => [...(parent ? [parent] : []), ...steps].join(".");
  if (!x.isKnown(x.length(items))) {
    const body = withoutNulls(x.tf<unknown>(content(x.raw<V>(`${name}.value`))));
    element.addOverride(path("dynamic", name), { for_each: x.tf<unknown>(items), content: body });
    return;
  }
  // one by one: a list with a null in it would be a token, which has no length
  const bodies = knownItems(items).map((item) => withoutNulls(x.tf<unknown>(content(item))));
  if (bodies.length > 0) element.addOverride(path(name), bodies);
}

/** Blocks of one name inside of another block. */
interface InnerBlocks {
  readonly items: Expr<readonly unknown[]>;
  readonly content: (item: Expr<never>) => Content;
}

/** What goes into the content of a block that may itself be `dynamic`: further blocks, by name. */
export function innerBlocks(blocks: Readonly<Record<string, InnerBlocks>>): Content {
  const written: Record<string, In<unknown>> = {};
  const dynamic: Record<string, In<unknown>> = {};
  for (const [name, { items, content }] of Object.entries(blocks)) {
    if (!x.isKnown(x.length(items))) {
      dynamic[name] = { for_each: items, content: content(x.raw<never>(`${name}.value`)) };
      continue;
    }
    const bodies = knownItems(items).map((item) => content(item as Expr<never>));
    if (bodies.length > 0) written[name] = bodies;
  }
  return Object.keys(dynamic).length > 0 ? { ...written, dynamic } : written;
}

/** The items and content of one name, in its own type. */
export const inner = <V>(items: Expr<readonly V[]>, content: (item: Expr<V>) => Content): InnerBlocks => ({
  items: items,
  content: content as InnerBlocks["content"],
});

/** The blocks of one name: goes into the content with `...`. */
export const nestedEach = <V>(
  name: string,
  items: Expr<readonly V[]>,
  content: (item: Expr<V>) => Content,
): Content => innerBlocks({ [name]: inner(items, content) });

/** The items of a list whose length is known. */
function knownItems<V>(items: Expr<readonly V[]>): Expr<V>[] {
  return Array.from({ length: x.knownValue(x.length(items)) }, (_, index) => x.at(items, index));
}

/** A null is left out: cdktf merges what it is given, and does not look into a token. */
function withoutNulls(value: unknown): unknown {
  if (value instanceof StructureToken) return withoutNulls(value.toJSON());
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  const given = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(given.map(([key, item]) => [key, withoutNulls(item)]));
}
