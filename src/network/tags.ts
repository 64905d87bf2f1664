/** The tags of one resource: the block's, and its own name. */
import { type Expr, type In, mapping, merge, tf } from "../core/expressions";

type Tags = Readonly<Record<string, string>>;

export function nameTag(inputs: { readonly tags: Expr<Tags> }, name: In<string>, ...more: In<Tags>[]): Record<string, string> {
  return tf(merge<string>(inputs.tags, ...more, mapping({ Name: name })));
}
