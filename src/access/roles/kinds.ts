/** The kinds of roles. */
import { anyTrue, type Expr, eq, listFrom } from "../../core/expressions";
import type { AccessRolesInputs } from "./access-roles.inputs";
import type { AccessRole } from "./role.contract";

export const isOperator = ({ kind }: Expr<AccessRole>): Expr<boolean> =>
  eq<string>(kind as Expr<string>, "operator");

export const hasOperators = ({ roles }: AccessRolesInputs): Expr<boolean> =>
  anyTrue(
    listFrom<AccessRole, boolean>(
      roles as unknown as Expr<Record<string, AccessRole>>,
      ["name", "role"],
      (_, role) => ({ value: isOperator(role) }),
    ),
  );
