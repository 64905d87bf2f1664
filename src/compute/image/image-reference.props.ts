// Generated from src/compute/image/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** An image: the `ref` of `Image`, or an object written by hand. */
export interface ImageReference {
  /** The pipeline's ARN: who starts it builds an image. */
  readonly pipelineArn: Input<string>;
  /** The recipe's ARN, with its version. */
  readonly recipeArn: Input<string>;
  /** The SSM parameter with the newest image's id, for `parameter` of a server's image. Whoever uses it waits for it. */
  readonly ssmParameter?: Input<string | null>;
  /** The image's id where the apply has built it. */
  readonly amiId?: Input<string | null>;
}

