/** The bucket and its settings: encrypted, versioned, tidied up, its accesses logged. */
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { Construct } from "constructs";
import * as t from "../../core/contract";
import * as x from "../../core/expressions";
import { resource } from "../../core/resources";
import { accessLogs, logAccess } from "../../storage/access-logs";
import { encryptBucket, keepVersions, named, type versions } from "../../storage/closed-bucket";
import { endpoints, hasEndpoints } from "./endpoints";

const tidying = t
  .shape("WebBucketLifecycleRules", {
    noncurrentDays: t
      .duration("days", { min: 1, max: 36500 })
      .describe("Days after which a version that another took the place of goes.")
      .default(90),
    noncurrentVersions: t
      .integer({ min: 1, max: 100 }, "versions")
      .describe("Newest of those versions that stay whatever their age; default: none.")
      .optional(),
    abortUploadDays: t
      .duration("days", { min: 1, max: 365 })
      .describe("Days after which an unfinished multipart upload goes.")
      .default(7),
  })
  .describe("What S3 removes by itself (Amazon S3 User Guide, lifecycle configuration elements).");

const needs = [named, endpoints] as const;
const inputs = {
  kmsKeyArn: t
    .arn("kms", "a KMS key's ARN")
    .describe(
      "Key for SSE-KMS, with a bucket key. For CloudFront alone, which the key's policy must let decrypt; default: SSE-S3.",
    )
    .optional(),
  lifecycleRules: tidying.default({}),
};

const KEY = "arn:aws:kms:ap-northeast-2:123456789012:key/12345678-1234-1234-1234-123456789012";

export const logs = accessLogs("WebBucketAccessLogs", "shop-web-123456789012");

export const settings = t.concern({
  needs,
  inputs,
  rules: [
    /** Amazon S3 User Guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)": requests have to be signed. */
    {
      on: "kmsKeyArn",
      test: (inputs) => x.or(x.isNull(inputs.kmsKeyArn), x.not(hasEndpoints(inputs))),
      message: (_, spell) =>
        x.str`${spell("kmsKeyArn")} is set while endpoints read without credentials; allowed: SSE-S3 there, since objects under SSE-KMS are given to signed requests alone. Leave the key out, or serve by cloudfront only.`,
      refused: [{ kmsKeyArn: KEY }],
    },
  ],
});

type SettingsInputs = t.InputsOf<typeof inputs, [...typeof needs, typeof versions, typeof logs]>;
/** Everything about the bucket but its policy. */
export function bucketSettings(scope: Construct, inputs: SettingsInputs, bucket: S3Bucket): void {
  encryptBucket(scope, inputs.kmsKeyArn, bucket);
  tidyUp(scope, inputs, bucket);
  logAccess(scope, inputs.accessLogs, bucket);
}

function tidyUp(scope: Construct, { versioning, lifecycleRules }: SettingsInputs, bucket: S3Bucket): void {
  const versions = keepVersions(scope, versioning, bucket);
  resource(scope, S3BucketLifecycleConfiguration, "s3_bucket_lifecycle_configuration", {
    bucket: bucket.id,
    rule: [
      {
        id: "old-versions",
        status: "Enabled",
        filter: [{}],
        noncurrentVersionExpiration: [
          {
            noncurrentDays: lifecycleRules.noncurrentDays,
            newerNoncurrentVersions: lifecycleRules.noncurrentVersions,
          },
        ],
        // a deletion's mark goes with the last version that it hides
        expiration: [{ expiredObjectDeleteMarker: true }],
      },
      {
        id: "unfinished-uploads",
        status: "Enabled",
        filter: [{}],
        abortIncompleteMultipartUpload: [{ daysAfterInitiation: lifecycleRules.abortUploadDays }],
      },
    ],
    dependsOn: [versions],
  });
}
