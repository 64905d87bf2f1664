/** Roles of the block: names and bounds, and policies whose statements are there or not. */
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";

/** A role by its name (AWS Identity and Access Management User Guide, "IAM and AWS STS quotas"). */
export const roleName = (): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9+=,.@_-]{1,64}",
    "a role's name, not its ARN: 1 to 64 ASCII letters, digits and + = , . @ _ -",
    "shop-web-role",
    ["arn:aws:iam::123456789012:role/shop", "shop web", "", "r".repeat(65)],
  );

export const roleArn = (): t.Type<string> =>
  t.pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:role/[!-~]{1,576}",
    'a role\'s ARN, such as "arn:aws:iam::123456789012:role/shop-web"',
    "arn:aws:iam::123456789012:role/shop-web",
    ["shop-web", "arn:aws:iam::123456789012:user/shop", "arn:aws:iam::123:role/shop"],
  );

/** The ARN of a policy that bounds a role. */
const boundaryArn = (): t.Type<string> => t.arn("iam", "a policy's ARN");

export const roles = t.concern({
  inputs: {
    permissionsBoundary: boundaryArn().describe("A policy that bounds the roles of this block.").optional(),
  },
});

/** What a policy allows, by its Sid. */
export type Statements = Readonly<Record<string, Statement>>;

interface Statement {
  /** Whether it is in the policy. Default: always. */
  readonly applies?: In<boolean>;
  readonly actions: readonly string[];
  readonly resources: In<unknown>;
  readonly conditions?: unknown;
}

interface Part {
  readonly applies: boolean;
  readonly statement: unknown;
}

/** Read by people in the module: the statements are a local by name. */
export function policyOf(scope: Construct, name: string, statements: Statements): Expr<string> {
  const parts = Object.entries(statements).map(([sid, statement]) => [keyOf(sid), partOf(sid, statement)]);
  const all = table<Record<string, Part>>(scope, `${name}_parts`, Object.fromEntries(parts));
  const chosen = local(
    scope,
    `${name}_statements`,
    x.listFrom(all, ["name", "part"], (_, { applies, statement }) => ({
      value: statement,
      when: applies,
    })),
  );
  return policyDocument(chosen);
}

/** `see_targets` of SeeTargets. */
const keyOf = (sid: string): string => x.camelToSnake(sid).replace("_", "");

const partOf = (sid: string, { applies = true, actions, resources, conditions }: Statement) => ({
  applies,
  statement: {
    Sid: sid,
    Effect: "Allow",
    Action: actions,
    Resource: resources,
    ...(conditions ? { Condition: conditions } : {}),
  },
});
