/** The block `delivery/codedeploy`. */
import type { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { Block, defineBlock } from "../../core/module/block";
import {
  type ApplicationInputs,
  application,
  locationOf,
  type Names,
  namesOf,
  ownApplication,
} from "./application";
import { artifacts } from "./artifacts";
import { blueGreen } from "./blue-green";
import type { CodeDeployProps, CodeDeployResources } from "./codedeploy.props";
import { config, deploymentConfig } from "./deployment-config";
import { deploymentGroup, group } from "./deployment-group";
import { type GitHubAccess, githubRole } from "./github-role";
import { github } from "./github-trust";
import { FLEET, instancePolicies, instances } from "./instances";
import { monitoring } from "./monitoring";
import { roles } from "./policies";
import { type CodeDeployReferenceValue, codeDeployReference } from "./reference";
import { roleArnOf, type ServiceRole, serviceRole } from "./service-role";
import { traffic } from "./traffic";

const contract = t.contract({
  name: "CodeDeploy application",
  concerns: [
    application,
    instances,
    artifacts,
    config,
    traffic,
    blueGreen,
    monitoring,
    deploymentGroup,
    github,
    roles,
  ],
  example: {
    name: "shop",
    fleets: { web: FLEET },
    artifactBucket: { name: "shop-artifacts", arn: "arn:aws:s3:::shop-artifacts" },
  },
});

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
export class CodeDeploy extends Block<typeof contract.inputs, CodeDeployResources> {
  /** The application and its deployment group. */
  readonly ref: t.Reference<CodeDeployReferenceValue>;
  protected readonly results: ReturnType<typeof codeDeployOutputs>;

  constructor(scope: Construct, id: string, props: CodeDeployProps) {
    super(scope, id, contract, props);
    const { inputs } = this;
    const location = locationOf(this);
    const names = namesOf(this, inputs, location);
    const place = { location, names };
    const service = serviceRole(this, inputs, place, this.preconditions);
    const instanceDocument = instancePolicies(this, inputs, place);
    const config = deploymentConfig(this, inputs);
    const github = githubRole(this, inputs, place, config.plannedName);
    const app = ownApplication(this, inputs);
    const made = group(this, { inputs, names, app, service, configName: config.name });

    const results = { inputs, names, group: made, service, github, instanceDocument };
    const ref = codeDeployReferenceOf(results);
    this.ref = t.reference(this, "ref", codeDeployReference, ref);
    this.results = codeDeployOutputs(ref, results);
  }

  /** The application's name. */
  get applicationName(): string {
    return this.ref.applicationName;
  }

  /** The deployment group's name. */
  get deploymentGroupName(): string {
    return this.ref.deploymentGroupName;
  }

  /** ARN of GitHub's OIDC provider, for a further block of the same program; null without `github`. */
  get githubOidcProviderArn(): string {
    return x.tfText(x.nonNull(this.results.github_oidc_provider_arn.value));
  }
}

interface Results {
  readonly inputs: ApplicationInputs;
  readonly names: Names;
  readonly group: CodedeployDeploymentGroup;
  readonly service: ServiceRole;
  readonly github: GitHubAccess;
  readonly instanceDocument: Expr<string>;
}

function codeDeployReferenceOf({ inputs, names, group, service, github }: Results) {
  return x.object<CodeDeployReferenceValue>({
    applicationName: x.attribute(group, "appName"),
    deploymentGroupName: x.attribute(group, "deploymentGroupName"),
    deploymentGroupArn: x.attribute(group, "arn"),
    serviceRoleArn: roleArnOf(service),
    artifactLocation: x.str`s3://${inputs.artifactBucket.name}/${names.prefix}`,
    githubRoleArn: github.role.attribute("arn"),
  });
}

function codeDeployOutputs(
  ref: Expr<CodeDeployReferenceValue>,
  { service, github, instanceDocument }: Results,
) {
  return {
    codedeploy: {
      value: ref,
      description: "The application and its deployment group: names, ARNs, roles, where revisions lie.",
    },
    application_name: { value: ref.applicationName, description: "The application's name." },
    deployment_group_name: { value: ref.deploymentGroupName, description: "The deployment group's name." },
    artifact_location: {
      value: ref.artifactLocation,
      description: "Where revisions are uploaded to: `s3://BUCKET/PREFIX/`.",
    },
    service_role_arn: { value: ref.serviceRoleArn, description: "ARN of the role that CodeDeploy takes." },
    service_policy: { value: service.document, description: "What that role may do, as JSON." },
    github_role_arn: {
      value: ref.githubRoleArn,
      description: "ARN of the role that a workflow takes: its variable AWS_ROLE_ARN; null without `github`.",
    },
    github_oidc_provider_arn: {
      value: github.providerArn,
      description: "ARN of GitHub's OIDC provider, made here or there already; null without `github`.",
    },
    instance_policy: {
      value: instanceDocument,
      description: "What instances may do for deployments, as JSON: for roles that are managed elsewhere.",
    },
  };
}

export const codeDeployBlock = defineBlock(__filename, { construct: CodeDeploy, contract });
