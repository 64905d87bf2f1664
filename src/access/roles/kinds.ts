/** The kinds of roles. */
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { AccessRolesInputs } from "./access-roles.inputs";
import type { AccessRole } from "./role.contract";

export const isOperator = ({ kind }: Expr<AccessRole>): Expr<boolean> => x.eq(kind, "operator");

export const hasOperators = ({ roles }: AccessRolesInputs): Expr<boolean> =>
  x.anyTrue(x.listFrom(roles, ["name", "role"], (_, role) => ({ value: isOperator(role) })));
