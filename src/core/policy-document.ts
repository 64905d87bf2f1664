/** Policies as IAM takes them, and the reason that roles' names are prefixes. */
import type { Expr, In } from "./expressions";
import * as x from "./expressions";

export const policyDocument = (statements: In<readonly unknown[]>): Expr<string> =>
  x.jsonEncode({ Version: "2012-10-17", Statement: statements });

export const OF_ALL_REGIONS = { namePrefix: "Role names are shared by all regions of the account." };
