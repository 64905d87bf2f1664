// Generated from src/data/bucket/reference.ts by `npm run modules`. Do not edit.
import type { Input } from "../../core/expressions";

/** A bucket: the `ref` of `Bucket`, or an object written by hand. */
export interface BucketReference {
  /** The bucket's name. */
  readonly name: Input<string>;
  /** The bucket's ARN. */
  readonly arn: Input<string>;
  /** The bucket's regional host: NAME.s3.REGION.amazonaws.com. */
  readonly domainName: Input<string>;
  /** The key that objects are encrypted with: who reads or writes needs it; null for SSE-S3. */
  readonly kmsKeyArn?: Input<string | null>;
}

