/** What a scaling configuration gives to services; an object like this stands for an existing one. */
import * as t from "../../../core/contract";

const SCALING_REFERENCE_FILE = "compute/app-runner/scaling/scaling-reference.props";

export const scalingReference = t
  .shape(
    "AppRunnerScalingReference",
    {
      arn: t
        .arn("apprunner", "an auto scaling configuration's ARN")
        .describe("The configuration's ARN, with its revision; without one App Runner takes the latest."),
    },
    SCALING_REFERENCE_FILE,
  )
  .describe(
    "A scaling configuration: the output `scaling` of modules/compute/app-runner/scaling, or an object written by hand.",
  )
  .example({
    arn: "arn:aws:apprunner:ap-northeast-1:123456789012:autoscalingconfiguration/shop/1/0123456789abcdef0123456789abcdef",
  });

export type ScalingReferenceValue = t.Infer<typeof scalingReference>;
