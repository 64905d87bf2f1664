/** The application, by its names, and where the block is. */
import { CodedeployApp } from "@cdktf/provider-aws/lib/codedeploy-app";
import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { DataAwsRegion } from "@cdktf/provider-aws/lib/data-aws-region";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr, In } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional, resource } from "../../core/resources";
import { local } from "../../core/stack/local";
import { nameTag } from "../../network/tags";
import { artifacts } from "./artifacts";

/** AWS CodeDeploy API Reference: CreateApplication, applicationName; CreateDeploymentGroup, deploymentGroupName. */
const codeDeployName = (kind: string): t.Type<string> =>
  t.pattern(
    "[A-Za-z0-9_.+=,@-]{1,100}",
    `${kind}'s name: 1 to 100 ASCII letters, digits and _ . + = , @ -`,
    "shop",
    ["", "my shop", "shop/web", "shop*", "n".repeat(101)],
  );

const needs = [artifacts] as const;
const inputs = {
  name: t
    .blockName(26)
    .describe("The application's and the deployment group's name, and the beginning of the roles' names."),
  existingApplication: codeDeployName("an application")
    .describe(
      "An application that is there already, by name, in place of one of this block: a further deployment group, such as for the workers of a web application.",
    )
    .optional(),
  deploymentGroupName: codeDeployName("a deployment group")
    .describe("The deployment group's name; default: `name`.")
    .optional(),
  tags: t.tags(),
};
export type ApplicationInputs = t.InputsOf<typeof inputs, typeof needs>;

export const application = t.concern({ needs, inputs });

interface Location {
  readonly partition: Expr<string>;
  readonly region: Expr<string>;
  readonly account: Expr<string>;
  readonly dnsSuffix: Expr<string>;
  /** An ARN of the account in the region. */
  readonly arn: (service: string, resource: In<string>) => Expr<string>;
}

export function locationOf(scope: Construct): Location {
  const partition = resource(scope, DataAwsPartition, "partition", {});
  const caller = resource(scope, DataAwsCallerIdentity, "caller", {});
  // the attribute that providers 5 and 6 both have
  const region = x.attribute(resource(scope, DataAwsRegion, "region", {}), "id");
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

export interface Place {
  readonly location: Location;
  readonly names: Names;
}

/** Known before anything is made: the roles are made first. */
export function namesOf(scope: Construct, inputs: ApplicationInputs, { arn }: Location): Names {
  const { name } = inputs;
  const step = (id: string, value: Expr<string>) => local(scope, id, value);
  const application = step("application_name", x.orElse(inputs.existingApplication, name));
  const group = step("group_name", x.orElse(inputs.deploymentGroupName, name));
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

export function ownApplication(scope: Construct, inputs: ApplicationInputs): Optional<CodedeployApp> {
  const { existingApplication, name } = inputs;
  return optional(scope, CodedeployApp, "codedeploy_app", x.isNull(existingApplication), () => ({
    name,
    computePlatform: "Server",
    tags: nameTag(inputs, name),
  }));
}
