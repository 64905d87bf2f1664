/** The task definition: a new revision of its family with every change. */
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach } from "../../core/dynamic";
import { type Expr, eq, isNull, items, str, tf, when } from "../../core/expressions";
import { nameTag } from "../../network/tags";
import type { EcsServiceInputs } from "./ecs-service.inputs";
import { declareVolumes } from "./volumes";

interface TaskArguments {
  readonly inputs: EcsServiceInputs;
  readonly definitions: Expr<string>;
  readonly taskRoleArn: Expr<string>;
  readonly executionRoleArn: Expr<string>;
  readonly preconditions: readonly Precondition[];
}

/** Families are shared by all clusters of an account and region. */
export const taskFamily = ({ cluster, name }: EcsServiceInputs): Expr<string> => str`${cluster.name}-${name}`;

export function taskDefinition(scope: Construct, given: TaskArguments): EcsTaskDefinition {
  const { inputs, definitions, taskRoleArn, executionRoleArn } = given;
  const precondition = [...given.preconditions];
  const task = new EcsTaskDefinition(scope, "ecs_task_definition", {
    family: tf(taskFamily(inputs)),
    requiresCompatibilities: tf(items<string>([compatibility(inputs)])) as string[],
    networkMode: "awsvpc",
    cpu: tf(inputs.cpu) as unknown as string,
    memory: tf(inputs.memory) as unknown as string,
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: tf(inputs.architecture) as string },
    taskRoleArn: tf(taskRoleArn),
    executionRoleArn: tf(executionRoleArn),
    containerDefinitions: tf(definitions),
    tags: nameTag(inputs, inputs.name),
    ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
  });
  const disk = when<number[]>(
    isNull(inputs.ephemeralStorageGib),
    () => items<number>([]),
    () => items<number>([inputs.ephemeralStorageGib as Expr<number>]),
  );
  blockEach(task, { name: "ephemeral_storage" }, disk, (size) => ({ size_in_gib: size }));
  declareVolumes(task, inputs);
  return task;
}

/** FARGATE or EC2. */
export const compatibility = ({ launchType }: EcsServiceInputs): Expr<string> =>
  when<string>(
    eq<string>(launchType as Expr<string>, "fargate"),
    () => "FARGATE",
    () => "EC2",
  );
