/** Whose ARNs the policies name. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import type { Construct } from "constructs";
import type { NameStep, Precondition } from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { AccessRolesInputs } from "./access-roles.inputs";

export interface Account {
  readonly id: Expr<string>;
  readonly partition: Expr<string>;
  /** An ARN of the account, in any region; the boundary keeps to the regions. */
  readonly arn: (service: string, resource: In<string>) => Expr<string>;
  /** An ARN of IAM, which has no regions. */
  readonly iam: (account: In<string>, resource: In<string>) => Expr<string>;
  /** Names what is computed from it. */
  readonly step: NameStep;
}

/** The preconditions are the partition's: it is asked for first, and nobody has to be called for it. */
export function accountOf(scope: Construct, preconditions: readonly Precondition[]): Account {
  const id = local(
    scope,
    "account_id",
    x.attribute(new DataAwsCallerIdentity(scope, "caller_identity"), "accountId"),
  );
  const partition = local(
    scope,
    "partition_name",
    x.attribute(
      new DataAwsPartition(scope, "partition", {
        ...(preconditions.length > 0 ? { lifecycle: { precondition: [...preconditions] } } : {}),
      }),
      "partition",
    ),
  );
  return naming({ id, partition }, (name, value) => local(scope, name, value));
}

/** Any account of the regions' partition: its policies are as long as those of the one that nobody has asked for yet. */
export function anyAccount(scope: Construct, { regions }: AccessRolesInputs): Account {
  const step: NameStep = (name, value) => local(scope, `sized_${name}`, value);
  return naming({ id: x.lift("000000000000"), partition: step("partition", partitionOf(regions)) }, step);
}

const partitionOf = (regions: Expr<readonly string[]>): Expr<string> => {
  const some = (beginning: string) =>
    x.anyTrue(
      x.listEach(regions, ["region"], (region) => ({
        value: x.startsWith(region, beginning),
      })),
    );
  return x.when(
    some("cn-"),
    () => "aws-cn",
    () =>
      x.when(
        some("us-gov-"),
        () => "aws-us-gov",
        () => "aws",
      ),
  );
};

function naming({ id, partition }: Pick<Account, "id" | "partition">, step: NameStep): Account {
  return {
    id,
    partition,
    step,
    arn: (service, resource) => {
      const beginning = step(`${service}_arn`, x.str`arn:${partition}:${service}:*:${id}`);
      return x.str`${beginning}:${resource}`;
    },
    iam: (account, resource) => x.str`arn:${partition}:iam::${account}:${resource}`,
  };
}
