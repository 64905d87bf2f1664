/** The task role: what the application may do. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import { str, tf } from "../../core/expressions";
import { nameTag } from "../../network/tags";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import { tasksOnly } from "./roles";

export function taskRole(scope: Construct, inputs: EcsServiceInputs, location: Location): IamRole {
  return new IamRole(scope, "iam_role_task", {
    namePrefix: tf(str`${inputs.name}-task-`),
    description: tf(str`The application of the ECS service ${inputs.name}.`),
    assumeRolePolicy: tf(tasksOnly(location)),
    tags: nameTag(inputs, str`${inputs.name}-task`),
  });
}
