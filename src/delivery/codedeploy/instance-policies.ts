/**
 * What the agent on an instance does beyond what the instance's role lets it do already: read this application's
 * revisions, and fetch itself from AWS's bucket in the region.
 */
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { forEach } from "../../core/resources";
import { local } from "../../core/stack/local";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import type { Place } from "./service-role";
import { allow, type Part, policyOf } from "./statements";

export function instancePolicies(scope: Construct, inputs: CodeDeployInputs, place: Place): Expr<string> {
  const document = policyOf(scope, "instance", agentStatements(inputs, place));
  forEach(rolesOf(scope, inputs), ({ meta, key, value }) => {
    return new IamRolePolicy(scope, "iam_role_policy_instance", {
      ...meta,
      // one role may have the policies of several deployment groups
      name: x.tf(x.str`codedeploy-${inputs.name}-${key}`),
      role: x.tf(value),
      policy: x.tf(document),
    });
  });
  return document;
}

/** Roles by keys that are known when Terraform plans. */
function rolesOf(
  scope: Construct,
  { fleets, instanceRoles }: CodeDeployInputs,
): Expr<Record<string, string>> {
  const ofFleets = x.mapFrom(fleets, ["key", "fleet"], (key, { roleName }) => ({
    key: x.str`fleet-${key}`,
    value: roleName,
  }));
  const ofServers = x.mapFrom(instanceRoles, ["key", "role"], (key, role) => ({
    key: x.str`role-${key}`,
    value: role,
  }));
  return local(scope, "instance_roles", x.merge(ofFleets, ofServers));
}

function agentStatements(inputs: CodeDeployInputs, { location, names }: Place): Record<string, Part> {
  const { artifactBucket: bucket } = inputs;
  return {
    read_revisions: {
      applies: true,
      statement: allow(
        "ReadRevisions",
        ["s3:GetObject", "s3:GetObjectVersion"],
        x.str`${bucket.arn}/${names.prefix}*`,
      ),
    },
    // AWS CodeDeploy User Guide, "Create an IAM instance profile for your Amazon EC2 instances"
    read_agent: {
      applies: true,
      statement: allow(
        "ReadAgent",
        ["s3:GetObject"],
        x.str`arn:${location.partition}:s3:::aws-codedeploy-${location.region}/*`,
      ),
    },
    decrypt_revisions: {
      applies: x.isSet(bucket.kmsKeyArn),
      statement: allow("DecryptRevisions", ["kms:Decrypt"], x.items([bucket.kmsKeyArn]), {
        StringEquals: { "kms:ViaService": x.str`s3.${location.region}.${location.dnsSuffix}` },
      }),
    },
    // AWS CodeDeploy User Guide, "Use CodeDeploy with Amazon Virtual Private Cloud": no resource types
    poll_commands: {
      applies: inputs.agentByEndpoint,
      statement: allow(
        "PollCommands",
        [
          "codedeploy-commands-secure:GetDeploymentSpecification",
          "codedeploy-commands-secure:PollHostCommand",
          "codedeploy-commands-secure:PutHostCommandAcknowledgement",
          "codedeploy-commands-secure:PutHostCommandComplete",
        ],
        "*",
      ),
    },
  };
}
