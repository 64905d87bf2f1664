// Generated from src/compute/app-runner/scaling/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../../core/expressions";

/** A scaling configuration: the `ref` of `AppRunnerScaling`, or an object written by hand. */
export interface AppRunnerScalingReference {
  /**
   * The configuration's ARN, with its revision; without one App Runner takes the latest.
   * Allowed: an auto scaling configuration's ARN, such as "arn:aws:apprunner:region:123456789012:resource".
   */
  readonly arn: Input<string>;
}

