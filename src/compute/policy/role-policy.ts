/** The policies of roles: inline ones, who may take the role of an instance, and what Session Manager needs. */
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type * as x from "../../core/expressions";
import type { In } from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { type Optional, optional } from "../../core/resources";

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

/** Who may take the role of an EC2 instance. */
export const EC2_ASSUMES = policyDocument([
  { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
]);

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
