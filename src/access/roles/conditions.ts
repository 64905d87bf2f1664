/** Conditions on tags. */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { AccessRolesInputs } from "./access-roles.inputs";

type Tagged = Readonly<Record<string, readonly string[]>>;

/** Every tag has to be there: keys of one operator are joined by "and", values by "or". */
export const withTags = (
  tags: Expr<Tagged>,
  key: "aws:ResourceTag" | "ssm:resourceTag",
): Expr<Record<string, unknown>> =>
  x.mapFrom(tags, ["tag", "values"], (tag, values) => ({
    key: x.str`${key}/${tag}`,
    value: values,
  }));

/** What the roles are for. */
export const inScope = (scope: Construct, inputs: AccessRolesInputs): Expr<Record<string, unknown>> =>
  local(scope, "in_scope", withTags(inputs.scope, "aws:ResourceTag"));
