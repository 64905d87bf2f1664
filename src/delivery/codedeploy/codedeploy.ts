/**
 * CodeDeploy for servers: an application, its deployment group, and the roles around them.
 *
 *     const delivery = new CodeDeploy(this, "delivery", {
 *       name: "shop",
 *       fleets: { web: fleet.ref },
 *       artifactBucket: artifacts.ref,
 *       targetGroupNames: ["shop-web"],
 *       alarms: ["shop-errors"],
 *       github: { repository: "octo-org/shop", branches: ["main"] },
 *     });
 *
 * A workflow of that branch then uploads SHA.zip, and deploys it to the fleet.
 */
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, type Output } from "../../core/module/block";
import { codeDeployContract } from "./codedeploy.contract";
import type { CodeDeployShape } from "./codedeploy.inputs";
import type { CodeDeployProps } from "./codedeploy.props";
import type { CodeDeployReferenceValue } from "./codedeploy-reference.contract";
import { deploymentConfig } from "./deployment-config";
import { application, deploymentGroup } from "./deployment-group";
import { githubRole } from "./github-role";
import { instancePolicies } from "./instance-policies";
import { locationOf, namesOf } from "./location";
import { codeDeployOutputs, codeDeployReferenceOf } from "./outputs";
import { serviceRole } from "./service-role";

export class CodeDeploy extends Block<CodeDeployShape> {
  /** The application and its deployment group. */
  readonly ref: Expr<CodeDeployReferenceValue>;
  private readonly results: Readonly<Record<string, Output>>;

  constructor(scope: Construct, id: string, props: CodeDeployProps) {
    super(scope, id, codeDeployContract, props);
    const { inputs } = this;
    const location = locationOf(this);
    const names = namesOf(this, inputs, location);
    const place = { location, names };
    const service = serviceRole(this, inputs, place, this.preconditions);
    const instanceDocument = instancePolicies(this, inputs, place);
    const config = deploymentConfig(this, inputs);
    const github = githubRole(this, inputs, place, config.plannedName);
    const app = application(this, inputs);
    const group = deploymentGroup(this, { inputs, names, app, service, configName: config.name });

    const results = { inputs, names, group, service, github, instanceDocument };
    this.ref = codeDeployReferenceOf(results);
    this.results = codeDeployOutputs(this.ref, results);
  }

  /** The application's name. */
  get applicationName(): string {
    return x.tfText(this.ref.applicationName);
  }

  /** The deployment group's name. */
  get deploymentGroupName(): string {
    return x.tfText(this.ref.deploymentGroupName);
  }

  /** ARN of GitHub's OIDC provider, for a further block of the same program; null without `github`. */
  get githubOidcProviderArn(): string {
    return x.tfText(this.results.github_oidc_provider_arn?.value as Expr<string>);
  }

  outputs(): Readonly<Record<string, Output>> {
    return this.results;
  }
}
