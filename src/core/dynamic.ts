/** Nested blocks that are repeated: written out where their number is known, `dynamic` where Terraform decides. */
import type { TerraformResource } from "cdktf";
import { type Expr, type In, isKnown, length, listEach, raw, tf } from "./expressions";
import { StructureToken } from "./expressions/code";

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
  if (!isKnown(length(items))) {
    const body = withoutNulls(tf<unknown>(content(raw<V>(`${name}.value`))));
    element.addOverride(path("dynamic", name), { for_each: tf<unknown>(items), content: body });
    return;
  }
  const bodies = tf<unknown>(listEach<V, unknown>(items, ["item"], (item) => ({ value: content(item) })));
  const written = withoutNulls(bodies) as unknown[];
  if (written.length > 0) element.addOverride(path(name), written);
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
