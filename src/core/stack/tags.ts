/** The tags that every resource of a stack carries. */
import type { IConstruct } from "constructs";
import * as x from "../expressions";

/** AWS: "Tag your Amazon EC2 resources", tag restrictions. */
const LIMITS = { key: 128, value: 256, count: 50 } as const;
const CHARACTERS = /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u;

export interface TagOwner {
  readonly architecture: string;
  readonly environment: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The architecture and the environment, and the user's tags over them. */
export function defaultTags(scope: IConstruct, owner: TagOwner): Record<string, string> {
  const tags = { Architecture: owner.architecture, Environment: owner.environment, ...owner.tags };
  const problems = Object.entries(tags).flatMap(([key, value]) => tagProblems(key, value));
  if (Object.keys(tags).length > LIMITS.count) {
    problems.push(`tags has ${Object.keys(tags).length} entries; allowed: at most ${LIMITS.count}`);
  }
  if (problems.length > 0)
    throw new Error(problems.map((problem) => `${scope.node.path}: ${problem}`).join("\n"));
  return tags;
}

function tagProblems(key: string, value: string): string[] {
  const problems: string[] = [];
  if (key.length === 0 || key.length > LIMITS.key || !CHARACTERS.test(key) || /^aws:/i.test(key)) {
    problems.push(
      `tags has the key ${JSON.stringify(key)}; allowed: 1 to ${LIMITS.key} letters, digits, spaces and _ . : / = + - @, not beginning with "aws:"`,
    );
  }
  if (x.isKnown(value) && (value.length > LIMITS.value || !CHARACTERS.test(value))) {
    problems.push(
      `tags[${JSON.stringify(key)}] is ${JSON.stringify(value)}; allowed: up to ${LIMITS.value} letters, digits, spaces and _ . : / = + - @`,
    );
  }
  return problems;
}
