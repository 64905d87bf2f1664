/** Roles: who may take them, their inline policies, and what Session Manager needs. */
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type * as x from "../../core/expressions";
import type { Expr, In } from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { type Optional, optional } from "../../core/resources";

/** A role with its policies, or the user's own without. */
export interface Role {
  readonly role: Optional<IamRole>;
  readonly arn: Expr<string>;
  readonly policies: readonly Optional<IamRolePolicy>[];
}

interface PolicyArguments {
  readonly role: Optional<IamRole>;
  readonly name: string;
  /** Decided by what is known when Terraform plans: keys and flags, never ids. */
  readonly when: In<boolean>;
  readonly statements: () => In<readonly x.JsonObject[]>;
}

/** One inline policy of a role. `id` is the construct's and so part of the address. */
export function rolePolicy(
  scope: Construct,
  id: string,
  { role, name, when, statements }: PolicyArguments,
): Optional<IamRolePolicy> {
  return optional(scope, IamRolePolicy, id, when, () => ({
    name,
    role: role.present("id"),
    policy: policyDocument(statements()),
  }));
}

/** A service of AWS's may take the role, without conditions. */
export const assumedBy = (service: string): Expr<string> =>
  policyDocument([{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }]);

/** Who may take the role of an EC2 instance. */
export const EC2_ASSUMES = assumedBy("ec2.amazonaws.com");

/** Amazon ECS Developer Guide, "Amazon ECS infrastructure IAM role": ECS itself, for what it does beside tasks. */
export const ECS_ASSUMES = assumedBy("ecs.amazonaws.com");

/** AWS Systems Manager User Guide: "Create a custom IAM role for Session Manager", without S3 and CloudWatch Logs. */
export const SESSION_MANAGER = {
  Effect: "Allow",
  Action: [
    "ssm:UpdateInstanceInformation",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
  ],
  Resource: "*",
};
