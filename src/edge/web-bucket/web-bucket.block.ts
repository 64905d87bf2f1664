/** The module `edge/web-bucket`. */
import { defineBlock } from "../../core/module/block";
import { WebBucket } from "./web-bucket";
import { webBucketContract } from "./web-bucket.contract";
import { NOTES } from "./web-bucket.notes";
import type { WebBucketProps } from "./web-bucket.props";

export const webBucketBlock = defineBlock<WebBucketProps>({
  path: "edge/web-bucket",
  source: "src/edge/web-bucket/web-bucket.ts",
  title: "Web bucket",
  purpose:
    "A private bucket of web assets that this VPC's S3 gateway endpoint reads without credentials (nginx in front of it), or CloudFront, or both. Reads from elsewhere are denied; managing the bucket is not, so that nobody locks himself out. Versioned, encrypted, by TLS only.",
  contract: webBucketContract,
  construct: WebBucket,
  notes: NOTES,
});
