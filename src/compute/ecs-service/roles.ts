/** The task's two roles: made here or the user's own, and who may take them. */
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import type { Optional } from "../../core/resources";
import type { Location } from "./cluster";
import { ROLE } from "./samples";

const existingRole = t
  .shape("EcsExistingRole", {
    arn: t.arn("iam", "a role's ARN").describe("The role's ARN; it must trust ecs-tasks.amazonaws.com."),
  })
  .describe("A role of your own.")
  .example({ arn: "arn:aws:iam::123456789012:role/web" });

const inputs = {
  taskRole: existingRole
    .describe("A task role of your own in place of the one that `task_statements` make.")
    .optional(),
  executionRole: existingRole
    .describe("An execution role of your own: it has to pull, log and fetch secrets.")
    .optional(),
  permissionsBoundary: t
    .arn("iam", "a policy's ARN")
    .describe("Permissions boundary of the roles made here.")
    .optional(),
};
type RoleInputs = t.InputsOf<typeof inputs>;

const noRoles = ({ taskRole, executionRole }: RoleInputs) =>
  x.and(x.not(x.isNull(taskRole)), x.not(x.isNull(executionRole)));

export const roles = t.concern({
  inputs,
  rules: [
    {
      on: "permissionsBoundary",
      test: (inputs) => x.or(x.isNull(inputs.permissionsBoundary), x.not(noRoles(inputs))),
      message: (_, spell) =>
        x.str`${spell("permissionsBoundary")} is given beside ${spell("taskRole")} and ${spell("executionRole")}; allowed: a boundary of roles that are made here.`,
      refused: [
        {
          taskRole: ROLE,
          executionRole: ROLE,
          permissionsBoundary: "arn:aws:iam::123456789012:policy/limit",
        },
      ],
    },
  ],
});

/** Amazon ECS Developer Guide, "Amazon ECS infrastructure IAM role": this trust policy, without conditions. */
export const ECS_ASSUMES = policyDocument([
  { Effect: "Allow", Principal: { Service: "ecs.amazonaws.com" }, Action: "sts:AssumeRole" },
]);

/** A role, or the user's own. */
export interface Role {
  readonly role: Optional<IamRole>;
  readonly arn: Expr<string>;
  readonly policies: readonly Optional<IamRolePolicy>[];
}

/**
 * ECS for tasks of this account and region. Amazon ECS Developer Guide, "Amazon ECS task IAM role": `aws:SourceArn` with
 * a wildcard, since a cluster of one's own cannot be named there.
 */
export const tasksOnly = ({ account, arn }: Location): Expr<string> =>
  policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "ecs-tasks.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        ArnLike: { "aws:SourceArn": arn("ecs", "*") },
        StringEquals: { "aws:SourceAccount": account },
      },
    },
  ]);
