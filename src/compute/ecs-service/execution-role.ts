/** The execution role: what ECS does to start the containers, and nothing else. */
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import { attribute, jsonEncode, listFrom, str, tf } from "../../core/expressions";
import { nameTag } from "../../network/tags";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import type { Location } from "./location";
import type { LogGroups } from "./log-groups";
import { tasksOnly } from "./roles";

interface ExecutionArguments {
  readonly inputs: EcsServiceInputs;
  readonly location: Location;
  readonly logs: LogGroups;
}

export interface ExecutionRole {
  readonly role: IamRole;
  readonly policy: IamRolePolicy;
}

export function executionRole(
  scope: Construct,
  { inputs, location, logs }: ExecutionArguments,
): ExecutionRole {
  // a prefix, since role names are shared by all regions of the account
  const role = new IamRole(scope, "iam_role_execution", {
    namePrefix: tf(str`${inputs.name}-exec-`),
    description: tf(str`ECS: starts the containers of the service ${inputs.name}.`),
    assumeRolePolicy: tf(tasksOnly(location)),
    tags: nameTag(inputs, str`${inputs.name}-execution`),
  });
  const groups = listFrom<string, string>(logs.attribute("arn"), ["key", "arn"], (_, arn) => ({
    value: str`${arn}:*`,
  }));
  const policy = new IamRolePolicy(scope, "iam_role_policy_execution", {
    name: "start-containers",
    role: tf(attribute(role, "id")),
    policy: tf(
      jsonEncode({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Logs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: groups,
          },
        ],
      }),
    ),
  });
  return { role, policy };
}
