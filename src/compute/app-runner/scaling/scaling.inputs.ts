/** Every input of `modules/compute/app-runner/scaling` and of the construct `AppRunnerScaling`. */
import * as t from "../../../core/contract";
import { appRunnerName } from "../reference-names";
import { scalingParts } from "./scaling-parts.contract";

export const scalingInputs = {
  name: appRunnerName(32).describe(
    "The configuration's name; a change of its numbers makes a new revision of it.",
  ),
  ...scalingParts,
  tags: t.tags(),
};

export type ScalingShape = typeof scalingInputs;
export type ScalingInputs = t.Inputs<ScalingShape>;
