/** Principals that a bucket's ban on requests from elsewhere does not hold for. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamSessionContext } from "@cdktf/provider-aws/lib/data-aws-iam-session-context";
import type { Construct } from "constructs";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { optional } from "../core/resources";
import { local } from "../core/stack/local";

export interface Exemptions {
  /** Whether the principal that applies is exempt. */
  readonly deployer: boolean;
  readonly principals: readonly string[];
}

export const hasExemptPrincipals = ({ deployer, principals }: Expr<Exemptions>): Expr<boolean> =>
  x.or(deployer, x.not(x.isEmpty(principals)));

/** The deployer goes by its role: a session's ARN is another each time, and is no `aws:PrincipalArn`. */
export function exemptPrincipals(
  scope: Construct,
  { deployer, principals }: Expr<Exemptions>,
): Expr<string[]> {
  const caller = optional(deployer, (meta) => {
    return new DataAwsCallerIdentity(scope, "caller_identity", { ...meta });
  });
  const session = optional(deployer, (meta) => {
    return new DataAwsIamSessionContext(scope, "iam_session_context", {
      ...meta,
      arn: x.tf(caller.present("arn")),
    });
  });
  const own = x.when(
    deployer,
    () => x.items([session.present("issuerArn")]),
    () => [],
  );
  // a set is no list to concat()
  const others = x.listEach(principals, ["principal"], (principal) => ({ value: principal }));
  return local(scope, "exempt_principals", x.distinct(x.concat(own, others)));
}
