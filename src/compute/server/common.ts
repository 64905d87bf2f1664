/** What the parts of a server have in common: a name and tags, and the generated file with their interfaces. */
import type { Expr } from "../../core/expressions";
import type { Tags } from "../../network/tags";

export interface Named {
  readonly name: Expr<string>;
  readonly tags: Expr<Tags>;
}

export const SERVER_FILE = "compute/server/server-parts.props";
