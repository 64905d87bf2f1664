/** The contract of the shared scaling configuration. */
import { type CrossRule, contract } from "../../../core/contract";
import { le, str } from "../../../core/expressions";
import { type ScalingShape, scalingInputs } from "./scaling.inputs";

const sizes: CrossRule<ScalingShape> = {
  on: "minSize",
  test: ({ minSize, maxSize }) => le(minSize, maxSize),
  message: ({ minSize, maxSize }, spell) =>
    str`${spell("minSize")} is ${minSize} with a ${spell("maxSize")} of ${maxSize}; allowed: a least size that is not above the most.`,
  refused: [{ minSize: 3, maxSize: 2 }],
};

export const scalingContract = contract({
  name: "App Runner scaling",
  inputs: scalingInputs,
  crossRules: [sizes],
  example: { name: "shop" },
});
