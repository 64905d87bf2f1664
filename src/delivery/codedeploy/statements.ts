/** Policies whose statements are there or not. */
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import { table } from "../../core/stack/table";

/** A statement, and whether it is in the policy. */
export interface Part {
  readonly applies: In<boolean>;
  readonly statement: Readonly<Record<string, unknown>>;
}

interface Written {
  readonly applies: boolean;
  readonly statement: unknown;
}

/** Read by people in the module: the statements are a local by name. */
export function policyOf(
  scope: Construct,
  name: string,
  parts: Readonly<Record<string, Part>>,
): Expr<string> {
  const all = table(scope, `${name}_parts`, x.lift(parts as In<Record<string, Written>>));
  const chosen = local(
    scope,
    `${name}_statements`,
    x.listFrom(all, ["name", "part"], (_, { applies, statement }) => ({
      value: statement,
      when: applies,
    })),
  );
  return documentOf(chosen);
}

export const documentOf = (statements: In<readonly unknown[]>): Expr<string> =>
  x.jsonEncode({ Version: "2012-10-17", Statement: statements });

export const allow = (
  sid: string,
  actions: readonly string[],
  resources: In<unknown>,
  conditions?: unknown,
) => ({
  Sid: sid,
  Effect: "Allow",
  Action: [...actions],
  Resource: resources,
  ...(conditions ? { Condition: conditions } : {}),
});
