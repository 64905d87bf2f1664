/** The tags that every resource of a stack carries. */
import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import * as t from "../contract";

/** AWS: "Tag your Amazon EC2 resources", tag restrictions. */
const MOST = 50;

interface TagOwner {
  readonly architecture: string;
  readonly environment: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The architecture and the environment, and the user's tags over them. */
export function defaultTags(scope: IConstruct, owner: TagOwner): Record<string, string> {
  if (Token.isUnresolved(owner.tags))
    throw new t.InputError(scope.node.path, [
      "tags is not known while synthesizing; allowed: a map, whose values may each be a token.",
    ]);
  const tags = { Architecture: owner.architecture, Environment: owner.environment, ...owner.tags };
  const { length } = Object.keys(tags);
  if (length > MOST)
    throw new t.InputError(scope.node.path, [
      `tags comes to ${length} entries with Architecture and Environment; allowed: at most ${MOST}.`,
    ]);
  return tags;
}
