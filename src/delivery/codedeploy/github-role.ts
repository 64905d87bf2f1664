/** The role that GitHub Actions takes by OIDC: it uploads this application's revisions and deploys this group. */
import { DataAwsIamOpenidConnectProvider } from "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { type Optional, optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { application, type Place } from "./application";
import { artifacts } from "./artifacts";
import { github, githubTrust, issuerOf } from "./github-trust";
import { policyOf, roles, type Statements } from "./policies";

const needs = [application, artifacts, github, roles] as const;
type GitHubInputs = t.Inputs<t.ShapeOf<typeof needs>>;

/** The shortest that IAM has (IAM API Reference: CreateRole, MaxSessionDuration). */
const SESSION_SECONDS = 3600;

export interface GitHubAccess {
  readonly role: Optional<IamRole>;
  readonly providerArn: Expr<string | null>;
}

export function githubRole(
  scope: Construct,
  inputs: GitHubInputs,
  place: Place,
  configName: Expr<string>,
): GitHubAccess {
  const { github, name } = inputs;
  const isWanted = x.isSet(github);
  const provider = oidcProvider(scope, inputs);
  const tags = nameTag(inputs, x.str`${name}-github`);
  const role = optional(scope, IamRole, "iam_role_github", isWanted, () => {
    const prefix = x.when(x.isNull(github.roleName), () => x.str`${name}-github-`);
    return {
      name: github.roleName,
      namePrefix: prefix,
      description: x.str`GitHub Actions of ${github.repository}: deploys ${place.names.group}.`,
      assumeRolePolicy: githubTrust(scope, inputs, provider),
      maxSessionDuration: SESSION_SECONDS,
      permissionsBoundary: inputs.permissionsBoundary,
      tags,
    };
  });
  const document = policyOf(scope, "github", workflowStatements(inputs, place, configName));
  optional(scope, IamRolePolicy, "iam_role_policy_github", isWanted, () => ({
    name: "deploy",
    role: role.present("id"),
    policy: document,
  }));
  return { role, providerArn: provider };
}

/** The provider's ARN, whether it is made here or there already. */
function oidcProvider(scope: Construct, inputs: GitHubInputs): Expr<string | null> {
  const { github } = inputs;
  const issuer = issuerOf(scope, inputs);
  const is = (mode: "create" | "existing") => x.isSetAnd(github, (github) => x.eq(github.oidcProvider, mode));
  const isOwn = is("create");
  // looked for, since a role would be made without it, and refuse every token
  const existing = optional(
    scope,
    DataAwsIamOpenidConnectProvider,
    "iam_openid_connect_provider_github",
    is("existing"),
    () => {
      const url = x.when(x.isNull(github.oidcProviderArn), () => x.str`https://${issuer}`, null);
      return { arn: github.oidcProviderArn, url };
    },
  );
  // without thumbprints: IAM checks the issuer's certificate by its own roots (API Reference: CreateOpenIDConnectProvider)
  const provider = optional(scope, IamOpenidConnectProvider, "iam_openid_connect_provider", isOwn, () => ({
    url: x.str`https://${issuer}`,
    clientIdList: ["sts.amazonaws.com"],
    tags: nameTag(inputs, "github-actions"),
  }));
  return x.when(
    isOwn,
    () => provider.attribute("arn"),
    () => existing.attribute("arn"),
  );
}

function workflowStatements(
  inputs: GitHubInputs,
  { location, names }: Place,
  configName: Expr<string>,
): Statements {
  const { artifactBucket: bucket } = inputs;
  return {
    Upload: {
      actions: ["s3:PutObject", "s3:AbortMultipartUpload"],
      resources: x.str`${bucket.arn}/${names.prefix}*.zip`,
    },
    // Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys": uploads in parts decrypt, too
    Encrypt: {
      applies: x.isSet(bucket.kmsKeyArn),
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      resources: x.items([bucket.kmsKeyArn]),
      conditions: {
        StringEquals: { "kms:ViaService": x.str`s3.${location.region}.${location.dnsSuffix}` },
      },
    },
    Deploy: {
      actions: ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"],
      resources: names.groupArn,
    },
    RegisterRevision: {
      actions: ["codedeploy:RegisterApplicationRevision", "codedeploy:GetApplicationRevision"],
      resources: names.applicationArn,
    },
    // CreateDeployment asks for it (AWS CodeDeploy User Guide, "CodeDeploy permissions reference")
    ReadConfig: {
      actions: ["codedeploy:GetDeploymentConfig"],
      resources: location.arn("codedeploy", x.str`deploymentconfig:${configName}`),
    },
  };
}
