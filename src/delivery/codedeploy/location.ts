/** Where the block is, and the names and ARNs that follow from its inputs alone. */
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { Construct } from "constructs";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { local } from "../../core/stack/local";
import type { CodeDeployInputs } from "./codedeploy.inputs";

export interface Location {
  readonly partition: Expr<string>;
  readonly region: Expr<string>;
  readonly account: Expr<string>;
  readonly dnsSuffix: Expr<string>;
  /** An ARN of the account in the region. */
  readonly arn: (service: string, resource: In<string>) => Expr<string>;
}

export function locationOf(scope: Construct): Location {
  const partition = new DataAwsPartition(scope, "partition", {});
  const caller = new DataAwsCallerIdentity(scope, "caller", {});
  // the attribute that providers 5 and 6 both have
  const region = x.attribute(new DataAwsRegion(scope, "region", {}), "id");
  const here = {
    partition: x.attribute(partition, "partition"),
    region,
    account: x.attribute(caller, "accountId"),
  };
  const place = local(scope, "place", x.str`${here.region}:${here.account}`);
  return {
    ...here,
    dnsSuffix: x.attribute(partition, "dnsSuffix"),
    arn: (service, resource) => x.str`arn:${here.partition}:${service}:${place}:${resource}`,
  };
}

export interface Names {
  readonly application: Expr<string>;
  readonly group: Expr<string>;
  readonly prefix: Expr<string>;
  readonly applicationArn: Expr<string>;
  readonly groupArn: Expr<string>;
}

/** Known before anything is made: the roles are made first. */
export function namesOf(scope: Construct, inputs: CodeDeployInputs, { arn }: Location): Names {
  const { name } = inputs;
  const step = (id: string, value: Expr<string>) => local(scope, id, value);
  const application = step(
    "application_name",
    x.orElse(inputs.existingApplication, () => name),
  );
  const group = step(
    "group_name",
    x.orElse(inputs.deploymentGroupName, () => name),
  );
  const prefix = step(
    "artifact_prefix",
    x.orElse(inputs.artifactPrefix, () => x.str`${name}/`),
  );
  return {
    application,
    group,
    prefix,
    // Service Authorization Reference, "Actions, resources, and condition keys for AWS CodeDeploy"
    applicationArn: step("application_arn", arn("codedeploy", x.str`application:${application}`)),
    groupArn: step("group_arn", arn("codedeploy", x.str`deploymentgroup:${application}/${group}`)),
  };
}
