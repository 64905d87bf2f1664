/** The contract of the shared scaling configuration. */
import * as t from "../../../core/contract";
import * as x from "../../../core/expressions";
import { type ScalingShape, scalingInputs } from "./scaling.inputs";

const sizes: t.CrossRule<ScalingShape> = {
  on: "minSize",
  test: ({ minSize, maxSize }) => x.le(minSize, maxSize),
  message: ({ minSize, maxSize }, spell) =>
    x.str`${spell("minSize")} is ${minSize} with a ${spell("maxSize")} of ${maxSize}; allowed: a least size that is not above the most.`,
  refused: [{ minSize: 3, maxSize: 2 }],
};

export const scalingContract = t.contract({
  name: "App Runner scaling",
  inputs: scalingInputs,
  crossRules: [sizes],
  example: { name: "shop" },
});
