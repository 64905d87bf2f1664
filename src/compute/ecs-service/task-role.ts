/** The task role: what the application may do. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { attribute, jsonEncode, str, tf } from "../../core/expressions";
import { optional } from "../../core/resources";
import { nameTag } from "../../network/tags";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import { execStatements } from "./exec";
import type { Location } from "./location";
import { tasksOnly } from "./roles";

export interface TaskRole {
  readonly role: IamRole;
  readonly policies: readonly IamRolePolicy[];
}

export function taskRole(scope: Construct, inputs: EcsServiceInputs, location: Location): TaskRole {
  const role = new IamRole(scope, "iam_role_task", {
    namePrefix: tf(str`${inputs.name}-task-`),
    description: tf(str`The application of the ECS service ${inputs.name}.`),
    assumeRolePolicy: tf(tasksOnly(location)),
    tags: nameTag(inputs, str`${inputs.name}-task`),
  });
  const exec = optional(inputs.exec, (meta) => {
    const Statement = execStatements(inputs);
    return new IamRolePolicy(scope, "iam_role_policy_exec", {
      ...meta,
      name: "ecs-exec",
      role: tf(attribute(role, "id")),
      policy: tf(jsonEncode({ Version: "2012-10-17", Statement })),
    });
  });
  return { role, policies: [exec].flatMap(({ resource }) => resource ?? []) };
}
