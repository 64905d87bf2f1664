/** Nested blocks that are repeated: written out where their number is known, `dynamic` where Terraform decides. */
import type { TerraformResource } from "cdktf";
import { at, type Expr, type In, isKnown, knownValue, length, raw, tf } from "./expressions";

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
  // one by one: a list with a null in it would be a token, which has no length
  const bodies = knownItems(items).map((item) => tf<unknown>(content(item)));
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
  const bodies = knownItems(items).map(content);
  return bodies.length === 0 ? {} : { [name]: bodies };
}

/** The items of a list whose length is known. */
function knownItems<V>(items: Expr<readonly V[]>): Expr<V>[] {
  return Array.from({ length: knownValue(length(items)) }, (_, index) => at<V>(items, index));
}
