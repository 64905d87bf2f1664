/** The contract of the ECS cluster: its inputs and the rules between them. */
import * as t from "../../core/contract";
import { ecsClusterInputs } from "./ecs-cluster.inputs";
import { crossRules } from "./ecs-cluster.rules";

export const ecsClusterContract = t.contract({
  name: "ECS cluster",
  inputs: ecsClusterInputs,
  crossRules,
  example: { name: "main" },
});
