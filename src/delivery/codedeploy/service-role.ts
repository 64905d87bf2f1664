/**
 * The role that CodeDeploy takes: for this deployment group alone, and what this group's deployments do.
 *
 * AWS's managed AWSCodeDeployRole lets all groups end every instance of the account, and delete every Auto Scaling group.
 * Its actions are taken here for what the inputs need, on the fleets, target groups and topics that they name; "*" stands
 * where the Service Authorization Reference has no resource type for the action.
 */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { nameTag } from "../../network/tags";
import type { CodeDeployInputs } from "./codedeploy.inputs";
import type { Location, Names } from "./location";
import { serviceStatements } from "./service-statements";
import { policyOf } from "./statements";

export interface Place {
  readonly location: Location;
  readonly names: Names;
}

export interface ServiceRole {
  readonly role: IamRole;
  readonly policy: IamRolePolicy;
  readonly document: Expr<string>;
}

/** AWS CodeDeploy User Guide, "Cross-service confused deputy prevention". */
const trust = ({ location, names }: Place): Expr<string> =>
  x.jsonEncode({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "codedeploy.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": location.account, "aws:SourceArn": names.groupArn },
        },
      },
    ],
  });

export function serviceRole(
  scope: Construct,
  inputs: CodeDeployInputs,
  place: Place,
  precondition: Precondition[],
): ServiceRole {
  const { name } = inputs;
  const role = new IamRole(scope, "iam_role_service", {
    namePrefix: x.tf(x.str`${name}-codedeploy-`),
    description: x.tf(x.str`CodeDeploy for the deployment group ${place.names.group}.`),
    assumeRolePolicy: x.tf(trust(place)),
    permissionsBoundary: x.tf(inputs.permissionsBoundary),
    tags: nameTag(inputs, x.str`${name}-codedeploy`),
    ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
  });
  const document = policyOf(scope, "service", serviceStatements(scope, inputs, place));
  const policy = new IamRolePolicy(scope, "iam_role_policy_service", {
    name: "deployments",
    role: role.id,
    policy: x.tf(document),
  });
  return { role, policy, document };
}

export const roleArnOf = ({ role }: ServiceRole): Expr<string> => x.attribute(role, "arn");
