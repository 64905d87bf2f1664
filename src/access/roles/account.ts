/** Whose ARNs the policies name. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { Construct } from "constructs";
import { attribute, type Expr, type In, str } from "../../core/expressions";
import { local } from "../../core/stack/local";

export interface Account {
  readonly id: Expr<string>;
  readonly partition: Expr<string>;
  /** An ARN of the account, in any region; the boundary keeps to the regions. */
  readonly arn: (service: string, resource: In<string>) => Expr<string>;
  /** An ARN of IAM, which has no regions. */
  readonly iam: (account: In<string>, resource: In<string>) => Expr<string>;
}

export function accountOf(scope: Construct): Account {
  const id = local(
    scope,
    "account_id",
    attribute(new DataAwsCallerIdentity(scope, "caller_identity"), "accountId"),
  );
  const partition = local(
    scope,
    "partition_name",
    attribute(new DataAwsPartition(scope, "partition"), "partition"),
  );
  return {
    id,
    partition,
    arn: (service, resource) => {
      const beginning = local(scope, `${service}_arn`, str`arn:${partition}:${service}:*:${id}`);
      return str`${beginning}:${resource}`;
    },
    iam: (account, resource) => str`arn:${partition}:iam::${account}:${resource}`,
  };
}
