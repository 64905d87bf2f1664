/** The tags of one resource: the block's, and its own name. */
import type { Expr, In } from "../core/expressions";
import * as x from "../core/expressions";

export type Tags = Readonly<Record<string, string>>;

type TagsInput = { readonly tags: Expr<Tags> };

/** What a block's resources are named and tagged by. */
export type Named = TagsInput & { readonly name: Expr<string> };

/** The tags as an expression; later ones win, the name last. */
export function namedTags(inputs: TagsInput, name: In<string>, ...more: In<Tags>[]): Expr<Tags> {
  return x.merge(inputs.tags, ...more, x.mapping({ Name: name }));
}

/** The tags as a resource takes them. */
export const nameTag = (inputs: TagsInput, name: In<string>): Record<string, string> =>
  x.tf(namedTags(inputs, name));
