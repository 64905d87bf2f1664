/** The task definition: a new revision of its family with every change. */
import { EcsTaskDefinition } from "@cdktf/provider-aws/lib/ecs-task-definition";
import type { Construct } from "constructs";
import type { Precondition } from "../../core/contract";
import { blockEach } from "../../core/dynamic";
import type { Expr } from "../../core/expressions";
import * as x from "../../core/expressions";
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
export const taskFamily = ({ cluster, name }: EcsServiceInputs): Expr<string> =>
  x.str`${cluster.name}-${name}`;

export function taskDefinition(scope: Construct, given: TaskArguments): EcsTaskDefinition {
  const { inputs, definitions, taskRoleArn, executionRoleArn } = given;
  const precondition = [...given.preconditions];
  const task = new EcsTaskDefinition(scope, "ecs_task_definition", {
    family: x.tf(taskFamily(inputs)),
    requiresCompatibilities: x.tf(x.items([compatibility(inputs)])),
    networkMode: "awsvpc",
    cpu: x.tf(inputs.cpu) as unknown as string,
    memory: x.tf(inputs.memory) as unknown as string,
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: x.tf(inputs.architecture) },
    taskRoleArn: x.tf(taskRoleArn),
    executionRoleArn: x.tf(executionRoleArn),
    containerDefinitions: x.tf(definitions),
    tags: nameTag(inputs, inputs.name),
    ...(precondition.length > 0 ? { lifecycle: { precondition } } : {}),
  });
  const disk = x.ifSet(
    inputs.ephemeralStorageGib,
    (ephemeralStorageGib) => x.items([ephemeralStorageGib]),
    () => x.items([]),
  );
  blockEach(task, { name: "ephemeral_storage" }, disk, (size) => ({ size_in_gib: size }));
  declareVolumes(task, inputs);
  return task;
}

/** FARGATE or EC2. */
export const compatibility = ({ launchType }: EcsServiceInputs): Expr<string> =>
  x.when(
    x.eq(launchType, "fargate"),
    () => "FARGATE",
    () => "EC2",
  );
