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
import type * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { resource } from "../../core/resources";
import { exception } from "../../core/stack/exception";
import { nameTag } from "../../network/tags";
import { application, type Place } from "./application";
import { blueGreen, blueGreenStatements, groupsOf } from "./blue-green";
import { instances } from "./instances";
import { monitoring, noticeStatements } from "./monitoring";
import { policyOf, roles, type Statements } from "./policies";
import { traffic, trafficStatements } from "./traffic";

export interface ServiceRole {
  readonly role: IamRole;
  readonly policy: IamRolePolicy;
  readonly document: Expr<string>;
}

/** AWS CodeDeploy User Guide, "Cross-service confused deputy prevention". */
const trust = ({ location, names }: Place): Expr<string> =>
  policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "codedeploy.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": location.account, "aws:SourceArn": names.groupArn },
      },
    },
  ]);

const needs = [application, instances, traffic, monitoring, blueGreen, roles] as const;
type RoleInputs = t.Inputs<t.ShapeOf<typeof needs>>;

export function serviceRole(
  scope: Construct,
  inputs: RoleInputs,
  place: Place,
  preconditions: t.Precondition[],
): ServiceRole {
  const { name } = inputs;
  const role = resource(scope, IamRole, "iam_role_service", {
    namePrefix: x.str`${name}-codedeploy-`,
    description: x.str`CodeDeploy for the deployment group ${place.names.group}.`,
    assumeRolePolicy: trust(place),
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${name}-codedeploy`),
    preconditions,
  });
  const document = policyOf(scope, "service", serviceStatements(scope, inputs, place));
  const policy = resource(scope, IamRolePolicy, "iam_role_policy_service", {
    name: "deployments",
    role: role.id,
    policy: document,
  });
  const asksNobody = x.isEmpty(inputs.alarms);
  if (x.isKnown(asksNobody) && !x.knownValue(asksNobody))
    exception(policy, {
      check: "CKV_AWS_355",
      why: "cloudwatch:DescribeAlarms tells of composite alarms to a scope of * alone (Amazon CloudWatch API Reference: DescribeAlarms).",
      turnOn: "A deployment group without `alarms`",
    });
  return { role, policy, document };
}

export const roleArnOf = ({ role }: ServiceRole): Expr<string> => x.attribute(role, "arn");

function serviceStatements(scope: Construct, inputs: RoleInputs, place: Place): Statements {
  const hasFleets = x.not(x.isEmpty(inputs.fleets));
  const groups = groupsOf(scope, inputs, place);
  return {
    // no resource types
    FindInstances: {
      actions: ["ec2:DescribeInstances", "ec2:DescribeInstanceStatus", "tag:GetResources"],
      resources: "*",
    },
    // no resource types
    SeeGroups: {
      applies: hasFleets,
      actions: ["autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeLifecycleHooks"],
      resources: "*",
    },
    HoldNewInstances: {
      applies: hasFleets,
      actions: [
        "autoscaling:PutLifecycleHook",
        "autoscaling:DeleteLifecycleHook",
        "autoscaling:CompleteLifecycleAction",
        "autoscaling:RecordLifecycleActionHeartbeat",
      ],
      resources: groups.arns,
    },
    ...trafficStatements(inputs, place),
    ...noticeStatements(inputs),
    ...blueGreenStatements(inputs, place, groups),
  };
}
