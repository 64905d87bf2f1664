/** Nested blocks that are repeated: written out where their number is known, `dynamic` where Terraform decides. */
import type { TerraformResource } from "cdktf";
import { type Expr, type In, isKnown, length, listEach, raw, tf } from "./expressions";

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
    const body = tf<unknown>(content(raw<V>(`${name}.value`)));
    element.addOverride(path("dynamic", name), { for_each: tf<unknown>(items), content: body });
    return;
  }
  const bodies = tf<unknown[]>(listEach<V, unknown>(items, ["item"], (item) => ({ value: content(item) })));
  if (bodies.length > 0) element.addOverride(path(name), bodies);
}

/**
 * A nested block inside of another one's content, one per item: written out where their number is known, `dynamic` where
 * Terraform decides. Goes into the content with `...`.
 */
export function nestedEach<V>(
  name: string,
  items: Expr<readonly V[]>,
  content: (item: Expr<V>) => Content,
): Content {
  if (!isKnown(length(items))) {
    return { dynamic: { [name]: { for_each: items, content: content(raw<V>(`${name}.value`)) } } };
  }
  const bodies = listEach<V, unknown>(items, ["item"], (item) => ({ value: content(item) }));
  return isKnown(length(bodies)) && tf<unknown[]>(bodies).length === 0 ? {} : { [name]: bodies };
}
