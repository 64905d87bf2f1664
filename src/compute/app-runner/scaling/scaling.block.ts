/** The module `compute/app-runner/scaling`. */
import { defineBlock } from "../../../core/module/block";
import { AppRunnerScaling } from "./scaling";
import { scalingContract } from "./scaling.contract";
import type { AppRunnerScalingProps } from "./scaling.props";

export const scalingBlock = defineBlock<AppRunnerScalingProps>({
  path: "compute/app-runner/scaling",
  source: "src/compute/app-runner/scaling/scaling.ts",
  title: "App Runner scaling",
  purpose:
    "An auto scaling configuration that several App Runner services share: requests at the same time for one instance, least and most instances. A service with numbers of its own needs none: it has `scaling`.",
  contract: scalingContract,
  construct: AppRunnerScaling,
});
