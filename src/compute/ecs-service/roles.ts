/** Roles of the user's own in place of those made here, and the task role: what the application may do, by statements, volumes and ECS Exec. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
import { policyDocument } from "../../core/policy-document";
import { optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { type Role, rolePolicy } from "../policy/role-policy";
import { policyStatements, statements } from "../policy/statements";
import { identity, type Location } from "./cluster";
import { exec, execStatements } from "./exec";
import { ROLE } from "./samples";
import { mountedByRole, mountStatements, volumes } from "./volumes";

const existingRole = t
  .shape("EcsExistingRole", {
    arn: t.arn("iam", "a role's ARN").describe("The role's ARN; it must trust ecs-tasks.amazonaws.com."),
  })
  .describe("A role of your own.")
  .example({ arn: "arn:aws:iam::123456789012:role/web" });

const needs = [identity, volumes, exec] as const;
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
  taskStatements: statements
    .describe("What the application may do: statements of the task role's policy, by name.")
    .default({}),
};
type RoleInputs = t.InputsOf<typeof inputs, typeof needs>;

const noRoles = ({ taskRole, executionRole }: RoleInputs) =>
  x.and(x.not(x.isNull(taskRole)), x.not(x.isNull(executionRole)));

export const roles = t.concern({
  needs,
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
    {
      on: "taskStatements",
      test: ({ taskRole, taskStatements }) => x.or(x.isNull(taskRole), x.isEmpty(taskStatements)),
      message: ({ taskStatements }, spell) =>
        x.str`${spell("taskStatements")} has ${x.shownTexts(x.keys(taskStatements))} beside ${spell("taskRole")}; allowed: statements of the role that is made here, or a role of your own.`,
      refused: [
        {
          taskRole: ROLE,
          taskStatements: { read: { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop-assets/*"] } },
        },
      ],
    },
  ],
});

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

export function taskRole(scope: Construct, inputs: RoleInputs, location: Location): Role {
  const isOurs = x.isNull(inputs.taskRole);
  const role = optional(scope, IamRole, "iam_role_task", isOurs, () => ({
    namePrefix: x.str`${inputs.name}-task-`,
    description: x.str`The application of the ECS service ${inputs.name}.`,
    assumeRolePolicy: tasksOnly(location),
    permissionsBoundary: inputs.permissionsBoundary,
    tags: nameTag(inputs, x.str`${inputs.name}-task`),
  }));
  const application = rolePolicy(scope, "iam_role_policy_application", {
    role,
    name: "application",
    when: x.and(isOurs, x.not(x.isEmpty(inputs.taskStatements))),
    statements: () => policyStatements(inputs.taskStatements),
  });
  const volumes = rolePolicy(scope, "iam_role_policy_volumes", {
    role,
    name: "mount-volumes",
    when: x.and(isOurs, x.not(x.isEmpty(mountedByRole(inputs)))),
    statements: () => mountStatements(scope, inputs, location),
  });
  const arn = x.when(
    isOurs,
    () => role.present("arn"),
    () => inputs.taskRole.arn,
  );
  const exec = rolePolicy(scope, "iam_role_policy_exec", {
    role,
    name: "ecs-exec",
    when: x.and(isOurs, inputs.exec),
    statements: () => execStatements(scope, inputs),
  });
  return { role, arn, policies: [application, volumes, exec] };
}
