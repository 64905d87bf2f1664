/** What the block gives. */
import type { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import type { Output } from "../../core/module/block";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import type { CodeDeployReferenceValue } from "./codedeploy-reference.contract";
import type { GitHubAccess } from "./github-role";
import type { Names } from "./location";
import { roleArnOf, type ServiceRole } from "./service-role";

interface Results {
  readonly inputs: CodeDeployInputs;
  readonly names: Names;
  readonly group: CodedeployDeploymentGroup;
  readonly service: ServiceRole;
  readonly github: GitHubAccess;
  readonly instanceDocument: Expr<string>;
}

export function codeDeployReferenceOf({ inputs, names, group, service, github }: Results) {
  return x.object<CodeDeployReferenceValue>({
    applicationName: x.attribute(group, "appName"),
    deploymentGroupName: x.attribute(group, "deploymentGroupName"),
    deploymentGroupArn: x.attribute(group, "arn"),
    serviceRoleArn: roleArnOf(service),
    artifactLocation: x.str`s3://${inputs.artifactBucket.name}/${names.prefix}`,
    githubRoleArn: github.role.attribute("arn"),
  });
}

export function codeDeployOutputs(
  ref: Expr<CodeDeployReferenceValue>,
  { service, github, instanceDocument }: Results,
): Record<string, Output> {
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
