/** The task role: what the application may do, by the user's statements and the volumes it mounts. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import { rolePolicy } from "../policy/role-policy";
import { policyStatements, statements } from "../policy/statements";
import { identity, type Location } from "./cluster";
import { exec, execStatements } from "./exec";
import { type Role, roles, tasksOnly } from "./roles";
import { ROLE } from "./samples";
import { mountedByRole, mountStatements, volumes } from "./volumes";

const needs = [identity, roles, volumes, exec] as const;
const inputs = {
  taskStatements: statements
    .describe("What the application may do: statements of the task role's policy, by name.")
    .default({}),
};
type TaskRoleInputs = t.InputsOf<typeof inputs, typeof needs>;

export const application = t.concern({
  needs,
  inputs,
  rules: [
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

export function taskRole(scope: Construct, inputs: TaskRoleInputs, location: Location): Role {
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
