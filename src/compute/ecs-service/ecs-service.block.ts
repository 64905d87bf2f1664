/** The module `compute/ecs-service`. */
import { defineBlock } from "../../core/module/block";
import { DEPLOYMENT_NOTES } from "./deployment.notes";
import { EcsService } from "./ecs-service";
import { ecsServiceContract } from "./ecs-service.contract";
import type { TypedEcsServiceProps } from "./props";
import { TASK_NOTES } from "./task.notes";

export const ecsServiceBlock = defineBlock<TypedEcsServiceProps>({
  path: "compute/ecs-service",
  source: "src/compute/ecs-service/ecs-service.ts",
  title: "ECS service",
  purpose:
    "A service on ECS, on Fargate or on container instances: its task definition, its two roles with only what the containers need, and a log group per container.",
  contract: ecsServiceContract,
  construct: EcsService,
  notes: `${TASK_NOTES}\n\n${DEPLOYMENT_NOTES}`,
});
