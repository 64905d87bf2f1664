/** The task definition: a new revision of its family with every change. */
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import { attribute, type Expr, eq, items, str, tf, when } from "../../core/expressions";
import { nameTag } from "../../network/tags";
import type { EcsServiceInputs } from "./ecs-service.inputs";

interface TaskArguments {
  readonly inputs: EcsServiceInputs;
  readonly definitions: Expr<string>;
  readonly taskRole: IamRole;
  readonly executionRole: IamRole;
}

/** Families are shared by all clusters of an account and region. */
export const taskFamily = ({ cluster, name }: EcsServiceInputs): Expr<string> => str`${cluster.name}-${name}`;

export function taskDefinition(
  scope: Construct,
  { inputs, definitions, taskRole, executionRole }: TaskArguments,
): EcsTaskDefinition {
  return new EcsTaskDefinition(scope, "ecs_task_definition", {
    family: tf(taskFamily(inputs)),
    requiresCompatibilities: tf(items<string>([compatibility(inputs)])) as string[],
    networkMode: "awsvpc",
    cpu: tf(inputs.cpu) as unknown as string,
    memory: tf(inputs.memory) as unknown as string,
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: tf(inputs.architecture) as string },
    taskRoleArn: tf(attribute(taskRole, "arn")),
    executionRoleArn: tf(attribute(executionRole, "arn")),
    containerDefinitions: tf(definitions),
    tags: nameTag(inputs, inputs.name),
  });
}

/** FARGATE or EC2. */
export const compatibility = ({ launchType }: EcsServiceInputs): Expr<string> =>
  when<string>(
    eq<string>(launchType, "fargate"),
    () => "FARGATE",
    () => "EC2",
  );
