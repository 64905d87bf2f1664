// Generated from src/compute/ecr-repository/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** An ECR repository: the `ref` of `EcrRepository`, or an object written by hand. */
export interface EcrRepositoryReference {
  /** The repository's ARN, for policies. */
  readonly arn: Input<string>;
  /** The repository's name. */
  readonly name: Input<string>;
  /** What images are named by: `ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME`, without a tag. */
  readonly url: Input<string>;
}

