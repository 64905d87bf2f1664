/** Principals that a bucket's ban on requests from elsewhere does not hold for. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsIamSessionContext } from "@cdktf/provider-aws/lib/data-aws-iam-session-context";
import type { Construct } from "constructs";
import * as t from "../core/contract";
import type { Expr } from "../core/expressions";
import * as x from "../core/expressions";
import { optional } from "../core/resources";
import { local } from "../core/stack/local";

/** IAM JSON policy elements, "aws:PrincipalArn": of a session it is the role's ARN, never the session's. */
const principalPattern = (): t.Type<string> =>
  t.pattern(
    "arn:aws(-[a-z]+)*:iam::[0-9]{12}:(root|(role|user)/([A-Za-z0-9_+=,.@*?-]+/)*[*?]*[A-Za-z0-9_+=,.@-][A-Za-z0-9_+=,.@*?-]*)",
    "the ARN of an IAM role, of a user or of an account's root user; in names * and ? stand for any text and one letter, but not for a whole name. A session goes by its role",
    "arn:aws:iam::123456789012:role/deploy",
    [
      "*",
      "123456789012",
      "arn:aws:sts::123456789012:assumed-role/deploy/session",
      "arn:aws:iam::123456789012:role/*",
      "arn:aws:iam::123456789012:group/admins",
      "arn:aws:iam::*:role/deploy",
      "arn:aws:s3:::shop",
    ],
  );

/** Further principals that are exempt. */
export const furtherPrincipals = () =>
  t
    .setOf(principalPattern(), "principal")
    .length({ max: 50, because: "a bucket policy has 20 KB" })
    .default([]);

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
  const caller = optional(scope, DataAwsCallerIdentity, "caller_identity", deployer, () => ({}));
  const session = optional(scope, DataAwsIamSessionContext, "iam_session_context", deployer, () => ({
    arn: caller.present("arn"),
  }));
  const own = x.itemIf(deployer, () => session.present("issuerArn"));
  // a set is no list to concat()
  const others = x.listEach(principals, ["principal"], (principal) => principal);
  return local(scope, "exempt_principals", x.distinct(x.concat(own, others)));
}
