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
  // one by one: a list that holds nulls somewhere is a token as a whole, which an override would lose
  const bodies = Array.from({ length: knownValue(length(items)) }, (_, index) =>
    tf<unknown>(content(at<V>(items, index))),
  );
  if (bodies.length > 0) element.addOverride(path(name), bodies);
}
